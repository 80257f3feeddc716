/** Benefits as sentences, in both languages; what an editor does to them; differences as they are told; and the way to the server and back. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { localDate, POLICIES, policyDifferences, type BenefitPolicy } from '@keqing/domain'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import { benefitChanges } from './benefit-changes.ts'
import {
  addFestival,
  addOccasion,
  addOffer,
  addSale,
  addTier,
  duplicateAt,
  freeOccasions,
  movedIn,
  typedList,
  withAt,
  withoutAt
} from './benefit-edits.ts'
import { chainLines, tierLines, type ChoicePlace } from './benefit-lines.ts'
import { placeText } from './benefit-places.ts'
import { readBenefits } from './benefit-read.ts'
import { benefitBody, benefitRules } from './benefit-rules.ts'
import { changeText } from './changes.ts'
import { faultText } from './faults.ts'
import { festivalLine, lackingText, nextOf, whenText } from './festival-lines.ts'
import { textOf, type Words } from './sentence.ts'

function words(locale: 'zh-CN' | 'en'): Words {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../../locales/${locale}/${name}.json`, import.meta.url), 'utf8')) as never
  const messages = { [locale]: { policies: read('policies'), benefits: read('benefits') } }
  const { t } = createI18n({ legacy: false, locale, messages }).global as unknown as {
    t: (key: string, values: object, how: object) => string
  }
  return {
    locale,
    say: (key, values = {}, count) => t(key, values, count === undefined ? {} : { plural: count }),
    f: createFormat({ locale, today: '2026-06-30', timeZone: 'Asia/Shanghai' }),
    currency: 'CNY',
    tierName: key => (key === 'A' ? { 'zh-CN': '金钻卡', en: 'Gold and diamond' }[locale] : undefined)
  }
}
const [zh, en] = [words('zh-CN'), words('en')]
const { initial } = POLICIES.benefit
const whole: BenefitPolicy = {
  ...withAt(initial, ['tiers', 0], {
    ...initial.tiers[0]!,
    memberDayPaysPercent: 70,
    sameAssociatePaysPercent: 75,
    presaleDays: 1,
    rebatePercent: 3
  }),
  memberDay: { weekday: 3 },
  birthday: { daysBefore: 7, daysAfter: 0 },
  sameAssociate: { withinDays: 30 },
  yearEndRebate: { minimumMinor: 500_000 },
  festivals: [
    ...initial.festivals,
    {
      key: 'lantern',
      name: { 'zh-CN': '元宵节', en: 'Lantern Festival' },
      on: { calendar: 'lunar', month: 1, day: 15, offset: 0 }
    }
  ],
  sales: [
    {
      key: 'summer',
      name: { 'zh-CN': '夏季特卖', en: 'Summer' },
      opensOn: localDate('2026-07-11'),
      closesOn: localDate('2026-07-12'),
      paysPercent: 50,
      goods: { categories: ['上衣'], itemCodes: ['H1', 'H2'] }
    }
  ],
  membersOnly: { categories: [], itemCodes: ['GOLD'] },
  partnerOffers: [{ key: 'spa', name: { 'zh-CN': '水疗', en: 'Spa' }, text: { 'zh-CN': '八折', en: 'A fifth off' }, tiers: ['A', 'B'] }],
  openToStores: [{ key: 'tiers.A.paysPercent', least: 75, most: 85 }]
}

describe('read out', () => {
  test('the policy that a chain starts with, in English', () => {
    expect(readBenefits(initial, en).map(line => textOf(line.tokens))).toEqual([
      'A (Gold and diamond): pays 80% of the price; May Day, National Day, Spring Festival: a gift costing at most ¥25, called to pick it up in store; Birthday: a gift costing at least ¥125, picked up or delivered.',
      'B: pays 85% of the price; May Day, National Day, Spring Festival: a voucher of ¥100 and a style booklet, by mail; Birthday: a gift costing at least ¥25, called to pick it up in store.',
      'C: pays the full price; Any purchase not all at a special price: a gift, handed over at the till.',
      'Items at a special price are not reduced.',
      'Where several reductions meet, the best one holds.',
      'Each line is reckoned for itself from its full price and rounded half up once, however many reductions meet; vouchers come off what is left, points last.',
      'The weekly member day: none.',
      'Birthdays do not count.',
      'Buying again from the same associate does not count.',
      'Year-end rebate: none.',
      'Festivals: May Day (1 May), National Day (1 Oct), Spring Festival (day 1 of the 1st lunar month).',
      'For members only: nothing.'
    ])
  })
  test('every privilege, in Chinese', () => {
    const lines = readBenefits(whole, zh).map(line => textOf(line.tokens))
    expect(lines[0]).toMatch(
      /^A（金钻卡）：按原价的80%付；会员日按原价的70%；再找同一位导购买，按原价的75%；可以提前买特卖，提前1天；返全年净消费的3%；五一、十一、春节、元宵节：送礼品，成本最多¥25，电话请来店领；/
    )
    expect(lines.slice(3)).toEqual([
      '特价商品不再打折。',
      '几项优惠碰在一起时，取最优惠的一项。',
      '每行各自按原价计，不论几项优惠都只四舍五入一次；打完折先抵礼金券，最后抵积分。',
      '每周会员日：周三。',
      '生日算：前7天到后0天。',
      '再找同一位导购买：算，限30天内。',
      '年终返利：全年净消费满¥5,000。',
      '节日：五一（5月1日）、十一（10月1日）、春节（农历正月初一）、元宵节（农历正月十五）。',
      '会员专享：货号GOLD。',
      '特卖“夏季特卖”，2026-07-11到2026-07-12，按原价的50%付，品类上衣、货号H1、H2。',
      'A（金钻卡）、B有伙伴优惠“水疗”：八折。',
      '门店可以自定A付的比例，从75%到85%。'
    ])
  })
  test('a tier that the rules have gained is put in at its rank, with nothing granted', () => {
    const keys = (policy: BenefitPolicy) => policy.tiers.map(tier => tier.key)
    const ranked = ['P', 'A', 'M', 'B', 'C', 'D']
    expect(keys(addTier(whole, 'P', ranked))).toEqual(['P', 'A', 'B', 'C'])
    expect(keys(addTier(whole, 'M', ranked))).toEqual(['A', 'M', 'B', 'C'])
    expect(keys(addTier(whole, 'D', ranked))).toEqual(['A', 'B', 'C', 'D'])
    expect(addTier(whole, 'D', ranked).tiers.at(-1)).toMatchObject({ paysPercent: 100, presaleDays: 0, occasions: [] })
  })
  test.each([zh, en])('no text of $locale is missing, for any place that can be opened or differ', says => {
    const keys = POLICIES.benefit.stores?.figures(whole).map(figure => figure.key) ?? []
    const more = [
      'tiers',
      'tiers.A',
      'tiers.A.occasions.birthday',
      'festivals',
      'festivals.mayDay.on.day',
      'festivals.mayDay.name.en',
      'festivals.gone.on',
      'sales',
      'sales.summer.goods.categories.0',
      'partnerOffers.spa.tiers.0',
      'membersOnly.itemCodes.0',
      'openToStores.x.least',
      'birthday',
      'sameAssociate',
      'yearEndRebate',
      'memberDay',
      'combine',
      'specialPriceDiscounted'
    ]
    for (const key of [...keys, ...more]) expect(placeText(key, says, whole)).not.toMatch(/benefits\./)
    for (const fault of POLICIES.benefit.faults(whole, {
      tierKeys: ['A'],
      tierOrders: [['S', 'C', 'B', 'A']],
      storeIds: [],
      closedVoucherMinors: [10_000]
    }))
      expect(faultText(fault, whole, says)).not.toMatch(/benefits\.|policies\./)
  })
})

describe('edited', () => {
  test('a place gets its figure, and nothing else changes', () => {
    const [pays] = tierLines(initial, 1, en)
    const next = withAt(initial, pays!.places['percent']!.path, 90)
    expect(policyDifferences(initial, next)).toEqual([{ path: ['tiers', 'B', 'paysPercent'], before: 85, after: 90 }])
  })
  test('a gift turns from one bound to another by its choice', () => {
    const line = tierLines(initial, 0, en).find(each => each.path[2] === 'occasions')!
    const gift = line.places['gift'] as ChoicePlace
    expect(gift.chosen).toBe('most')
    expect(withAt(initial, gift.path, gift.to('between')).tiers[0]?.occasions[0]?.gift).toEqual({ leastMinor: 0, mostMinor: 2_500 })
    expect(withAt(initial, gift.path, gift.to('none')).tiers[0]?.occasions[0]?.gift).toBeNull()
  })
  test('the member day comes and goes by its choice', () => {
    const line = chainLines(initial, en).find(each => each.path[0] === 'memberDay')!
    const day = line.places['day'] as ChoicePlace
    expect(day.to('3')).toEqual({ weekday: 3 })
    expect(day.to('0')).toBeNull()
  })
  test('what is added can be taken out again; what is typed is a list', () => {
    const sold = addSale(initial, '2026-06-30')
    expect(sold.sales).toMatchObject([{ key: 'sale1', opensOn: '2026-07-07', closesOn: '2026-07-13' }])
    expect(withoutAt(addSale(sold, '2026-06-30'), ['sales', 0]).sales[0]?.key).toBe('sale2')
    expect(addOffer(initial).partnerOffers[0]?.tiers).toEqual(['A'])
    expect(freeOccasions(initial.tiers[0]!)).toEqual(['purchase'])
    expect(addOccasion(initial, 0, 'purchase').tiers[0]?.occasions).toHaveLength(3)
    expect(typedList(' a,b，c、a\n')).toEqual(['a', 'b', 'c'])
  })
  test('a sale or an offer is duplicated after itself under a key of its own, and moved no further than the ends', () => {
    const sold = addSale(addSale(initial, '2026-06-30'), '2026-06-30')
    const keys = (policy: BenefitPolicy) => policy.sales.map(sale => sale.key)
    expect(keys(duplicateAt(sold, 'sales', 0))).toEqual(['sale1', 'sale3', 'sale2'])
    expect(duplicateAt(addOffer(initial), 'partnerOffers', 0).partnerOffers.map(offer => offer.key)).toEqual(['offer1', 'offer2'])
    expect(keys(movedIn(sold, 'sales', 1, 0))).toEqual(['sale2', 'sale1'])
    expect([movedIn(sold, 'sales', 0, -1), movedIn(sold, 'sales', 1, 2)].every(same => same === sold)).toBe(true)
  })
  test('sent to the server and read back it is the same', () => {
    expect(benefitBody(benefitRules(whole))).toEqual(whole)
  })
})

test('differences as they are told', () => {
  const told = benefitChanges(policyDifferences(initial, whole), [whole, initial], en).map(change => changeText(change, en))
  expect(told).toEqual([
    'Changes what A pays on the member day from as on other days to 70%',
    'Changes what A pays when buying again from the same associate from as from others to 75%',
    'Changes how early A buys from a sale from 0 days to 1 day',
    'Changes the rebate of A from 0% to 3%',
    'Changes the member day from none to Wednesday',
    'Changes birthdays from “do not count” to “count from 7 days before to 0 days after”',
    'Adds “Lantern Festival (day 15 of the 1st lunar month)” to festivals',
    'Changes buying again from the same associate from “does not count” to “counts within 30 days”',
    'Adds “Summer” to sales',
    'Adds other goods to goods for members only',
    'Changes the year-end rebate from “none” to “from ¥5,000 net spend in the year”',
    'Adds “Spa” to partners’ offers',
    'Adds “what A pays” to what stores may set'
  ])
})

describe('festivals', () => {
  const on = (calendar: 'solar' | 'lunar', month: number, day: number, offset = 0) => ({ calendar, month, day, offset })
  test.each([
    [on('solar', 5, 1), '1 May', '5月1日'],
    [on('solar', 2, 29), '29 Feb', '2月29日'],
    [on('lunar', 8, 15), 'day 15 of the 8th lunar month', '农历八月十五'],
    [on('lunar', 12, 30), 'day 30 of the 12th lunar month', '农历腊月三十'],
    [on('lunar', 1, 1, -1), '1 day before day 1 of the 1st lunar month', '农历正月初一前1天'],
    [on('lunar', 1, 1, 14), '14 days after day 1 of the 1st lunar month', '农历正月初一后14天']
  ])('%j is said to be %s', (day, inEnglish, inChinese) => {
    expect([whenText(day, en), whenText(day, zh)]).toEqual([inEnglish, inChinese])
  })
  const lineOf = (day: ReturnType<typeof on>, says: Words) =>
    festivalLine({ ...initial.festivals[0]!, on: day }, ['festivals', 0, 'on'], says)
  test('in the editor it is a sentence, in both languages', () => {
    expect(textOf(lineOf(on('solar', 5, 1), en).tokens)).toBe('each year on 1 May, by the common calendar')
    expect(textOf(lineOf(on('solar', 5, 1), zh).tokens)).toBe('每年公历5月1日')
    expect(textOf(lineOf(on('lunar', 1, 1, -1), en).tokens)).toBe(
      'each year 1 day before day 1 of the 1st lunar month, by the Chinese lunar calendar'
    )
    expect(textOf(lineOf(on('lunar', 8, 15), zh).tokens)).toBe('每年农历八月十五当天')
  })
  test('what is chosen is a day that there is', () => {
    const choose = (day: ReturnType<typeof on>, place: string, key: string) => (lineOf(day, en).places[place] as ChoicePlace).to(key)
    expect(choose(on('solar', 3, 31), 'month', '2')).toEqual(on('solar', 2, 29))
    expect(choose(on('solar', 3, 31), 'calendar', 'lunar')).toEqual(on('lunar', 3, 30))
    expect(choose(on('lunar', 1, 30, -1), 'calendar', 'solar')).toEqual(on('solar', 1, 30))
    expect(choose(on('lunar', 1, 1), 'offset', '-1')).toEqual(on('lunar', 1, 1, -1))
    expect((lineOf(on('solar', 2, 1), en).places['monthDay'] as ChoicePlace).choices).toHaveLength(29)
    expect((lineOf(on('lunar', 2, 1), en).places['offset'] as ChoicePlace).choices.map(each => each.key)).toHaveLength(61)
  })
  test('a day that not every year has says what becomes of it, and when it is next', () => {
    expect([lackingText(on('solar', 2, 29), en), lackingText(on('lunar', 12, 30), en), lackingText(on('solar', 3, 31), en)]).toEqual([
      'In other years on 28 February.',
      'Where the month has 29 days: its last day.',
      undefined
    ])
    expect([nextOf(on('lunar', 8, 15), '2026-09-25'), nextOf(on('lunar', 8, 15), '2026-09-26')]).toEqual(['2026-09-25', '2027-09-15'])
  })
  test('differences tell a day whole, names by the festival, and their order', () => {
    const [first, second, ...rest] = whole.festivals
    const moved = {
      ...whole,
      festivals: [{ ...second!, name: { ...second!.name, en: 'Golden Week' } }, { ...first!, on: on('lunar', 1, 1, 14) }, ...rest.slice(1)]
    }
    const told = (says: Words, known: readonly BenefitPolicy[]) =>
      benefitChanges(policyDifferences(whole, moved), known, says).map(change => changeText(change, says))
    expect(told(en, [moved, whole])).toEqual([
      'Changes the festival “Golden Week” from “National Day” to “Golden Week”',
      'Changes the festival “May Day” from “1 May” to “14 days after day 1 of the 1st lunar month”',
      'Takes “Spring Festival (day 1 of the 1st lunar month)” from festivals',
      'Changes festivals from May Day, Golden Week, Lantern Festival to Golden Week, May Day, Lantern Festival'
    ])
    expect(told(en, [])[1]).toBe('Changes the festival “mayDay” from “…” to “…”')
    expect(told(zh, [moved, whole])[1]).toBe('节日“五一”由“5月1日”改为“农历正月初一后14天”')
  })
  test('one is added without a name, duplicated under a key of its own, and moved', () => {
    const more = addFestival(initial)
    expect(more.festivals.at(-1)).toMatchObject({ key: 'festival4', name: { 'zh-CN': '', en: '' }, on: { month: 1, day: 1 } })
    expect(duplicateAt(initial, 'festivals', 0).festivals.map(({ key }) => key)).toEqual([
      'mayDay',
      'festival4',
      'nationalDay',
      'springFestival'
    ])
    expect(movedIn(initial, 'festivals', 2, 0).festivals.map(({ key }) => key)).toEqual(['springFestival', 'mayDay', 'nationalDay'])
  })
})

test('a gift and a voucher are told as what they are', () => {
  const at = (name: string) => ['tiers', 0, 'occasions', 0, name]
  const more = withAt(withAt(initial, at('gift'), null), at('voucherMinor'), 5_000)
  const told = benefitChanges(policyDifferences(initial, more), [more, initial], en).map(change => changeText(change, en))
  expect(told).toEqual([
    'Changes A, Festivals: gift from a gift costing at most ¥25 to no gift',
    'Changes A, Festivals: voucher from no voucher to ¥50'
  ])
})
