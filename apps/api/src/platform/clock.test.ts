// A clock that a file moves: it runs on from the instant in the file, is moved again by writing it again, and is the system's without it.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { FileClock } from './clock.ts'

const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'clock-')), 'clock')

function write(text: string, secondsAgo: number): void {
  writeFileSync(file, text)
  const at = Date.now() / 1000 - secondsAgo
  utimesSync(file, at, at)
}

test('runs on from what was written, whoever looks; half written nothing changes; without the file it is the system’s', () => {
  const clock = new FileClock(file)
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000)
  write('2026-12-01T09:00:00+08:00\n', 60)
  const later = Date.parse('2026-12-01T01:01:00Z')
  for (const each of [clock, new FileClock(file)]) expect(Math.abs(each.now().getTime() - later)).toBeLessThan(1_000)
  write('', 0)
  expect(Math.abs(clock.now().getTime() - later)).toBeLessThan(1_000)
  write('2027-01-01T00:00:00Z', 0)
  expect(Math.abs(clock.now().getTime() - Date.parse('2027-01-01T00:00:00Z'))).toBeLessThan(1_000)
  rmSync(file)
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000)
  write('tomorrow', 0)
  expect(() => clock.now()).toThrow(/holds no instant/)
})
