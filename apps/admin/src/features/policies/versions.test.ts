/** A version in a list says from when to when it held; one that was replaced on its own day held none. Discarded ones come last, where they are asked for. */
import { expect, test } from '@jest/globals'
import type { Words } from './sentence.ts'
import { inOrder, listed, noteOf, type VersionLine } from './versions.ts'

const words = {
  say: (key: string, values: Record<string, string> = {}) =>
    [key, values['note'], values['on'], values['to'], values['planned']].filter(Boolean).join(' '),
  f: { iso: (day: string) => day, moment: (at: string) => at }
} as unknown as Words
const retired = (effectiveOn: string, retiredOn: string) =>
  ({ status: 'RETIRED', effectiveOn, retiredOn, createdAt: '2026-01-01T00:00:00Z', lastAct: null }) as unknown as VersionLine

test.each([
  ['the day before the next one’s', '2026-01-01', '2026-03-01', 'policies.note.RETIRED 2026-01-01 2026-02-28'],
  ['one day', '2026-01-01', '2026-01-02', 'policies.note.RETIRED 2026-01-01 2026-01-01'],
  ['no day', '2026-01-01', '2026-01-01', 'policies.note.replaced 2026-01-01']
])('it held until %s', (_, from, to, note) => {
  expect(noteOf(retired(from, to), words)).toBe(note)
})

test('one that came into force late says the day that was set for it', () => {
  const late = { ...retired('2026-11-03', '2026-12-01'), plannedOn: '2026-11-01' }
  expect(noteOf(late, words)).toBe('policies.note.late policies.note.RETIRED 2026-11-03 2026-11-30 2026-11-01')
  expect(noteOf({ ...late, status: 'IN_FORCE', retiredOn: null }, words)).toBe(
    'policies.note.late policies.note.IN_FORCE 2026-11-03 2026-11-01'
  )
})

test('what was put aside is listed on demand, after all else', () => {
  expect(listed(false)).not.toContain('DISCARDED')
  expect(listed(true)).toHaveLength(listed(false).length + 1)
  const all = (['DISCARDED', 'RETIRED', 'DRAFT', 'IN_FORCE'] as const).map(status => ({ status }))
  expect(inOrder(all).map(({ status }) => status)).toEqual(['DRAFT', 'IN_FORCE', 'RETIRED', 'DISCARDED'])
})
