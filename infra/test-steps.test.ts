import { expect, test } from '@jest/globals'
import { worthShowing } from './children.ts'
import { table } from './progress.ts'
import { countJest, countLastLine, testSteps } from './test-steps.ts'

test('the journeys’ last count is the one that counts', () => {
  expect(countLastLine('1 passed, 0 failed, 0 skipped\nmore\n12 passed, 1 failed, 3 skipped\n')).toEqual({
    passed: 12,
    failed: 1,
    skipped: 3
  })
  expect(countLastLine('it broke off')).toBeUndefined()
})

test('a file of tests that could not be run is a failure', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, numRuntimeErrorTestSuites: 1 }
  expect(countJest(report)).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('the long run asks for the full counts of properties', () => {
  const jest = (long: boolean) => testSteps(long, []).find(step => step.name === 'jest')?.env?.['FC_RUNS']
  expect(Number(jest(true))).toBeGreaterThanOrEqual(1000)
  expect(jest(false)).toBeUndefined()
})

test('of a child’s words only warnings and worse reach the terminal', () => {
  expect(worthShowing('{"level":30,"msg":"up"}', true)).toBeUndefined()
  expect(worthShowing('{"level":50,"msg":"down","err":{"message":"no disk"}}', false)).toBe('error: down: no disk')
  expect(worthShowing('plain', false)).toBeUndefined()
  expect(worthShowing('plain', true)).toBe('plain')
})

test('columns stand straight under Chinese characters', () => {
  expect(
    table([
      ['总部', 'a'],
      ['x', 'b']
    ])
  ).toEqual(['总部  a', 'x     b'])
})
