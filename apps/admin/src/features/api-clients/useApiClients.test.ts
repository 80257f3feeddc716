import { expect, test } from '@jest/globals'
import { keyState } from './useApiClients.ts'

const now = new Date('2026-06-30T12:00:00Z')

test.each([
  ['active', '2027-01-01T00:00:00Z', null],
  ['ending', '2027-01-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  ['ended', '2027-01-01T00:00:00Z', '2026-06-30T12:00:00Z'],
  ['expired', '2026-06-30T12:00:00Z', null],
  ['ended', '2026-01-01T00:00:00Z', '2025-12-01T00:00:00Z']
])('a key is %s (expires %s, revoked %s)', (state, expiresAt, revokedAt) => {
  expect(keyState({ expiresAt, revokedAt }, now)).toBe(state)
})
