/** An act that was done is done, whatever becomes of asking again for what it changed. */
import { expect, test } from '@jest/globals'
import { askAgain } from './ask-again.ts'

test('a question that fails or is overtaken keeps nobody waiting, and no other from being asked', async () => {
  const asked: unknown[] = []
  const cache = {
    invalidateQueries: ({ key }: { key?: unknown } = {}) => {
      asked.push(key)
      return asked.length === 1 ? Promise.reject(new DOMException('overtaken', 'AbortError')) : Promise.resolve([])
    }
  }
  await expect(askAgain(cache as never, ['policies'], ['customers', 'c'])).resolves.toBeUndefined()
  expect(asked).toEqual([['policies'], ['customers', 'c']])
})
