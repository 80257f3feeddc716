import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localDate, type LocalDate } from '../calendar/local-date.ts'
import { deriveEntry } from './derive-entry.ts'
import { periodAfter, periodStart } from './period.ts'
import { DEFAULT_INCENTIVE_POLICY, NO_GOODS, type IncentivePolicy, type IncentiveRule, type Quota } from './policy.ts'
import { amountOf } from './amount-of.ts'
import type { EarlierPeriod, SubjectFigure } from './evidence.ts'
import { scorePaidMonthly, scoreRules, type ScoreInput } from './score-rules.ts'

const WHOLE = { days: 31, of: 31 }
const figure = (key: string, id: string, numerator: number, more: Partial<SubjectFigure> = {}): SubjectFigure => ({
  key,
  kind: 'group',
  id,
  storeId: 'S',
  numerator,
  denominator: null,
  presence: WHOLE,
  ...more
})

/** Scores some months in a row of one group under the default plan, as closing does: the streak reaches back to its last bonus. */
function monthsOf(policy: IncentivePolicy, first: string, counts: readonly number[]) {
  const closed: (EarlierPeriod & { readonly bonus: boolean })[] = []
  return counts.map((count, nth) => {
    const month = periodAfter('month', localDate(first), nth)
    const since = closed.findLastIndex(each => each.bonus)
    const input: ScoreInput = {
      storeId: 'S',
      month,
      figures: [figure('newCustomers', 'G', count)],
      earlier: () => closed.slice(since + 1).toReversed()
    }
    const scored = scoreRules(policy, input)
    const asked = month.slice(5, 7) >= '07' && month.slice(5, 7) <= '09' ? 20 : 30
    closed.push({
      start: month,
      figure: { numerator: count, denominator: null },
      asked,
      bonus: scored.some(each => each.ruleKey === 'threeInARow')
    })
    return Object.fromEntries(
      scored.map(each => [
        each.beneficiary.kind,
        amountOf(
          policy.rules.find(({ key }) => key === each.ruleKey)!,
          each.evidence
        )
      ])
    )
  })
}

/** The table of INC-1…INC-4: amounts to the group and to the store's manager, month by month. */
test.each([
  ['I1', '2026-03-01', [25], [{ group: -10 }]],
  ['I2', '2026-03-01', [24], [{ group: -12 }]],
  ['I3', '2026-03-01', [23], [{ group: -14, storeManager: -20 }]],
  ['I4', '2026-07-01', [20], [{}]],
  ['I5', '2026-01-01', [33, 34, 33], [{}, {}, { group: 30 }]],
  ['I6', '2026-01-01', [33, 33, 33, 33, 33, 33], [{}, {}, { group: 30 }, {}, {}, { group: 30 }]],
  ['I7', '2026-01-01', [33, 32, 40], [{}, {}, {}]],
  ['I8', '2026-05-01', [33, 33, 22], [{}, {}, { group: 30 }]],
  ['INC-2 just under, at and over', '2026-03-01', [29, 30, 31], [{ group: -2 }, {}, {}]],
  [
    'INC-1 the edges of the season',
    '2026-06-01',
    [20, 20, 20, 20, 20],
    [{ group: -20, storeManager: -20 }, {}, {}, {}, { group: -20, storeManager: -20 }]
  ],
  ['INC-4 a streak crosses a year', '2026-11-01', [33, 33, 33], [{}, {}, { group: 30 }]],
  ['INC-4 four in a row are one bonus and a beginning', '2026-01-01', [33, 33, 33, 33, 33], [{}, {}, { group: 30 }, {}, {}]]
])('%s', (_, first, counts, expected) => {
  expect(monthsOf(DEFAULT_INCENTIVE_POLICY, first, counts)).toEqual(expected)
})

test('a month without a quota breaks a streak, and one that was not closed does', () => {
  const rule = DEFAULT_INCENTIVE_POLICY.rules.find(each => each.type === 'streak')!
  const at = (start: string, asked: number | null): EarlierPeriod => ({
    start: localDate(start),
    figure: { numerator: 40, denominator: null },
    asked
  })
  const scored = (earlier: readonly EarlierPeriod[]) =>
    scoreRules(DEFAULT_INCENTIVE_POLICY, {
      storeId: 'S',
      month: localDate('2026-03-01'),
      figures: [figure('newCustomers', 'G', 33)],
      earlier: () => earlier
    }).filter(each => each.ruleKey === rule.key)
  expect(scored([at('2026-02-01', 30), at('2026-01-01', 30)])).toHaveLength(1)
  // One that nobody could be given goes on: of more periods the last are looked at.
  expect(scored([at('2026-02-01', 30), at('2026-01-01', 30), at('2025-12-01', 30)])).toHaveLength(1)
  expect(scored([at('2026-02-01', null), at('2026-01-01', 30)])).toEqual([])
  expect(scored([at('2026-01-01', 30), at('2025-12-01', 30)])).toEqual([])
})

const half = { days: 15, of: 30 }
test.each([
  ['by days', 'byDays', 14, -2],
  ['by days, reached', 'byDays', 15, 0],
  ['excluded', 'excluded', 0, 0]
] as const)('a group founded in mid-month: %s', (_, partSpans, count, expected) => {
  const policy = { ...DEFAULT_INCENTIVE_POLICY, partSpans }
  const scored = scoreRules(policy, {
    storeId: 'S',
    month: localDate('2026-06-01'),
    figures: [figure('newCustomers', 'G', count, { presence: half })],
    earlier: () => []
  }).filter(each => each.ruleKey === 'missingCustomer')
  expect(scored.map(each => amountOf(policy.rules[0]!, each.evidence))).toEqual(expected === 0 ? [] : [expected])
})

const sales: Quota = { key: 'sales', measure: 'netSales', of: 'store', span: 'quarter', amount: 1_000_000, lines: [], goods: NO_GOODS }
const ruled = (rule: IncentiveRule, quotas: readonly Quota[] = []): IncentivePolicy => ({
  ...DEFAULT_INCENTIVE_POLICY,
  quotas,
  rules: [rule]
})
function amounts(policy: IncentivePolicy, figures: readonly SubjectFigure[], month = '2026-03-01', score = scoreRules) {
  const scored = score(policy, { storeId: 'S', month: localDate(month), figures, earlier: () => [] })
  return Object.fromEntries(scored.map(each => [each.beneficiary.id, amountOf(policy.rules[0]!, each.evidence)]))
}
const repeat = (id: string, again: number, of: number) => figure('r', id, again, { denominator: of })

describe('INC-7', () => {
  const bonus: IncentiveRule = {
    key: 'r',
    type: 'rankingBonus',
    measure: 'repurchaseRate',
    span: 'quarter',
    among: 'store',
    places: 1,
    amount: 101,
    payout: 'once'
  }
  const forfeit: IncentiveRule = {
    key: 'r',
    type: 'rankingForfeit',
    measure: 'repurchaseRate',
    span: 'quarter',
    among: 'store',
    places: 1,
    forfeit: { 'zh-CN': '唱歌', en: 'sings' }
  }
  test('the highest rate has it, compared exactly', () =>
    expect(amounts(ruled(bonus), [repeat('a', 1, 3), repeat('b', 333_333, 1_000_000)])).toEqual({ a: 101 }))
  test('those that tie share it, to the unit, ties by id', () =>
    expect(amounts(ruled(bonus), [repeat('b', 1, 2), repeat('a', 2, 4), repeat('c', 1, 3)])).toEqual({ a: 51, b: 50 }))
  test('three that tie for the second of two places share what that place brings', () =>
    expect(amounts(ruled({ ...bonus, places: 2 }), [repeat('a', 9, 10), repeat('b', 1, 2), repeat('c', 1, 2), repeat('d', 1, 2)])).toEqual({
      a: 101,
      b: 34,
      c: 34,
      d: 33
    }))
  test('without a denominator there is no figure, not zero', () =>
    expect(amounts(ruled(forfeit), [repeat('a', 1, 3), repeat('b', 0, 0), repeat('c', 1, 2)])).toEqual({ a: 0 }))
  test('nobody is lowest where all are alike, nor best where there is one', () => {
    expect(amounts(ruled(forfeit), [repeat('a', 1, 3), repeat('b', 1, 3)])).toEqual({})
    expect(amounts(ruled(bonus), [repeat('a', 1, 3)])).toEqual({})
  })
  test('of another store it ranks with whom the plan says, and is paid in its own', () => {
    const other = { ...repeat('x', 9, 10), storeId: 'T' }
    expect(amounts(ruled(bonus), [repeat('a', 1, 3), repeat('b', 1, 2), other])).toEqual({ b: 101 })
    expect(amounts(ruled({ ...bonus, among: 'chain' }), [repeat('a', 1, 3), repeat('b', 1, 2), other])).toEqual({})
  })
  test('paid monthly, it is nothing when its quarter ends', () => {
    const monthly = ruled({ ...bonus, payout: 'monthly' })
    expect(amounts(monthly, [repeat('a', 1, 2), repeat('b', 1, 3)])).toEqual({})
    expect(amounts(monthly, [repeat('a', 1, 2), repeat('b', 1, 3)], '2026-03-01', scorePaidMonthly)).toEqual({ a: 101 })
  })
  test('a quarter is scored with its third month', () =>
    expect(amounts(ruled(bonus), [repeat('a', 1, 2), repeat('b', 1, 3)], '2026-02-01')).toEqual({}))
})

describe('INC-8', () => {
  const shared: IncentiveRule = { key: 'r', type: 'shared', quota: 'sales', amount: 50, sharing: 'each' }
  const store = (net: number) => figure('sales', 'S', net, { kind: 'store' })
  test.each([
    ['just under', 999_999, {}],
    ['at', 1_000_000, { a: 50 }],
    ['just over', 1_000_001, { a: 50 }]
  ])('the store %s its quota', (_, net, expected) =>
    expect(amounts(ruled(shared, [sales]), [store(net), figure('r', 'a', 2), figure('r', 'b', 1)])).toEqual(expected)
  )
  test('each of those that tie in full; a sum is shared', () => {
    const figures = [store(1_000_000), figure('r', 'a', 2), figure('r', 'b', 2)]
    expect(amounts(ruled(shared, [sales]), figures)).toEqual({ a: 50, b: 50 })
    expect(amounts(ruled({ ...shared, sharing: 'sum', amount: 51 }, [sales]), figures)).toEqual({ a: 26, b: 25 })
  })
  test('each member in full, by days where it was a part of the quarter', () => {
    const [entry] = scoreRules(ruled(shared, [sales]), {
      storeId: 'S',
      month: localDate('2026-03-01'),
      figures: [store(1_000_000), figure('r', 'a', 2)],
      earlier: () => []
    })
    const members = [
      { staffId: 'old', days: 90 },
      { staffId: 'new', days: 45 }
    ]
    expect(deriveEntry(shared, entry!, members, localDate('2026-03-01'))).toEqual({
      amount: 75,
      shares: [
        { staffId: 'old', days: 90, amount: 50 },
        { staffId: 'new', days: 45, amount: 25 }
      ]
    })
  })
})

test('the same figures in another order give the same entries', () => {
  const policy: IncentivePolicy = { ...DEFAULT_INCENTIVE_POLICY, quotas: [...DEFAULT_INCENTIVE_POLICY.quotas, sales] }
  const someFigures = fc.uniqueArray(
    fc.record({
      key: fc.constantFrom('newCustomers', 'fewestReturn'),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      numerator: fc.nat(40),
      denominator: fc.constantFrom(0, 40)
    }),
    { selector: each => each.key + each.id }
  )
  const score = (figures: readonly SubjectFigure[], month: LocalDate) =>
    scoreRules(policy, { storeId: 'S', month, figures, earlier: () => [] })
  const sorted = (all: ReturnType<typeof score>) => all.map(each => JSON.stringify(each)).toSorted()
  fc.assert(
    fc.property(someFigures, fc.constantFrom('2026-03-01', '2026-07-01'), (some, month) => {
      const figures = some.map(({ key, id, numerator, denominator }) =>
        figure(key, id, numerator, { denominator: key === 'newCustomers' ? null : denominator })
      )
      const day = periodStart('month', localDate(month))
      expect(sorted(score(figures, day))).toEqual(sorted(score(figures.toReversed(), day)))
    })
  )
})
