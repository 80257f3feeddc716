import { describe, expect, test } from '@jest/globals'
import { localDate } from '../calendar/local-date.ts'
import { CHECKLIST_KINDS, checklistResult, needsNote, REGISTRATION_RATE_ITEM, type Checklist, type ChecklistVerdict } from './checklist.ts'
import { checklistPeriod } from './period.ts'
import { READY_CHECKLISTS, readyChecklists } from './ready-checklists.ts'
import { checklistFault } from './validate-checklist.ts'

const { items } = READY_CHECKLISTS.system
const asked = items.filter(item => !item.automatic)

describe('ready checklists (AUDIT-1)', () => {
  test.each(readyChecklists())('$kind is complete', list => {
    expect(checklistFault(list)).toBeUndefined()
    expect(list.items.length).toBeGreaterThanOrEqual(8)
    expect(list.items.length).toBeLessThanOrEqual(14)
    expect(list.items.some(item => item.critical)).toBe(true)
    for (const { text, help } of [...list.items, { text: list.title, help: list.title }])
      for (const both of [text, help]) {
        expect(both['zh-CN']).toMatch(/\p{Script=Han}/u)
        expect(both['zh-CN']).not.toMatch(/您|\p{Script=Han} [\w]|[\w] \p{Script=Han}/u)
        expect(both.en).not.toMatch(/\p{Script=Han}/u)
      }
  })
  test('are due and whose they are', () => {
    expect(readyChecklists().map(({ kind, rhythm, doer }) => [kind, rhythm, doer])).toEqual([
      ['system', 'monthly', 'OPERATOR'],
      ['files', 'weekly', 'STORE_MANAGER'],
      ['developing', 'weekly', 'STORE_MANAGER'],
      ['supervising', 'monthly', 'OPERATOR']
    ])
    expect(Object.keys(READY_CHECKLISTS)).toEqual([...CHECKLIST_KINDS])
  })
  test('only the rate of INC-5 is automatic', () => {
    expect(readyChecklists().flatMap(list => list.items.filter(item => item.automatic).map(item => item.key))).toEqual([
      REGISTRATION_RATE_ITEM
    ])
  })
})

describe('a result (INC-9)', () => {
  const critical = asked.find(item => item.critical)!.key
  const minor = asked.find(item => !item.critical)!.key
  const answered = (failed: readonly string[], more: Readonly<Record<string, ChecklistVerdict>> = {}) =>
    new Map<string, ChecklistVerdict>([
      ...asked.map(({ key }) => [key, failed.includes(key) ? 'failed' : 'passed'] as const),
      ...Object.entries(more)
    ])
  test.each([
    ['nothing failed', [], { failed: 0, failedCritical: 0, isFailed: false }],
    ['one failed that is not critical', [minor], { failed: 1, failedCritical: 0, isFailed: false }],
    ['one critical failed', [critical], { failed: 1, failedCritical: 1, isFailed: true }],
    ['both', [minor, critical], { failed: 2, failedCritical: 1, isFailed: true }]
  ])('%s', (_, failed, result) => {
    expect(checklistResult(items, answered(failed))).toEqual({
      ...result,
      passed: asked.length - failed.length,
      notApplicable: 0,
      left: 0
    })
  })
  test('what does not apply is in neither number; an automatic item waits for no answer and counts for nothing', () => {
    const answers = answered([], { [minor]: 'notApplicable', [REGISTRATION_RATE_ITEM]: 'failed', unknown: 'failed' })
    expect(checklistResult(items, answers)).toMatchObject({
      passed: asked.length - 1,
      notApplicable: 1,
      failed: 0,
      left: 0,
      isFailed: false
    })
    expect(checklistResult(items, new Map()).left).toBe(asked.length)
  })
  test('a failed item needs a word, any other where it says so', () => {
    const [plain, proven] = [asked.find(item => !item.needsNote)!, asked.find(item => item.needsNote)!]
    const verdicts = ['passed', 'failed', 'notApplicable'] as const
    expect(verdicts.map(verdict => needsNote(plain, verdict))).toEqual([false, true, false])
    expect(verdicts.map(verdict => needsNote(proven, verdict))).toEqual([true, true, true])
  })
})

test.each([
  ['daily', '2026-06-30', '2026-06-30', '2026-06-30'],
  ['weekly', '2026-06-29', '2026-06-29', '2026-07-05'],
  ['weekly', '2026-07-05', '2026-06-29', '2026-07-05'],
  ['weekly', '2026-07-06', '2026-07-06', '2026-07-12'],
  ['monthly', '2026-01-01', '2026-01-01', '2026-02-05'],
  ['monthly', '2026-12-31', '2026-12-01', '2027-01-05']
] as const)('%s of %s is for %s and due on %s', (rhythm, today, forOn, dueOn) => {
  expect(checklistPeriod(rhythm, localDate(today))).toEqual({ forOn, dueOn })
})

describe('what headquarters writes', () => {
  const { files, system } = READY_CHECKLISTS
  const first = files.items[0]!
  const faulty: readonly (readonly [string, Checklist, string])[] = [
    ['no items', { ...files, items: [] }, 'REQUIRED items'],
    ['only what is automatic', { ...system, items: items.filter(item => item.automatic) }, 'REQUIRED items'],
    ['one language', { ...files, title: { 'zh-CN': '档案', en: ' ' } }, 'REQUIRED title.en'],
    ['a long text', { ...files, items: [{ ...first, text: { 'zh-CN': '长'.repeat(201), en: 'x' } }] }, 'TEXT_TOO_LONG items.0.text.zh-CN'],
    ['a key twice', { ...files, items: [first, first] }, 'DUPLICATE_IN_BATCH items.1.key'],
    ['no key', { ...files, items: [{ ...first, key: '1 x' }] }, 'INVALID_VALUE items.0.key'],
    ['too many', { ...files, items: Array.from({ length: 51 }, (_, at) => ({ ...first, key: `k${at}` })) }, 'TOO_MANY_IN_BATCH items'],
    [
      'an automatic item of one’s own',
      { ...files, items: [files.items[1]!, { ...first, automatic: true }] },
      'INVALID_VALUE items.1.automatic'
    ],
    ['a weekly system check', { ...system, rhythm: 'weekly' }, 'INVALID_VALUE rhythm'],
    ['a system check of oneself', { ...system, doer: 'STORE_MANAGER' }, 'INVALID_VALUE doer']
  ]
  test.each(faulty)('%s is refused', (_, list, said) => {
    const fault = checklistFault(list)
    expect(fault && `${fault.code} ${fault.field.join('.')}`).toBe(said)
  })
  test('fifty items are not too many', () => {
    expect(checklistFault({ ...files, items: Array.from({ length: 50 }, (_, at) => ({ ...first, key: `k${at}` })) })).toBeUndefined()
  })
})
