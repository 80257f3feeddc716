/** A benefit policy's faults, each with its place; and what a store may set of it. */
import { describe, expect, test } from '@jest/globals'
import { localDate } from '../calendar/local-date.ts'
import { effectivePolicy, storePolicyFaults } from '../policy/effective-policy.ts'
import { benefitFigures } from './figures.ts'
import { benefitPlaces, promisedMinors } from './places.ts'
import { DEFAULT_BENEFIT_POLICY, DEFAULT_FESTIVALS, type BenefitPolicy, type Festival, type Sale, type TierBenefit } from './policy.ts'
import { readBenefitPolicy } from './read-policy.ts'
import { validateBenefitPolicy } from './validate-policy.ts'

const policy = (more: Partial<BenefitPolicy> = {}, tierA: Partial<TierBenefit> = {}): BenefitPolicy => ({
  ...DEFAULT_BENEFIT_POLICY,
  tiers: DEFAULT_BENEFIT_POLICY.tiers.map(tier => (tier.key === 'A' ? { ...tier, ...tierA } : tier)),
  ...more
})
const shown = (faults: readonly { code: string; path: readonly (string | number)[] }[]) =>
  faults.map(({ code, path }) => `${code} ${path.join('.')}`)
const faults = (of: BenefitPolicy, tierKeys: readonly string[] = ['A', 'B', 'C'], later?: readonly string[]) =>
  shown(validateBenefitPolicy(of, { tierKeys, tierOrders: later ? [tierKeys, later] : [tierKeys], storeIds: [], closedVoucherMinors: [] }))
const KNOWN = { tierKeys: ['A', 'B', 'C'], tierOrders: [['A', 'B', 'C']], storeIds: [], closedVoucherMinors: [] }
const both = { 'zh-CN': '夏季', en: 'Summer' }
const sale: Sale = {
  key: 'summer',
  name: both,
  opensOn: localDate('2026-07-02'),
  closesOn: localDate('2026-07-03'),
  paysPercent: 50,
  goods: { categories: [], itemCodes: [] }
}
const kept = (on: Partial<Festival['on']>, more: Partial<Festival> = {}): Festival => ({
  key: 'own',
  name: both,
  on: { calendar: 'solar', month: 3, day: 10, offset: 0, ...on },
  ...more
})
const beside = (...more: Festival[]) => policy({ festivals: [...DEFAULT_FESTIVALS, ...more] })
const open = [{ key: 'tiers.A.paysPercent', least: 75, most: 90 }]

describe('faults', () => {
  test('the default has none', () => {
    expect(faults(policy(), ['A', 'B', 'C'])).toEqual([])
  })
  test('figures follow the ranks that the chain’s tiers have, whatever the list’s own order', () => {
    const [a, b, c] = policy().tiers
    const listed = (...tiers: readonly (TierBenefit | undefined)[]) => policy({ tiers: tiers.filter(each => each !== undefined) })
    expect(faults(listed(c, b, a))).toEqual([])
    expect(faults(listed(a, b, c), ['B', 'A', 'C'])).toEqual(['PAYS_MORE_THAN_LOWER tiers.1.paysPercent'])
    expect(faults(listed({ ...b!, key: 'A' }, { ...a!, key: 'B' }, c), ['B', 'A', 'C'])).toEqual([])
  })
  test('a higher tier without a line pays the full price', () => {
    const [a, b, c] = policy().tiers
    expect(faults(policy({ tiers: [a!, b!, c!] }), ['S', 'A', 'B', 'C'])).toEqual(['HIGHER_PAYS_FULL tiers.0.paysPercent'])
    expect(faults(policy({ tiers: [b!, c!] }))).toEqual(['HIGHER_PAYS_FULL tiers.0.paysPercent'])
    expect(faults(policy({ tiers: [a!, b!] }))).toEqual([])
    expect(faults(policy({ tiers: [c!] }))).toEqual([])
  })
  test('where the ranks change on a day to come, what is sound by either passes', () => {
    const [a, b] = policy().tiers
    expect(faults(policy(), ['A', 'B', 'C'], ['B', 'A', 'C'])).toEqual([])
    const turned = policy({
      tiers: [
        { ...b!, key: 'A' },
        { ...a!, key: 'B' }
      ]
    })
    expect(faults(turned, ['A', 'B', 'C'], ['B', 'A', 'C'])).toEqual([])
    expect(faults(turned, ['A', 'B', 'C'], ['A', 'B'])).toEqual(['PAYS_MORE_THAN_LOWER tiers.0.paysPercent'])
    expect(shown(validateBenefitPolicy(turned))).toEqual([])
  })
  test('the same associate’s discount of old, one figure for everybody, is each tier’s', () => {
    const { sameAssociatePaysPercent: _, ...tier } = policy().tiers[0]!
    const openToStores = [{ key: 'sameAssociate.paysPercent', least: 60, most: 80 }]
    const read = readBenefitPolicy({ ...policy(), tiers: [tier], sameAssociate: { paysPercent: 75, withinDays: 9 }, openToStores })
    expect(read).toMatchObject({ tiers: [{ sameAssociatePaysPercent: 75 }], sameAssociate: { withinDays: 9 } })
    expect(read.openToStores).toEqual([{ key: 'tiers.A.sameAssociatePaysPercent', least: 60, most: 80 }])
  })
  test('a voucher that is issued no more, wherever it is promised', () => {
    const promised = (voucherMinor: number) => [
      { key: 'festival', gift: null, voucherMinor: null, booklet: true, handover: 'mail' } as const,
      { key: 'birthday', gift: null, voucherMinor, booklet: false, handover: 'mail' } as const
    ]
    const known = { ...KNOWN, closedVoucherMinors: [5_000, 7_000] }
    const place = 'VOUCHER_CLOSED tiers.0.occasions.1.voucherMinor'
    expect(shown(validateBenefitPolicy(policy({}, { occasions: promised(5_000) }), known))).toEqual([place])
    expect(shown(validateBenefitPolicy(policy({}, { occasions: promised(5_001) }), known))).toEqual([])
    expect(shown(validateBenefitPolicy(policy({}, { occasions: promised(5_000) })))).toEqual([])
  })
  test.each<[string, BenefitPolicy, string[]]>([
    ['over 100 percent', policy({}, { rebatePercent: 101 }), ['PERCENT_OUT_OF_RANGE tiers.0.rebatePercent']],
    ['under nothing', policy({}, { paysPercent: -1 }), ['PERCENT_OUT_OF_RANGE tiers.0.paysPercent']],
    ['a fraction', policy({}, { paysPercent: 80.5 }), ['VALUE_NOT_INTEGER tiers.0.paysPercent']],
    ['more than a lower tier', policy({}, { paysPercent: 90 }), ['PAYS_MORE_THAN_LOWER tiers.0.paysPercent']],
    [
      'more than a lower tier on member day',
      policy({ memberDay: { weekday: 7 } }, { memberDayPaysPercent: 86 }),
      ['PAYS_MORE_THAN_LOWER tiers.0.memberDayPaysPercent']
    ],
    ['too early', policy({}, { presaleDays: 366 }), ['DAYS_OUT_OF_RANGE tiers.0.presaleDays']],
    ['an eighth day', policy({ memberDay: { weekday: 8 } }, { memberDayPaysPercent: 70 }), ['WEEKDAY_UNKNOWN memberDay.weekday']],
    [
      'more than a lower tier from the same associate',
      policy({ sameAssociate: { withinDays: 9 } }, { sameAssociatePaysPercent: 86 }),
      ['PAYS_MORE_THAN_LOWER tiers.0.sameAssociatePaysPercent']
    ],
    ['the same associate, for nobody', policy({ sameAssociate: { withinDays: 9 } }), ['NOTHING_GRANTED sameAssociate']],
    ['a member day that gives nothing', policy({ memberDay: { weekday: 1 } }), ['NOTHING_GRANTED memberDay']],
    ['a birthday that gives nothing', policy({ birthday: { daysBefore: 1, daysAfter: 1 } }), ['NOTHING_GRANTED birthday']],
    ['a rebate of nothing', policy({ yearEndRebate: { minimumMinor: 0 } }), ['NOTHING_GRANTED yearEndRebate']],
    [
      'a gift between bounds that cross',
      policy(
        {},
        { occasions: [{ key: 'birthday', gift: { leastMinor: 5, mostMinor: 4 }, voucherMinor: null, booklet: false, handover: 'mail' }] }
      ),
      ['BOUNDS_INVALID tiers.0.occasions.0.gift.mostMinor']
    ],
    [
      'an occasion for nothing',
      policy({}, { occasions: [{ key: 'birthday', gift: null, voucherMinor: null, booklet: false, handover: 'mail' }] }),
      ['OCCASION_EMPTY tiers.0.occasions.0']
    ],
    [
      'a voucher of more than any may be',
      policy({}, { occasions: [{ key: 'birthday', gift: null, voucherMinor: 1_000_000_000_001, booklet: false, handover: 'mail' }] }),
      ['VALUE_TOO_LARGE tiers.0.occasions.0.voucherMinor']
    ],
    ['a sale that ends first', policy({ sales: [{ ...sale, closesOn: localDate('2026-07-01') }] }), ['ENDS_BEFORE_START sales.0.closesOn']],
    ['two sales of one key', policy({ sales: [sale, sale] }), ['KEY_TWICE sales.1.key']],
    ['a sale without a name', policy({ sales: [{ ...sale, name: { ...both, en: ' ' } }] }), ['NAME_MISSING sales.0.name.en']],
    ['an item without a code', policy({ membersOnly: { categories: [], itemCodes: [''] } }), ['NAME_MISSING membersOnly.itemCodes.0']],
    [
      'an offer for a tier that is not there',
      policy({ partnerOffers: [{ key: 'spa', name: both, text: both, tiers: ['A', 'Z'] }] }),
      ['TIER_UNKNOWN partnerOffers.0.tiers.1']
    ],
    [
      'an offer for nobody',
      policy({ partnerOffers: [{ key: 'spa', name: both, text: both, tiers: [] }] }),
      ['NO_TIERS partnerOffers.0.tiers']
    ],
    ['festivals of one’s own', beside(kept({}), kept({ calendar: 'lunar', month: 1, day: 15 }, { key: 'lantern' })), []],
    ['29 February, the 28th in other years', beside(kept({ month: 2, day: 29 })), []],
    ['30 February', beside(kept({ month: 2, day: 30 })), ['DAY_UNKNOWN festivals.3.on.day']],
    ['a thirteenth month', beside(kept({ month: 13 })), ['DAY_UNKNOWN festivals.3.on.month']],
    ['the 31st of a lunar month', beside(kept({ calendar: 'lunar', day: 31 })), ['DAY_UNKNOWN festivals.3.on.day']],
    ['half a day', beside(kept({ day: 1.5 })), ['VALUE_NOT_INTEGER festivals.3.on.day']],
    ['30 days before Spring Festival', beside(kept({ calendar: 'lunar', month: 1, day: 1, offset: -30 })), []],
    ['31 days after', beside(kept({ calendar: 'lunar', offset: 31 })), ['VALUE_OUT_OF_BOUNDS festivals.3.on.offset']],
    ['so many days after a solar day', beside(kept({ offset: 1 })), ['VALUE_OUT_OF_BOUNDS festivals.3.on.offset']],
    ['two of one key', beside(kept({}, { key: 'mayDay' })), ['KEY_TWICE festivals.3.key']],
    ['two on one day', beside(kept({ month: 5, day: 1 })), ['DAY_TWICE festivals.3.on']],
    [
      'two on one day, said in two ways',
      beside(kept({ calendar: 'lunar', month: 12, day: 30 }), kept({ calendar: 'lunar', month: 1, day: 1, offset: -1 }, { key: 'eve' })),
      ['DAY_TWICE festivals.4.on']
    ],
    ['a festival without a name', beside(kept({}, { name: { ...both, 'zh-CN': '' } })), ['NAME_MISSING festivals.3.name.zh-CN']],
    [
      'thirteen',
      policy({ festivals: Array.from({ length: 13 }, (_, at) => kept({ day: at + 1 }, { key: `own${at}` })) }),
      ['TOO_MANY festivals']
    ],
    [
      'something on festivals where there is none',
      policy({ festivals: [] }),
      ['NO_FESTIVALS tiers.0.occasions.0', 'NO_FESTIVALS tiers.1.occasions.0']
    ],
    ['a line that is none', policy({ openToStores: [{ key: 'combine', least: 0, most: 1 }] }), ['LINE_UNKNOWN openToStores.0.key']],
    ['bounds that cross', policy({ openToStores: [{ ...open[0]!, least: 91 }] }), ['BOUNDS_INVALID openToStores.0.most']],
    ['bounds over 100', policy({ openToStores: [{ ...open[0]!, most: 101 }] }), ['VALUE_OUT_OF_BOUNDS openToStores.0.most']]
  ])('%s', (_name, of, expected) => {
    expect(faults(of)).toEqual(expected)
  })
  test('festivals of a policy that was written before it had any are those of the table', () => {
    const { festivals: _, ...older } = DEFAULT_BENEFIT_POLICY
    expect(readBenefitPolicy(older)).toEqual(DEFAULT_BENEFIT_POLICY)
    expect(readBenefitPolicy({ ...older, festivals: [] }).festivals).toEqual([])
    expect(readBenefitPolicy(beside(kept({})))).toEqual(beside(kept({})))
    expect(() => readBenefitPolicy({ ...older, festivals: [{ ...kept({}), on: { calendar: 'moon' } }] })).toThrow(TypeError)
  })
  test('tiers that the chain does not have, where its tiers are known', () => {
    expect(faults(policy(), ['A', 'B'])).toEqual(['TIER_UNKNOWN tiers.2.key'])
  })
})

test('the vouchers that are promised are those of the chain and of every store, each value once', () => {
  const line = 'tiers.B.occasions.festival.voucherMinor'
  const chain = policy({ openToStores: [{ key: line, least: 1_000, most: 20_000 }] })
  const store = (storeId: string, value: number) => ({ storeId, body: { lines: [{ key: line, value }] } })
  const promised = promisedMinors(
    benefitPlaces(chain, [store('s1', 20_000), store('s2', 10_000), store('s3', 20_000), store('s4', 30_000)])
  )
  expect(promised).toEqual([10_000, 20_000])
})

describe('what a store sets', () => {
  const chain = policy({ openToStores: open })
  const effective = (key: string, value: number) => effectivePolicy('benefit', chain, { lines: [{ key, value }] })
  test.each([
    [74, 80, 'OUT_OF_BOUNDS'],
    [75, 75, null],
    [90, 90, null],
    [91, 80, 'OUT_OF_BOUNDS']
  ])('A pays %i: in force is %i', (value, holds, passedOver) => {
    const { policy: its, lines } = effective('tiers.A.paysPercent', value)
    expect(its.tiers[0]?.paysPercent).toBe(holds)
    expect(lines).toEqual([
      {
        key: 'tiers.A.paysPercent',
        unit: 'percent',
        chainValue: 80,
        storeValue: value,
        least: 75,
        most: 90,
        from: passedOver ? 'chain' : 'store',
        passedOver
      }
    ])
    expect(its.tiers.slice(1)).toEqual(chain.tiers.slice(1))
  })
  test('what is not open is passed over, also where there is no such line', () => {
    expect(effective('tiers.B.paysPercent', 85).lines[1]).toMatchObject({ chainValue: 85, from: 'chain', passedOver: 'NOT_OPEN' })
    expect(effective('tiers.Z.paysPercent', 85)).toMatchObject({ policy: chain, lines: [{}, { unit: null, passedOver: 'NOT_OPEN' }] })
    expect(effectivePolicy('benefit', chain, null).policy).toEqual(chain)
  })
  test.each([
    ['a good one', [{ key: 'tiers.A.paysPercent', value: 82 }], []],
    ['one that is not open', [{ key: 'tiers.B.paysPercent', value: 82 }], ['LINE_NOT_OPEN lines.0.key']],
    ['one out of bounds', [{ key: 'tiers.A.paysPercent', value: 10 }], ['VALUE_OUT_OF_BOUNDS lines.0.value']],
    ['a fraction', [{ key: 'tiers.A.paysPercent', value: 82.5 }], ['VALUE_NOT_INTEGER lines.0.value']],
    ['one that makes A pay more than B', [{ key: 'tiers.A.paysPercent', value: 88 }], ['PAYS_MORE_THAN_LOWER tiers.0.paysPercent']],
    [
      'the same twice',
      [
        { key: 'tiers.A.paysPercent', value: 82 },
        { key: 'tiers.A.paysPercent', value: 83 }
      ],
      ['KEY_TWICE lines.1.key']
    ]
  ])('%s', (_name, lines, expected) => {
    expect(shown(storePolicyFaults('benefit', chain, { lines }, KNOWN))).toEqual(expected)
  })
  test('of other kinds a store sets nothing', () => {
    const { earning } = { earning: { pointsPer: { points: 1, forEveryMinor: 10_000 }, specialPriceEarns: true } }
    expect(shown(storePolicyFaults('earning', earning as never, { lines: [] }))).toEqual(['LINE_NOT_OPEN lines'])
  })
  test('every figure that can be opened is where its key says, and can be set there', () => {
    const whole = policy(
      {
        memberDay: { weekday: 2 },
        birthday: { daysBefore: 3, daysAfter: 1 },
        sameAssociate: { withinDays: 30 },
        sales: [sale]
      },
      { memberDayPaysPercent: 70, birthdayPaysPercent: 60, sameAssociatePaysPercent: 75 }
    )
    const figures = benefitFigures(whole)
    const opened = { ...whole, openToStores: figures.map(({ key }) => ({ key, least: 1, most: 7 })) }
    const lines = figures.map(({ key }) => ({ key, value: 5 }))
    expect(benefitFigures(effectivePolicy('benefit', opened, { lines }).policy).map(({ value }) => value)).toEqual(figures.map(() => 5))
    // of A, of B, of C, of days and sales
    expect(figures.length).toBe(6 + 4 + 2 + 6)
  })
})
