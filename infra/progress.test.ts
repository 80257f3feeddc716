/** What a long step says meanwhile: a line every few seconds in a log, one line that is rewritten on a terminal. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { say, step, waitFor } from './progress.ts'

let written = ''
const { isTTY, columns } = process.stderr

beforeEach(() => {
  written = ''
  jest.useFakeTimers()
  jest.spyOn(process.stderr, 'write').mockImplementation(text => {
    written += String(text)
    return true
  })
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
  Object.assign(process.stderr, { isTTY, columns })
})

async function demo(): Promise<string[]> {
  const seen: string[] = []
  const look = async (ms: number) => {
    await jest.advanceTimersByTimeAsync(ms)
    seen.push(written)
    written = ''
  }
  let finish = () => {}
  const done = step(
    'demo',
    async tell => {
      tell('港湾: receipts')
      await new Promise<void>(resolve => (finish = resolve))
      return 'two companies'
    },
    result => result
  )
  await look(900)
  await look(600)
  say('another line')
  await look(0)
  await look(9000)
  finish()
  await done
  await look(10_000)
  return seen
}

test('in a log, a line every five seconds', async () => {
  Object.assign(process.stderr, { isTTY: false })
  const [soon, later, , long, last] = await demo()
  expect(soon).toBe('')
  expect(later).toBe('')
  expect(long).toBe('  demo           5.0 s  … 港湾: receipts\n  demo          10.0 s  … 港湾: receipts\n')
  expect(last).toBe('  demo          10.5 s  two companies\n')
})

test('on a terminal, one line that gives way to others and is gone at the end', async () => {
  Object.assign(process.stderr, { isTTY: true, columns: 20 })
  const erase = '\r\u001b[2K'
  const [soon, later, other, , last] = await demo()
  expect(soon).toBe('')
  expect(later).toContain(`${erase}  … demo 1 s 港湾: `)
  expect(later).not.toMatch(/\n|receipts/)
  expect(other).toBe(`${erase}another line\n${erase}  … demo 1 s 港湾: `)
  expect(last).toBe(`${erase}  demo          10.5 s  two companies\n`)
})

test('a step that fails leaves no line behind', async () => {
  Object.assign(process.stderr, { isTTY: true, columns: 80 })
  const failing = waitFor('api', () => new Promise((_, reject) => setTimeout(() => reject(new Error('no')), 2000)))
  const failed = expect(failing).rejects.toThrow('no')
  await jest.advanceTimersByTimeAsync(2000)
  await failed
  expect(written).toContain('api 1 s')
  expect(written.endsWith('\r\u001b[2K')).toBe(true)
})
