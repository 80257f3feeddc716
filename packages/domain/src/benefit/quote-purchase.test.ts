/** BENEFIT-1 and BENEFIT-3: what lines cost by tier, day and goods, at the edges of every rule; and what holds for any policy. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localDate } from '../calendar/local-date.ts'
import { runs } from '../tier/history.arbitrary.ts'
import { DEFAULT_BENEFIT_POLICY, type BenefitPolicy, type Sale, type TierBenefit } from './policy.ts'
import { quotePurchase, type QuoteCustomer, type QuoteLine } from './quote-purchase.ts'
import { sameAssociatePays } from './same-associate.ts'
import { yearEndRebate } from './year-end-rebate.ts'

const line = (priceMinor: number, more: Partial<QuoteLine> = {}): QuoteLine => ({
  itemCode: 'SHIRT',
  category: 'tops',
  priceMinor,
  specialPrice: false,
  ...more
})
const who = (tierKey: string | null, more: Partial<QuoteCustomer> = {}): QuoteCustomer => ({
  tierKey,
  birthday: null,
  lastFromSellerOn: null,
  ...more
})
const tuesday = localDate('2026-06-30')
const policy = (more: Partial<BenefitPolicy> = {}, tierA: Partial<TierBenefit> = {}): BenefitPolicy => ({
  ...DEFAULT_BENEFIT_POLICY,
  tiers: DEFAULT_BENEFIT_POLICY.tiers.map(tier => (tier.key === 'A' ? { ...tier, ...tierA } : tier)),
  ...more
})
const priced = (of: BenefitPolicy | null, customer: QuoteCustomer | null, lines: QuoteLine[], on = tuesday) =>
  quotePurchase(of, customer, lines, on).lines.map(({ payMinor, reasons, fullPrice }) =>
    [payMinor, ...reasons.map(reason => reason.rule), ...(fullPrice ? [fullPrice] : [])].join(' ')
  )

test('BENEFIT-1: A, 100.00 and 50.00 at a special price, is 80.00 + 50.00 = 130.00', () => {
  const quote = quotePurchase(policy(), who('A'), [line(10_000), line(5_000, { specialPrice: true })], tuesday)
  expect(quote).toMatchObject({ priceMinor: 15_000, discountMinor: 2_000, payMinor: 13_000 })
  expect(quote.lines.map(({ payMinor, fullPrice }) => [payMinor, fullPrice])).toEqual([
    [8_000, null],
    [5_000, 'specialPrice']
  ])
})

describe('tiers, and how prices round', () => {
  test.each<[string, QuoteCustomer | null, string]>([
    ['A', who('A'), '8000 tier'],
    ['B', who('B'), '8500 tier'],
    ['C', who('C'), '10000 noBenefit'],
    ['a tier without benefits', who('D'), '10000 noBenefit'],
    ['no tier', who(null), '10000 noBenefit'],
    ['nobody', null, '10000 noBenefit']
  ])('%s', (_name, customer, expected) => {
    expect(priced(policy(), customer, [line(10_000)])).toEqual([expected])
  })
  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [10, 9],
    [30, 26],
    [9_999, 8_499]
  ])('85 %% of %i is %i', (price, pay) => {
    expect(quotePurchase(policy(), who('B'), [line(price)], tuesday).payMinor).toBe(pay)
  })
  test('a chain without such a policy lowers nothing', () => {
    expect(priced(null, who('A'), [line(10_000)])).toEqual(['10000 noBenefit'])
  })
  test('special-price lines are lowered where the policy says so', () => {
    expect(priced(policy({ specialPriceDiscounted: true }), who('A'), [line(10_000, { specialPrice: true })])).toEqual(['8000 tier'])
  })
})

describe('days', () => {
  const memberDay = policy({ memberDay: { weekday: 2 } }, { memberDayPaysPercent: 70 })
  test.each([
    ['2026-06-29', '8000 tier'],
    ['2026-06-30', '7000 memberDay'],
    ['2026-07-01', '8000 tier']
  ])('member day on Tuesdays: %s', (on, expected) => {
    expect(priced(memberDay, who('A'), [line(10_000)], localDate(on))).toEqual([expected])
  })
  test('both, where reductions multiply, with one rounding', () => {
    const both = { ...memberDay, combine: 'multiply' as const }
    expect(priced(both, who('A'), [line(10_000), line(11)])).toEqual(['5600 tier memberDay', '6 tier memberDay'])
  })
  const birthday = policy({ birthday: { daysBefore: 3, daysAfter: 1 } }, { birthdayPaysPercent: 60 })
  test.each([
    ['2026-12-28', { month: 1, day: 1 }, 'tier'],
    ['2026-12-29', { month: 1, day: 1 }, 'birthday'],
    ['2027-01-02', { month: 1, day: 1 }, 'birthday'],
    ['2027-01-03', { month: 1, day: 1 }, 'tier'],
    ['2026-03-01', { month: 2, day: 29 }, 'birthday'],
    ['2026-03-02', { month: 2, day: 29 }, 'tier'],
    ['2028-03-01', { month: 2, day: 29 }, 'birthday']
  ])('birthday: on %s, born on %p: %s', (on, born, rule) => {
    expect(priced(birthday, who('A', { birthday: born }), [line(10_000)], localDate(on))).toEqual([
      `${rule === 'tier' ? 8_000 : 6_000} ${rule}`
    ])
  })
  test('a birthday that is not known', () => {
    expect(priced(birthday, who('A'), [line(10_000)])).toEqual(['8000 tier'])
  })
  const same = policy({ sameAssociate: { withinDays: 30 } }, { sameAssociatePaysPercent: 75 })
  test.each([
    [null, '8000 tier'],
    ['2026-05-30', '8000 tier'],
    ['2026-05-31', '7500 sameAssociate'],
    ['2026-06-30', '7500 sameAssociate'],
    ['2026-07-01', '8000 tier']
  ])('the same associate, last on %s', (last, expected) => {
    expect(priced(same, who('A', { lastFromSellerOn: last === null ? null : localDate(last) }), [line(10_000)])).toEqual([expected])
  })
  test('the same associate, for who is in another tier or in none', () => {
    const last = { lastFromSellerOn: localDate('2026-06-30') }
    expect(priced(same, who('B', last), [line(10_000)])).toEqual(['8500 tier'])
    expect(priced(same, { ...who('A', last), tierKey: null }, [line(10_000)])).toEqual(['10000 noBenefit'])
  })
  const paying = (paysPercent: number, combine: BenefitPolicy['combine']) =>
    policy({
      sameAssociate: { withinDays: 30 },
      combine,
      tiers: DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({ ...tier, sameAssociatePaysPercent: paysPercent }))
    })
  test.each([
    ['A', 79, 'best', 79],
    ['A', 80, 'best', null],
    ['A', 81, 'best', null],
    ['B', 82, 'best', 82],
    ['C', 99, 'best', 99],
    [null, 90, 'best', null],
    ['A', 90, 'multiply', 72],
    ['B', 90, 'multiply', 76.5],
    ['B', 100, 'multiply', null],
    ['B', 0, 'best', 0]
  ] as const)(
    'the card of %s, where the same associate is %i %% and of several the rule is %s, promises %p',
    (tier, percent, combine, promised) => {
      const rules = paying(percent, combine)
      expect(sameAssociatePays(rules, tier)).toBe(promised)
      // The till keeps what the card promises, and without a promise takes what the tier pays.
      const price = (lastFromSellerOn: typeof tuesday | null) =>
        quotePurchase(rules, who(tier, { lastFromSellerOn }), [line(10_000)], tuesday).payMinor
      expect(price(tuesday)).toBe(promised === null ? price(null) : promised * 100)
    }
  )
  test('without such a benefit there is no card', () => {
    expect(sameAssociatePays(policy(), 'C')).toBeNull()
  })
})

describe('goods', () => {
  const sale: Sale = {
    key: 'summer',
    name: { 'zh-CN': '夏', en: 'Summer' },
    opensOn: localDate('2026-07-02'),
    closesOn: localDate('2026-07-03'),
    paysPercent: 50,
    goods: { categories: ['tops'], itemCodes: ['HAT'] }
  }
  const selling = policy({ sales: [sale] }, { presaleDays: 1 })
  test.each([
    ['2026-06-30', 'A', '8000 tier'],
    ['2026-07-01', 'A', '5000 presale'],
    ['2026-07-01', 'B', '8500 tier'],
    ['2026-07-02', 'B', '5000 sale'],
    ['2026-07-03', null, '5000 sale'],
    ['2026-07-04', null, '10000 noBenefit']
  ])('a sale of two days, on %s for %s', (on, tier, expected) => {
    expect(priced(selling, who(tier), [line(10_000)], localDate(on))).toEqual([expected])
  })
  test('a sale lowers what it names, by category or code; one that names nothing lowers all', () => {
    const on = localDate('2026-07-02')
    const lines = [line(100), line(100, { category: '' }), line(100, { category: 'x', itemCode: 'HAT' })]
    expect(priced(selling, null, lines, on)).toEqual(['50 sale', '100 noBenefit', '50 sale'])
    expect(priced(policy({ sales: [{ ...sale, goods: { categories: [], itemCodes: [] } }] }), null, lines, on)).toEqual(
      lines.map(() => '50 sale')
    )
  })
  test('what is for members only is refused to others, and in no sum', () => {
    const members = policy({ membersOnly: { categories: [], itemCodes: ['GOLD'] } }, { membersOnly: true })
    const lines = [line(10_000), line(7_000, { itemCode: 'GOLD' })]
    expect(priced(members, who('A'), lines)).toEqual(['8000 tier', '5600 tier'])
    const other = quotePurchase(members, who('B'), lines, tuesday)
    expect(other).toMatchObject({ payMinor: 8_500, priceMinor: 10_000 })
    expect(other.lines[1]).toMatchObject({ sellable: false, fullPrice: 'membersOnly', payMinor: 7_000 })
    expect(quotePurchase(members, null, lines, tuesday).lines[1]?.sellable).toBe(false)
  })
})

describe('any policy', () => {
  const percent = fc.integer({ min: 0, max: 100 })
  const maybe = fc.option(percent, { nil: null })
  const policies = fc
    .record({
      pays: percent,
      day: maybe,
      birth: maybe,
      same: maybe,
      special: fc.boolean(),
      combine: fc.constantFrom('best', 'multiply')
    })
    .map(({ pays, day, birth, same, special, combine }) =>
      policy(
        {
          specialPriceDiscounted: special,
          combine,
          memberDay: { weekday: 2 },
          birthday: { daysBefore: 0, daysAfter: 0 },
          sameAssociate: { withinDays: 10 },
          membersOnly: { categories: ['b'], itemCodes: [] }
        },
        { paysPercent: pays, memberDayPaysPercent: day, birthdayPaysPercent: birth, sameAssociatePaysPercent: same }
      )
    )
  const lines = fc.array(
    fc.record({
      itemCode: fc.constantFrom('x', 'y'),
      category: fc.constantFrom('a', 'b', ''),
      priceMinor: fc.nat({ max: 1_000_000_000 }),
      specialPrice: fc.boolean()
    }),
    { maxLength: 8 }
  )
  const customers = fc.record({
    tierKey: fc.constantFrom('A', 'B', null),
    birthday: fc.constantFrom(null, { month: 6, day: 30 }),
    lastFromSellerOn: fc.constantFrom(null, tuesday)
  })
  test('never less than nothing, never more than the price; parts sum up; special prices stay where they are to stay', () => {
    fc.assert(
      fc.property(policies, customers, lines, (of, customer, wanted) => {
        const quote = quotePurchase(of, customer, wanted, tuesday)
        for (const [at, { payMinor, priceMinor, discountMinor, reasons }] of quote.lines.entries()) {
          expect(payMinor >= 0 && payMinor <= priceMinor && payMinor + discountMinor === priceMinor).toBe(true)
          expect(priceMinor).toBe(wanted[at]!.priceMinor)
          if (wanted[at]!.specialPrice && !of.specialPriceDiscounted) expect(discountMinor).toBe(0)
          if (of.combine === 'best') expect(reasons.length).toBeLessThan(2)
        }
        expect(quote.payMinor).toBe(quote.lines.reduce((sum, each) => sum + (each.sellable ? each.payMinor : 0), 0))
        expect(quote.priceMinor - quote.discountMinor).toBe(quote.payMinor)
      }),
      { numRuns: runs(300) }
    )
  })
  test('the order of lines changes no line', () => {
    fc.assert(
      fc.property(policies, customers, lines, (of, customer, wanted) => {
        const forth = quotePurchase(of, customer, wanted, tuesday)
        expect(quotePurchase(of, customer, wanted.toReversed(), tuesday).lines.toReversed()).toEqual(forth.lines)
      }),
      { numRuns: runs(200) }
    )
  })
  test('what multiplies is never dearer than the best alone', () => {
    fc.assert(
      fc.property(policies, customers, lines, (of, customer, wanted) => {
        const [best, all] = (['best', 'multiply'] as const).map(combine => quotePurchase({ ...of, combine }, customer, wanted, tuesday))
        expect(all!.payMinor).toBeLessThanOrEqual(best!.payMinor)
      }),
      { numRuns: runs(200) }
    )
  })
})

describe('the year-end rebate', () => {
  const giving = policy({ yearEndRebate: { minimumMinor: 100_000 } }, { rebatePercent: 3 })
  test.each<[string | null, number, number]>([
    ['A', 99_999, 0],
    ['A', 100_000, 3_000],
    ['A', 100_017, 3_001],
    ['B', 100_000, 0],
    [null, 100_000, 0]
  ])('%s with a net spend of %i gets %i back', (tier, net, rebate) => {
    expect(yearEndRebate(giving, tier, net)).toBe(rebate)
    expect(yearEndRebate(policy(), tier, net)).toBe(0)
  })
})
