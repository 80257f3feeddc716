// TRUST 37: whatever the driver says when the database goes, the caller hears that it may try again.
import { expect, test } from '@jest/globals'
import { isUnavailable } from './errors.ts'

test.each([
  'timeout exceeded when trying to connect',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable'
])('%s', message => {
  expect(isUnavailable(new Error(message))).toBe(true)
})

test('a bug is none of it', () => {
  expect(isUnavailable(new Error('cannot read properties of undefined'))).toBe(false)
  expect(isUnavailable('Connection terminated')).toBe(false)
})
