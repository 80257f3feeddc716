import { expect, test } from '@jest/globals'
import { addressOf } from './connect.ts'
import { roleName, scramVerifier, statementsFor, urlFor } from './roles.ts'
import { userOf } from './settings.ts'

test('a role is named after its database, within what Postgres keeps of a name', () => {
  expect(roleName('shop', 'app')).toBe('shop_app')
  const long = 'x'.repeat(63)
  expect(Buffer.byteLength(roleName(long, 'platform'))).toBeLessThanOrEqual(63)
  expect(roleName(long, 'app')).not.toBe(roleName(`${'x'.repeat(62)}y`, 'app'))
  expect(Buffer.byteLength(roleName('客'.repeat(21), 'app'))).toBeLessThanOrEqual(63)
  expect(roleName('客'.repeat(21), 'app')).not.toContain('\ufffd')
})

test.each([
  ['postgres://owner:p%40ss@db.example:5433/shop?sslmode=require', 'postgres://shop_app:n%2Fw@db.example:5433/shop?sslmode=require'],
  ['postgresql://owner@[::1]/shop', 'postgresql://shop_app:n%2Fw@[::1]/shop'],
  ['postgresql:///shop?host=/run/pg&user=owner&password=x', 'postgresql:///shop?host=%2Frun%2Fpg&user=shop_app&password=n%2Fw']
])('the address of a role differs from %s in who signs in', (owner, expected) => {
  const url = urlFor(owner, 'shop_app', 'n/w')
  expect(url).toBe(expected)
  expect(userOf(url)).toBe('shop_app')
  expect(addressOf(url)).toBe(addressOf(owner))
  expect(addressOf(url)).not.toContain('n/w')
})

test('a verifier is the one that Postgres makes (RFC 5803 in form), and not the password', () => {
  // The example of RFC 7677; Postgres stores it in this form.
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'), 4096)
  expect(verifier).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU='
  )
})

test('the statements to run by hand name the roles, quoted', () => {
  expect(statementsFor('my-shop')).toMatch(/create role "my-shop_app" login nosuperuser nobypassrls[^\n]*\n.*"my-shop_platform"/)
})
