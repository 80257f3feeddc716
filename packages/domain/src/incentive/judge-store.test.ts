// INC-5, INC-6, INC-9 and INC-10 at, just under and just over their edges.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localDate } from '../calendar/local-date.ts'
import { forfeitOf } from './amount-of.ts'
import { deriveEntry } from './derive-entry.ts'
import type { SubjectFigure } from './evidence.ts'
import { WHOLE_FILE } from './judge-store.ts'
import { DEFAULT_INCENTIVE_POLICY, type ContestRound, type IncentivePolicy, type IncentiveRule } from './policy.ts'
import { ruleOf, scoreRules } from './score-rules.ts'

const WHOLE = { days: 30, of: 30 }
const OF_STORE = ['registrationFloor', 'lateOnboarding', 'checkManager', 'checkMembers']
const only = (rules: readonly IncentiveRule[]): IncentivePolicy => ({ ...DEFAULT_INCENTIVE_POLICY, quotas: [], rules })
const ofStore = only(DEFAULT_INCENTIVE_POLICY.rules.filter(({ key }) => OF_STORE.includes(key)))
const store = (key: string, numerator: number, denominator: number | null): SubjectFigure => ({
  key,
  kind: 'store',
  id: 'S',
  storeId: 'S',
  numerator,
  denominator,
  presence: WHOLE
})
const JUNE = localDate('2026-06-01')

/** To whom how much, by rule. */
function scored(policy: IncentivePolicy, figures: readonly SubjectFigure[], month = JUNE) {
  const entries = scoreRules(policy, { storeId: 'S', month, figures, earlier: () => [] })
  return entries.map(entry => {
    const rule = ruleOf(policy, entry)
    const { shares } = deriveEntry(rule, entry, [{ staffId: entry.beneficiary.id, days: 30 }], JUNE)
    return `${entry.beneficiary.kind} ${entry.beneficiary.id} ${forfeitOf(rule, entry.evidence) ? 'forfeit' : shares[0]?.amount}`
  })
}

const FAILED = ['storeManager S -200', 'otherMembers S -100']
describe('INC-5 and INC-9: one critical item that fails, or a rate below its floor, fails the check', () => {
  test.each<[string, SubjectFigure[], string[]]>([
    ['exactly 85 %', [store('registrationFloor', 17, 20)], []],
    ['just under', [store('registrationFloor', 849, 1000)], FAILED],
    ['just over', [store('registrationFloor', 851, 1000)], []],
    ['nobody bought: no rate', [store('registrationFloor', 0, 0)], []],
    ['a check that nothing failed in', [store('checkManager', 0, 12), store('registrationFloor', 17, 20)], []],
    ['a critical item that failed', [store('checkManager', 1, 12), store('registrationFloor', 17, 20)], FAILED],
    ['a rate alone, beside a clean check', [store('checkManager', 0, 12), store('registrationFloor', 16, 20)], FAILED],
    ['no check was carried out', [store('checkManager', 0, 0)], []],
    ['of another store', [{ ...store('checkManager', 1, 12), storeId: 'T', id: 'T' }], []]
  ])('%s', (_, figures, expected) => expect(scored(ofStore, figures)).toEqual(expected))

  test('a chain that lets one item fail counts the rate as one', () => {
    const lenient = only(ofStore.rules.map(rule => (rule.type === 'systemCheck' ? { ...rule, mostFailed: 1 } : rule)))
    const with2 = (failed: number, rate: number) =>
      scored(lenient, [store('checkManager', failed, 12), store('registrationFloor', rate, 20)])
    expect([with2(1, 17), with2(0, 16), with2(1, 16), with2(2, 17)]).toEqual([[], [], FAILED, FAILED])
  })

  test('the others have it each in full, by their days; the days of two groups are not more than the month', () => {
    const [entry] = scoreRules(only([ofStore.rules[3]!]), {
      storeId: 'S',
      month: JUNE,
      figures: [store('checkMembers', 1, 12)],
      earlier: () => []
    })
    const members = [
      { staffId: 'a', days: 30 },
      { staffId: 'b', days: 15 },
      { staffId: 'c', days: 1 },
      { staffId: 'd', days: 60 }
    ]
    const { amount, shares } = deriveEntry(ofStore.rules[3]!, entry!, members, JUNE)
    expect(shares.map(share => share.amount)).toEqual([-100, -50, -3, -100])
    expect(amount).toBe(-253)
  })
})

test.each([
  ['no late day', 0, []],
  ['one', 1, ['storeManager S -20']],
  ['all of June', 30, ['storeManager S -600']]
])('INC-6: %s', (_, days, expected) => expect(scored(ofStore, [store('lateOnboarding', days, null)])).toEqual(expected))

const ROUND: ContestRound = {
  key: 'round',
  type: 'contestRound',
  quarter: 2,
  measure: 'registrations',
  among: 'store',
  least: 0,
  prizes: [100, 50, 31],
  forfeit: { 'zh-CN': '主持晨会', en: 'leads the morning meeting' }
}
const person = (id: string, numerator: number, denominator: number | null = null): SubjectFigure => ({
  ...store('round', numerator, denominator),
  kind: 'associate',
  id
})
describe('INC-10', () => {
  const people = (...figures: readonly number[]) => figures.map((count, nth) => person(String.fromCharCode(97 + nth), count))
  const of = (figures: readonly SubjectFigure[], round: Partial<ContestRound> = {}, month = JUNE) =>
    scored(only([{ ...ROUND, ...round }]), figures, month).map(line => line.replace('associate ', ''))
  test.each<[string, readonly number[], readonly string[]]>([
    ['by place, and the last does the forfeit', [9, 8, 7, 6], ['a 100', 'b 50', 'c 31', 'd forfeit']],
    ['two first share what both places bring', [9, 9, 7], ['a 75', 'b 75', 'c 31']],
    ['what cannot be divided goes by id', [9, 8, 8], ['a 100', 'b 41', 'c 40']],
    ['three for the last prize', [9, 8, 7, 7, 7], ['a 100', 'b 50', 'c 11', 'd 10', 'e 10']],
    ['last, with a prize: no forfeit', [9, 8], ['a 100', 'b 50']],
    ['two last do it both', [9, 8, 7, 6, 6], ['a 100', 'b 50', 'c 31', 'd forfeit', 'e forfeit']],
    ['all alike: nobody is last', [9, 9, 9, 9], ['a 46', 'b 45', 'c 45', 'd 45']],
    ['who made none has no prize', [9, 0], ['a 100', 'b forfeit']],
    ['alone nobody is beaten', [9], []],
    ['nobody made any', [0, 0], []]
  ])('%s', (_, counts, expected) => expect(of(people(...counts))).toEqual(expected))

  test('in its quarter alone, when that ends, and without words no forfeit', () => {
    const [some, months] = [people(2, 1), ['2026-05-01', '2026-09-01', '2027-06-01'].map(localDate)]
    expect(months.map(month => of(some, {}, month))).toEqual([[], [], ['a 100', 'b 50']])
    expect(of(people(9, 8, 7, 6), { forfeit: null })).toEqual(['a 100', 'b 50', 'c 31'])
  })

  test('under 10 checked fields no rank: at, just under, just over', () => {
    const figures = [person('a', 8, 10), person('b', 9, 9), person('c', 10, 11)]
    expect(of(figures, { measure: 'validity', least: 10, forfeit: null })).toEqual(['c 100', 'a 50'])
  })

  test('completeness goes by the average of files, and its least is so many files', () => {
    const files = (id: string, many: number, percent: number) => person(id, (many * percent * WHOLE_FILE) / 100, many * WHOLE_FILE)
    const figures = [files('a', 3, 90), files('b', 2, 95), files('c', 40, 89)]
    expect(of(figures, { measure: 'completeness', prizes: [7] })).toEqual(['b 7', 'c forfeit'])
    expect(of(figures, { measure: 'completeness', prizes: [7], least: 3 })).toEqual(['a 7', 'c forfeit'])
  })

  test('among the chain everybody is ranked, and each store has its own', () => {
    const figures = [person('a', 5), { ...person('b', 9), storeId: 'T' }, person('c', 1)]
    expect(of(figures, { among: 'chain', prizes: [7, 5] })).toEqual(['a 5', 'c forfeit'])
  })

  test('prizes are given out whole: their sum is that of the places taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 6 }),
        (counts, prizes) => {
          const lines = of(people(...counts), { prizes, forfeit: null })
          const sum = lines.reduce((all, line) => all + Number(line.split(' ')[1]), 0)
          expect(sum).toBe(prizes.slice(0, counts.length).reduce((all, prize) => all + prize, 0))
        }
      )
    )
  })
})
