/** POINT-2 with multipliers, POINT-4: weights and their one rounding, pending and last days, what a quote explains, and which policies can be used. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isoWeekday, localDate } from '../calendar/local-date.ts'
import { localDates, runs } from '../tier/history.arbitrary.ts'
import { earnedTerms, lastDayOf } from './earned-points.ts'
import type { EarningLine, EarningPurchase } from './earned-points.ts'
import { DEFAULT_EARNING_POLICY, DEFAULT_REDEMPTION, LOT_ENDS, NO_BONUSES, STACKINGS } from './earning-policy.ts'
import type { EarningMultiplier, EarningPolicy, EarningWhen } from './earning-policy.ts'
import { quotePoints } from './quote-points.ts'
import { readEarningPolicy } from './read-earning-policy.ts'
import { movementsToPost, reconcilePurchasePoints } from './reconcile-purchase-points.ts'
import { validateEarningPolicy } from './validate-earning-policy.ts'

/** A Tuesday. */
const tuesday = localDate('2026-06-02')
const rule = (key: string, percent: number, when: EarningWhen): EarningMultiplier => ({ key, percent, when })
const double = rule('A2', 200, { tiers: ['A'], weekdays: [2] })
const coats = rule('COATS', 150, { categories: ['coats'] })
const policyWith = (multipliers: readonly EarningMultiplier[], more: Partial<EarningPolicy> = {}): EarningPolicy => ({
  ...DEFAULT_EARNING_POLICY,
  multipliers,
  ...more
})
const bought = (lines: readonly EarningLine[], more: Partial<EarningPurchase> = {}): EarningPurchase => ({ on: tuesday, lines, ...more })
const line = (amount: number, category?: string): EarningLine => ({ amount, specialPrice: false, ...(category && { category }) })
const earned = (policy: EarningPolicy, purchase: EarningPurchase) => quotePoints(policy, purchase).points

describe('multipliers', () => {
  test.each<[string, EarningWhen, Partial<EarningPurchase>, number]>([
    ['its tier', { tiers: ['A'] }, { tierKey: 'A' }, 7],
    ['another tier', { tiers: ['A'] }, { tierKey: 'B' }, 3],
    ['no tier known', { tiers: ['A'] }, { tierKey: null }, 3],
    ['its store', { storeIds: ['s'] }, { storeId: 's' }, 7],
    ['another store', { storeIds: ['s'] }, { storeId: 't' }, 3],
    ['its weekday', { weekdays: [1, 2] }, {}, 7],
    ['another weekday', { weekdays: [3] }, {}, 3],
    ['the month of the birthday', { birthdayMonth: true }, { inBirthdayMonth: true }, 7],
    ['another month', { birthdayMonth: true }, { inBirthdayMonth: false }, 3],
    ['no birthday known', { birthdayMonth: true }, { inBirthdayMonth: null }, 3],
    ['all of several', { tiers: ['A'], weekdays: [2] }, { tierKey: 'A' }, 7],
    ['one of several', { tiers: ['A'], weekdays: [1] }, { tierKey: 'A' }, 3]
  ])('%s', (_what, when, facts, points) => {
    expect(earned(policyWith([rule('X', 200, when)]), bought([line(35_000)], facts))).toBe(points)
  })
  test('a category chooses lines, and special-price lines that do not earn stay out', () => {
    const policy = policyWith([coats], { specialPriceEarns: false })
    const lines = [line(20_000, 'coats'), line(10_000, 'shoes'), { ...line(20_000, 'coats'), specialPrice: true }]
    expect(earned(policy, bought(lines))).toBe(4)
  })
  test('there is one rounding for the purchase, not one per line', () => {
    // 2 × 33.34 × 150 % = 100.02: by line there would be nothing.
    expect(earned(policyWith([coats]), bought([line(3_334, 'coats'), line(3_334, 'coats')]))).toBe(1)
    expect(earned(policyWith([coats]), bought([line(3_333, 'coats'), line(3_333, 'coats')]))).toBe(0)
  })
  test.each([
    ['highest', [200, 150], 6],
    ['add', [200, 150], 7],
    ['multiply', [200, 150], 9],
    ['highest', [50], 1],
    ['add', [50, 25], 0],
    ['multiply', [50, 25], 0],
    ['multiply', [1_000, 1_000, 1_000], 3_000]
  ] as const)('%s of %j', (stacking, percents, points) => {
    const multipliers = percents.map((percent, index) => rule(`M${index}`, percent, { weekdays: [2] }))
    expect(earned(policyWith(multipliers, { stacking }), bought([line(30_000)]))).toBe(points)
  })
  test('a product of twenty is exact, and what leaves 53 bits is refused', () => {
    const many = Array.from({ length: 20 }, (_, index) => rule(`M${index}`, 101, { weekdays: [2] }))
    // 1.01^20 = 1.22019…
    expect(earned(policyWith(many, { stacking: 'multiply' }), bought([line(1_000_000_000)]))).toBe(122_019)
    const tenfold = many.map(each => ({ ...each, percent: 1_000 }))
    expect(() => earned(policyWith(tenfold, { stacking: 'multiply' }), bought([line(1_000_000_000)]))).toThrow('OVERFLOW')
  })
  test('a return is weighed as the line it takes back, and only by what counted when it was bought', () => {
    const policy = policyWith([double, coats], { stacking: 'multiply' })
    const purchase = bought([line(20_000, 'coats'), line(10_000)], { tierKey: 'A' })
    const wednesday = localDate('2026-06-03')
    expect(reconcilePurchasePoints(policy, purchase, [{ on: wednesday, ...line(20_000, 'coats') }])).toEqual([
      { on: tuesday, kind: 'earn', amount: 8, confirmedOn: tuesday, expiresOn: null },
      { on: wednesday, kind: 'reverse', amount: -6, confirmedOn: wednesday, expiresOn: null }
    ])
  })
})

describe('terms', () => {
  test.each([
    ['2026-01-31', 1, 'day', '2026-02-28'],
    ['2026-01-15', 1, 'monthEnd', '2026-02-28'],
    ['2026-01-15', 12, 'yearEnd', '2027-12-31'],
    ['2026-12-31', 12, 'yearEnd', '2027-12-31'],
    ['2024-01-31', 1, 'monthEnd', '2024-02-29']
  ] as const)('what is earned on %s for %i months to the %s lasts to %s', (on, months, roundTo, last) => {
    expect(lastDayOf({ expiry: { months, roundTo } }, localDate(on))).toBe(last)
  })
  test('what is reversed while it is pending is confirmed with it, and of its lot', () => {
    const policy = policyWith([], { pendingDays: 14, expiry: { months: 12, roundTo: 'monthEnd' } })
    const at = (day: string) => earnedTerms(policy, tuesday, localDate(day))
    expect(at('2026-06-02')).toEqual({ confirmedOn: '2026-06-16', expiresOn: '2027-06-30' })
    expect(at('2026-06-10')).toEqual({ confirmedOn: '2026-06-16', expiresOn: '2027-06-30' })
    expect(at('2026-06-20')).toEqual({ confirmedOn: '2026-06-20', expiresOn: '2027-06-30' })
  })
  test('other terms for what is posted: taken back from the one lot, posted in the other', () => {
    const on = tuesday
    const target = reconcilePurchasePoints(policyWith([], { expiry: { months: 1, roundTo: 'day' } }), bought([line(20_000)]), [])
    expect(movementsToPost(target, [{ on, amount: 2, confirmedOn: on, expiresOn: null }])).toEqual([
      { on, kind: 'reverse', amount: -2, confirmedOn: on, expiresOn: null },
      { on, kind: 'reverse', amount: 2, confirmedOn: on, expiresOn: '2026-07-02' }
    ])
  })
})

describe('a quote', () => {
  test('tells what it is without multipliers, and what each adds in its order', () => {
    const quote = quotePoints(
      policyWith([coats, double, rule('B', 300, { tiers: ['B'] })]),
      bought([line(20_000, 'coats'), line(15_000)], { tierKey: 'A' })
    )
    expect(quote).toEqual({
      points: 7,
      basePoints: 3,
      stacking: 'highest',
      multipliers: [
        { key: 'COATS', percent: 150, points: 1, lines: [0] },
        { key: 'A2', percent: 200, points: 3, lines: [0, 1] }
      ],
      confirmedOn: tuesday,
      expiresOn: null
    })
  })
})

const CATEGORIES = ['coats', 'shoes', undefined]
const lines = fc.array(
  fc.record({ amount: fc.nat({ max: 500_000 }), specialPrice: fc.boolean(), category: fc.constantFrom(...CATEGORIES) }),
  { minLength: 1, maxLength: 5 }
) as fc.Arbitrary<EarningLine[]>
const whens: fc.Arbitrary<EarningWhen> = fc.record(
  {
    tiers: fc.subarray(['A', 'B'], { minLength: 1 }),
    categories: fc.subarray(['coats', 'shoes'], { minLength: 1 }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    birthdayMonth: fc.constant(true as const)
  },
  { requiredKeys: [] }
)
const policies = fc.record({
  multipliers: fc.array(fc.record({ percent: fc.integer({ min: 1, max: 1_000 }), when: whens }), { maxLength: 5 }),
  stacking: fc.constantFrom(...STACKINGS),
  specialPriceEarns: fc.boolean()
})
const purchases = fc.record({
  on: localDates(),
  lines,
  tierKey: fc.constantFrom('A', 'B', null),
  inBirthdayMonth: fc.constantFrom(true, false, null)
})

describe('whatever the policy and the purchase', () => {
  const given = fc.tuple(policies, purchases).map(([{ multipliers, ...rest }, purchase]) => ({
    policy: policyWith(
      multipliers.map((each, index) => ({ key: `M${index}`, ...each })),
      rest
    ),
    purchase
  }))
  test('a quote sums, is what is posted, and does not hang on the order of lines', () => {
    fc.assert(
      fc.property(given, ({ policy, purchase }) => {
        const quote = quotePoints(policy, purchase)
        expect(quote.multipliers.reduce((sum, each) => sum + each.points, quote.basePoints)).toBe(quote.points)
        const posted = reconcilePurchasePoints(policy, purchase, [])
        expect(posted.map(({ amount }) => amount)).toEqual(quote.points === 0 ? [] : [quote.points])
        expect(quotePoints(policy, { ...purchase, lines: purchase.lines.toReversed() }).points).toBe(quote.points)
      }),
      { numRuns: runs(200) }
    )
  })
  test('more of a line never earns less; all brought back leaves nothing', () => {
    fc.assert(
      fc.property(given, fc.nat({ max: 100_000 }), ({ policy, purchase }, more) => {
        const [first, ...rest] = purchase.lines
        const grown = { ...purchase, lines: [{ ...first!, amount: first!.amount + more }, ...rest] }
        expect(earned(policy, grown)).toBeGreaterThanOrEqual(earned(policy, purchase))
        const back = purchase.lines.map(each => ({ ...each, on: purchase.on }))
        expect(reconcilePurchasePoints(policy, purchase, back).reduce((sum, each) => sum + each.amount, 0)).toBe(0)
      }),
      { numRuns: runs(200) }
    )
  })
  test('points outlive the days for which they are pending where the policy is sound', () => {
    fc.assert(
      fc.property(
        localDates(),
        fc.nat({ max: 365 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(...LOT_ENDS),
        (on, pendingDays, months, roundTo) => {
          const policy = policyWith([], { pendingDays, expiry: { months, roundTo } })
          fc.pre(validateEarningPolicy(policy).length === 0)
          const { confirmedOn, expiresOn } = earnedTerms(policy, on)
          expect(expiresOn !== null && confirmedOn < expiresOn).toBe(true)
        }
      ),
      { numRuns: runs(200) }
    )
  })
  test('weekdays are those of the calendar', () => {
    fc.assert(
      fc.property(localDates(), on => expect(isoWeekday(on)).toBe(new Date(`${on}T00:00:00Z`).getUTCDay() || 7)),
      { numRuns: runs(100) }
    )
  })
})

describe('validation', () => {
  const known = { tierKeys: ['A', 'B'], tierOrders: [], storeIds: ['s'], closedVoucherMinors: [] }
  const shown = (policy: EarningPolicy) => validateEarningPolicy(policy, known).map(({ code, path }) => `${code} ${path.join('.')}`)
  test('what can be used has no faults', () => {
    const full = rule('ALL', 1_000, { tiers: ['A'], storeIds: ['s'], categories: ['coats'], weekdays: [1, 7], birthdayMonth: true })
    const bonuses = { registration: 5, completedFile: { points: 10, atPercent: 100 }, referralFirstPurchase: 20 }
    expect(
      shown(policyWith([double, coats, full], { bonuses, pendingDays: 27, expiry: { months: 1, roundTo: 'day' }, approvalAbove: 0 }))
    ).toEqual([])
    expect(shown(policyWith([], { redemption: null }))).toEqual([])
  })
  test.each<[Partial<EarningPolicy>, string[]]>([
    [{ pointsPer: { points: -1, forEveryMinor: 0 } }, ['VALUE_NEGATIVE pointsPer.points', 'VALUE_ZERO pointsPer.forEveryMinor']],
    [
      { pointsPer: { points: 1.5, forEveryMinor: 2 ** 53 } },
      ['VALUE_NOT_INTEGER pointsPer.points', 'VALUE_TOO_LARGE pointsPer.forEveryMinor']
    ],
    [{ multipliers: [double, double] }, ['KEY_TWICE multipliers.1.key']],
    [
      { multipliers: [rule('not a key', 0, {})] },
      ['KEY_INVALID multipliers.0.key', 'MULTIPLE_OUT_OF_RANGE multipliers.0.percent', 'NO_CONDITIONS multipliers.0.when']
    ],
    [
      { multipliers: [rule('M', 1_001, { weekdays: [0, 1, 1] })] },
      [
        'MULTIPLE_OUT_OF_RANGE multipliers.0.percent',
        'CHOSEN_TWICE multipliers.0.when.weekdays.2',
        'WEEKDAY_UNKNOWN multipliers.0.when.weekdays.0'
      ]
    ],
    [
      { multipliers: [rule('M', 200, { tiers: ['Z'], storeIds: [], categories: [''] })] },
      [
        'NAME_MISSING multipliers.0.when.categories.0',
        'NOTHING_CHOSEN multipliers.0.when.storeIds',
        'TIER_UNKNOWN multipliers.0.when.tiers.0'
      ]
    ],
    [{ multipliers: [rule('M', 200, { storeIds: ['t'] })] }, ['STORE_UNKNOWN multipliers.0.when.storeIds.0']],
    [{ multipliers: Array.from({ length: 21 }, (_, index) => ({ ...coats, key: `M${index}` })) }, ['TOO_MANY_MULTIPLIERS multipliers']],
    [
      { bonuses: { registration: -1, completedFile: { points: 0, atPercent: 101 }, referralFirstPurchase: 0.5 } },
      [
        'VALUE_NEGATIVE bonuses.registration',
        'VALUE_NOT_INTEGER bonuses.referralFirstPurchase',
        'VALUE_ZERO bonuses.completedFile.points',
        'SHARE_OUT_OF_RANGE bonuses.completedFile.atPercent'
      ]
    ],
    [{ pendingDays: 366 }, ['DAYS_OUT_OF_RANGE pendingDays']],
    [{ expiry: { months: 121, roundTo: 'day' } }, ['WINDOW_OUT_OF_RANGE expiry.months']],
    [{ expiry: { months: Number.NaN, roundTo: 'day' } }, ['WINDOW_NOT_INTEGER expiry.months']],
    [{ pendingDays: 28, expiry: { months: 1, roundTo: 'day' } }, ['EXPIRES_WHILE_PENDING expiry.months']],
    [
      { redemption: { ...DEFAULT_REDEMPTION, minorPerPoint: 0, mostPercent: 0, least: 0 } },
      ['VALUE_ZERO redemption.minorPerPoint', 'SHARE_OUT_OF_RANGE redemption.mostPercent', 'VALUE_ZERO redemption.least']
    ],
    [{ approvalAbove: -1 }, ['VALUE_NEGATIVE approvalAbove']]
  ])('%j', (more, faults) => {
    expect(shown({ ...DEFAULT_EARNING_POLICY, ...more })).toEqual(faults)
  })
})

describe('a stored policy', () => {
  test('is read by its shape', () => {
    const full = policyWith([double, rule('X', 300, { storeIds: ['s'], categories: ['coats'], birthdayMonth: true })], {
      bonuses: { registration: 1, completedFile: { points: 2, atPercent: 80 }, referralFirstPurchase: 3 },
      expiry: { months: 12, roundTo: 'yearEnd' },
      redemption: null,
      approvalAbove: 100
    })
    expect(readEarningPolicy(JSON.parse(JSON.stringify(full)))).toEqual(full)
    for (const faulty of [null, {}, { ...full, specialPriceEarns: 'yes' }, { ...full, stacking: 'lowest' }, { ...full, multipliers: [{}] }])
      expect(() => readEarningPolicy(faulty)).toThrow(TypeError)
  })
  test('of an earlier form is read as what changes nothing', () => {
    const { pointsPer, specialPriceEarns } = DEFAULT_EARNING_POLICY
    expect(readEarningPolicy({ pointsPer, specialPriceEarns })).toEqual({
      ...DEFAULT_EARNING_POLICY,
      multipliers: [],
      bonuses: NO_BONUSES,
      pendingDays: 0,
      expiry: null,
      redemption: DEFAULT_REDEMPTION
    })
  })
})
