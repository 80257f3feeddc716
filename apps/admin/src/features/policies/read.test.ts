/** Every sentence of every kind, in both languages with the real messages: what is read out, what is marked, what changed, what is wrong. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import {
  DEFAULT_EARNING_POLICY,
  DEFAULT_PROFILE_POLICY,
  DEFAULT_TIER_POLICY,
  POLICY_FAULTS,
  policyDifferences,
  type Condition,
  type EarningPolicy,
  type PolicyKind,
  type TierPolicy
} from '@keqing/domain'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import type { PolicyEventOfFragment } from '../../gql/graphql.ts'
import { changesOf, changeText, deedText } from './changes.ts'
import { faultsOf, faultText, standIns } from './faults.ts'
import { deedOf } from './history.ts'
import { isMarked, type MarkedLine } from './marks.ts'
import { conditionSentence, readMarked, readPolicy } from './read.ts'
import { bodyOf, rulesOf, type Body } from './rules.ts'
import { textOf, type Words } from './sentence.ts'

function wordsIn(locale: 'zh-CN' | 'en'): Words {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../../locales/${locale}/${name}.json`, import.meta.url), 'utf8')) as never
  const messages = { [locale]: { backtest: read('backtest'), policies: read('policies'), customers: read('customers') } }
  const { t } = createI18n({ legacy: false, locale, messages }).global as unknown as {
    t: (key: string, values: object, how: object) => string
  }
  return {
    locale,
    say: (key, values = {}, count) => t(key, values, count === undefined ? {} : { plural: count }),
    f: createFormat({ locale, today: '2026-06-30', timeZone: 'Asia/Shanghai' }),
    currency: 'CNY',
    storeName: () => '人民路店'
  }
}
const zh = wordsIn('zh-CN')
const en = wordsIn('en')
const plain = (kind: PolicyKind, body: Body, words: Words) => readPolicy(kind, body, words).map(line => textOf(line.tokens))
const shown = ({ pieces }: MarkedLine) =>
  pieces.map(({ text, mark }) => (mark === 'ins' ? `+${text}+` : mark === 'del' ? `-${text}-` : text)).join('')
const marked = (kind: PolicyKind, before: Body, after: Body, words: Words) =>
  readMarked(kind, before, after, words).filter(isMarked).map(shown)

/** Every rule of earning that there is. */
const FULL: EarningPolicy = {
  pointsPer: { points: 2, forEveryMinor: 5000 },
  specialPriceEarns: false,
  multipliers: [
    { key: 'TUESDAY', percent: 200, when: { tiers: ['A', 'B'], weekdays: [2] } },
    { key: 'BIRTHDAY', percent: 150, when: { birthdayMonth: true, storeIds: ['s'], categories: ['大衣'] } }
  ],
  stacking: 'add',
  bonuses: { registration: 5, completedFile: { points: 10, atPercent: 80 }, referralFirstPurchase: 20 },
  pendingDays: 7,
  expiry: { months: 24, roundTo: 'yearEnd' },
  redemption: null,
  approvalAbove: 1000
}

/** The default with A from so many points on. */
function fromPoints(value: number): TierPolicy {
  const [a, ...rest] = DEFAULT_TIER_POLICY.tiers
  const [points, ...ways] = a!.routes
  return { ...DEFAULT_TIER_POLICY, tiers: [{ ...a!, routes: [{ all: [{ ...points!.all[0]!, value }] }, ...ways] }, ...rest] }
}

describe('conditions', () => {
  test.each<[Condition, string, string]>([
    [{ metric: 'points', compare: 'atLeast', value: 50 }, '累计入账积分不少于50分', 'at least 50 points credited in all'],
    [{ metric: 'points', compare: 'atLeast', value: 1 }, '累计入账积分不少于1分', 'at least 1 point credited in all'],
    [
      { metric: 'points', compare: 'moreThan', value: 1000, windowMonths: 12 },
      '最近12个月内入账积分超过1,000分',
      'more than 1,000 points credited in the last 12 months'
    ],
    [
      { metric: 'purchases', compare: 'moreThan', value: 5, windowMonths: 2 },
      '最近2个月内购买超过5次',
      'more than 5 purchases in the last 2 months'
    ],
    [
      { metric: 'purchases', compare: 'atLeast', value: 1, windowMonths: 1 },
      '最近1个月内购买至少1次',
      'at least 1 purchase in the last 1 month'
    ],
    [{ metric: 'visits', compare: 'atLeast', value: 3 }, '累计到店至少3次', 'at least 3 visits ever'],
    [{ metric: 'referrals', compare: 'atLeast', value: 2 }, '累计介绍至少2位', 'at least 2 customers referred ever'],
    [{ metric: 'spend', compare: 'atLeast', value: 500_000 }, '累计净消费不少于¥5,000', 'net spend of at least ¥5,000 in all'],
    [
      { metric: 'spend', compare: 'moreThan', value: 9950, windowMonths: 6 },
      '最近6个月内净消费超过¥99.50',
      'net spend of more than ¥99.50 in the last 6 months'
    ],
    [
      { metric: 'yearsSinceFirstPurchase', compare: 'atLeast', value: 3 },
      '首次购买至今至少3年',
      'at least 3 years since the first purchase'
    ],
    [{ metric: 'visits', compare: 'atLeast', value: Number.NaN }, '累计到店至少…次', 'at least … visits ever']
  ])('%j', (condition, inChinese, inEnglish) => {
    expect([zh, en].map(words => textOf(conditionSentence(condition, words)))).toEqual([inChinese, inEnglish])
  })
})

describe('policies', () => {
  test('tiers', () => {
    expect(plain('tier', DEFAULT_TIER_POLICY, zh)).toEqual([
      'A（金钻卡）：累计入账积分不少于50分，或者最近2个月内购买超过5次。',
      'B（金卡）：累计购买至少2次。',
      'C（普通）：累计购买至少1次，或者最近6个月内到店至少3次。',
      '6个月没有到店，降低1级。',
      '12个月没有购买，算作流失。',
      '总部指定的顾客同样适用以上两条。'
    ])
    expect(plain('tier', { ...DEFAULT_TIER_POLICY, inactivity: null, loss: { months: 1 }, exemptDesignated: true }, en)).toEqual([
      'A (Diamond): at least 50 points credited in all, or more than 5 purchases in the last 2 months.',
      'B (Gold): at least 2 purchases ever.',
      'C (Classic): at least 1 purchase ever, or at least 3 visits in the last 6 months.',
      'However long without a visit, no tier is lowered.',
      'After 1 month without a purchase, a customer counts as lost.',
      'Customers designated by headquarters are spared both.'
    ])
  })
  test.each([
    [1, '6个月没有到店，降低1级。', 'After 6 months without a visit, the tier is lowered by 1 level.'],
    [2, '6个月没有到店，降低2级。', 'After 6 months without a visit, the tier is lowered by 2 levels.'],
    [Number.NaN, '6个月没有到店，降低…级。', 'After 6 months without a visit, the tier is lowered by … levels.']
  ])('absence lowers by %d', (levels, inChinese, inEnglish) => {
    const policy = { ...DEFAULT_TIER_POLICY, inactivity: { months: 6, levels } }
    expect([zh, en].map(words => plain('tier', policy, words)[3])).toEqual([inChinese, inEnglish])
  })
  test('a route of several conditions, and a tier without any', () => {
    const all: Condition[] = [
      { metric: 'visits', compare: 'atLeast', value: 3 },
      { metric: 'spend', compare: 'atLeast', value: 100_000 }
    ]
    const tiers = [
      { key: 'V', name: { 'zh-CN': '贵宾', en: 'Guest' }, routes: [{ all }] },
      { key: '', name: { 'zh-CN': '', en: '' }, routes: [] }
    ]
    expect(plain('tier', { ...DEFAULT_TIER_POLICY, tiers }, zh).slice(0, 2)).toEqual([
      'V（贵宾）：累计到店至少3次，并且累计净消费不少于¥1,000。',
      '…（…）：还没有条件。'
    ])
    expect(plain('tier', { ...DEFAULT_TIER_POLICY, tiers }, en)[0]).toBe(
      'V (Guest): at least 3 visits ever and net spend of at least ¥1,000 in all.'
    )
  })
  test('earning', () => {
    expect(plain('earning', DEFAULT_EARNING_POLICY, zh)).toEqual([
      '净额每满¥100积1分；特价商品也积分。',
      '积分购买当天入账。',
      '积分永不到期。',
      '积分可以抵付：1分抵¥1，最多抵一张小票正价商品的50%，一次至少用1分；特价商品不能抵。',
      '不管一次调整多少分，都不用第二人批准。'
    ])
    expect(bodyOf('earning', rulesOf('earning', FULL))).toEqual(FULL)
    expect(plain('earning', FULL, zh)).toEqual([
      '净额每满¥50积2分；特价商品不积分。',
      '购买时的分类是A、B、购买那天是周二的，积分按200%计。',
      '顾客生日当月、门店是人民路店、品类是大衣的，积分按150%计。',
      '同一件商品满足几条时，各条多出的部分相加。',
      '每件商品先按倍率计，整张小票加起来只去一次零头。',
      '登记建档，送5分。',
      '资料完整度第一次达到80%，送10分。',
      '介绍来的顾客第一次购买，送介绍人20分。',
      '购买7天后入账，入账后才能用。',
      '积分会到期，用到得分24个月后的年底。',
      '积分不能抵付。',
      '一次调整超过1,000分，要第二人批准。'
    ])
    expect(plain('earning', FULL, en)).toEqual([
      'For every full ¥50 of net spend, 2 points; items at a special price earn nothing.',
      'Points count 200% if the tier when bought is A, B and it is bought on Tuesdays.',
      'Points count 150% if it is the month of the birthday and it is bought at 人民路店 and the item is of 大衣.',
      'Where an item meets several, what each adds is added up.',
      'Every item is weighted first; the whole receipt is rounded down once.',
      'Registering earns 5 points.',
      'A file that first reaches 80% completeness earns 10 points.',
      'For a referred customer’s first purchase the referrer earns 20 points.',
      'Points count, and can be spent, 7 days after the purchase.',
      'Points expire 24 months after they are earned, at the end of the year.',
      'Points cannot pay.',
      'An adjustment of more than 1,000 points needs a second person.'
    ])
  })
  test('profile', () => {
    expect(
      plain('profile', { basic: { weight: 100, fields: ['name', 'phone'] }, extended: { weight: 0, fields: [] } }, zh).slice(0, 2)
    ).toEqual(['基本资料占100%：姓名、手机号。', '扩展资料占0%：没有资料项。'])
    expect(plain('profile', DEFAULT_PROFILE_POLICY, zh)[2]).toBe('不计分：学历、收入。')
    expect(plain('profile', DEFAULT_PROFILE_POLICY, en)[2]).toBe('Not counted: Education, Income.')
  })
})

describe('what differs is marked, and nothing else', () => {
  test('a figure', () => {
    expect(marked('tier', DEFAULT_TIER_POLICY, fromPoints(40), zh)).toEqual([
      'A（金钻卡）：累计入账积分不少于-50-+40+分，或者最近2个月内购买超过5次。'
    ])
    expect(marked('tier', DEFAULT_TIER_POLICY, fromPoints(40), en)).toEqual([
      'A (Diamond): at least -50-+40+ points credited in all, or more than 5 purchases in the last 2 months.'
    ])
    expect(marked('tier', DEFAULT_TIER_POLICY, DEFAULT_TIER_POLICY, zh)).toEqual([])
  })
  test('a route that goes, a tier that comes, one that goes', () => {
    const [a, b, c] = DEFAULT_TIER_POLICY.tiers
    const vip = { key: 'V', name: { 'zh-CN': '贵宾', en: 'Guest' }, routes: b!.routes }
    const after = { ...DEFAULT_TIER_POLICY, tiers: [{ ...a!, routes: [a!.routes[0]!] }, c!, vip] }
    expect(marked('tier', DEFAULT_TIER_POLICY, after, zh)).toEqual([
      'A（金钻卡）：累计入账积分不少于50分-，或者最近2个月内购买超过5次-。',
      '-B（金卡）：累计购买至少2次。-',
      '+V（贵宾）：累计购买至少2次。+'
    ])
  })
  test('tiers that change places, by one line', () => {
    const [a, b, c] = DEFAULT_TIER_POLICY.tiers
    expect(marked('tier', DEFAULT_TIER_POLICY, { ...DEFAULT_TIER_POLICY, tiers: [b!, a!, c!] }, zh)).toEqual(['由高到低：-A、-B、+A、+C。'])
  })
})

describe('changes as sentences', () => {
  const said = (kind: PolicyKind, before: Body, after: Body, words: Words) =>
    changesOf(kind, policyDifferences(before, after), [after, before], words).map(change => changeText(change, words))
  const [a, b, c] = DEFAULT_TIER_POLICY.tiers
  const months = { all: [{ metric: 'visits', compare: 'atLeast', value: 3, windowMonths: 6 }] } as const
  const withC = (all: readonly Condition[]): TierPolicy => ({
    ...DEFAULT_TIER_POLICY,
    tiers: [a!, b!, { ...c!, routes: [c!.routes[0]!, { all }] }]
  })
  test.each<[string, TierPolicy, string[], string[]]>([
    ['a figure', fromPoints(40), ['A的积分由50改为40'], ['Changes points for A from 50 to 40']],
    [
      'the time looked at',
      withC([{ metric: 'visits', compare: 'atLeast', value: 3 }]),
      ['C的到店次数所看的时间由6个月改为累计，不限时间'],
      ['Changes the time over which visits count for C from 6 months to over all time']
    ],
    [
      'how it is compared',
      withC([{ ...months.all[0], compare: 'moreThan' }]),
      ['C的到店次数的比法由至少改为超过'],
      ['Changes how visits are compared for C from at least to more than']
    ],
    [
      'what is looked at',
      withC([{ ...months.all[0], metric: 'purchases' }]),
      ['C第2条所看的由到店改为购买'],
      ['Changes what route 2 of C looks at from visits to purchases']
    ],
    [
      'a route',
      { ...DEFAULT_TIER_POLICY, tiers: [a!, b!, { ...c!, routes: [c!.routes[0]!] }] },
      ['C去掉“最近6个月内到店至少3次”'],
      ['Takes “at least 3 visits in the last 6 months” from C']
    ],
    [
      'a condition more',
      withC([...months.all, { metric: 'spend', compare: 'atLeast', value: 100 }]),
      ['C加上“累计净消费不少于¥1”'],
      ['Adds “net spend of at least ¥1 in all” to C']
    ],
    ['a tier', { ...DEFAULT_TIER_POLICY, tiers: [a!, b!] }, ['各级去掉C（普通）'], ['Takes C (Classic) from the tiers']],
    [
      'the order',
      { ...DEFAULT_TIER_POLICY, tiers: [b!, a!, c!] },
      ['各级的次序由A、B、C改为B、A、C'],
      ['Changes the order of tiers from A, B, C to B, A, C']
    ],
    [
      'a name',
      { ...DEFAULT_TIER_POLICY, tiers: [{ ...a!, name: { 'zh-CN': '钻石', en: 'Diamond' } }, b!, c!] },
      ['A的中文名由“金钻卡”改为“钻石”'],
      ['Changes the Chinese name of A from “金钻卡” to “钻石”']
    ],
    [
      'what time takes away',
      { ...DEFAULT_TIER_POLICY, inactivity: { months: 1, levels: 1 }, loss: null, exemptDesignated: true },
      ['久未到店由6个月改为1个月', '流失由12个月改为不处理', '总部指定的顾客由同样适用改为不受影响'],
      [
        'Changes long absence from 6 months to 1 month',
        'Changes loss from 12 months to never',
        'Changes designated customers from not spared to spared'
      ]
    ],
    [
      'how far absence lowers',
      { ...DEFAULT_TIER_POLICY, inactivity: { months: 6, levels: 2 } },
      ['久未到店降低的级数由1级改为2级'],
      ['Changes how far long absence lowers from 1 level to 2 levels']
    ],
    [
      'absence that lowers no more',
      { ...DEFAULT_TIER_POLICY, inactivity: null },
      ['久未到店由6个月降低1级改为不处理'],
      ['Changes long absence from 1 level after 6 months to never']
    ]
  ])('%s', (_what, after, inChinese, inEnglish) => {
    expect(said('tier', DEFAULT_TIER_POLICY, after, zh)).toEqual(inChinese)
    expect(said('tier', DEFAULT_TIER_POLICY, after, en)).toEqual(inEnglish)
  })
  test('earning and profile', () => {
    const earning = { ...DEFAULT_EARNING_POLICY, pointsPer: { points: 2, forEveryMinor: 5000 }, specialPriceEarns: false }
    expect(said('earning', DEFAULT_EARNING_POLICY, earning, zh)).toEqual([
      '每份得的积分由1分改为2分',
      '每份的金额由¥100改为¥50',
      '特价商品由也积分改为不积分'
    ])
    const { basic, extended } = DEFAULT_PROFILE_POLICY
    const profile = {
      basic: { weight: 30, fields: basic.fields.filter(field => field !== 'gender') },
      extended: { weight: 70, fields: [...extended.fields, 'income' as const] }
    }
    expect(said('profile', DEFAULT_PROFILE_POLICY, profile, zh)).toEqual([
      '基本资料的比重由20%改为30%',
      '扩展资料的比重由80%改为70%',
      '基本资料去掉性别',
      '扩展资料加上收入'
    ])
  })
  test('multipliers, and rules that come and go', () => {
    const [tuesday, birthday] = FULL.multipliers
    const other = {
      ...FULL,
      multipliers: [
        { ...birthday!, percent: 300, when: { storeIds: ['s'], categories: ['大衣', '鞋'] } },
        { ...tuesday!, when: { ...tuesday!.when, tiers: ['B'] } }
      ],
      stacking: 'highest' as const,
      bonuses: { ...FULL.bonuses, completedFile: null },
      expiry: { months: 12, roundTo: 'day' as const },
      redemption: DEFAULT_EARNING_POLICY.redemption,
      approvalAbove: null
    }
    expect(said('earning', FULL, other, zh)).toEqual([
      'BIRTHDAY的倍率由150%改为300%',
      '翻倍规则的次序由TUESDAY、BIRTHDAY改为BIRTHDAY、TUESDAY',
      '几条翻倍规则遇到一起由各条多出的部分相加改为只按最高的一条',
      '资料填全送分由有改为没有',
      '积分有效的月数由24个月改为12个月',
      '积分的最后一天由年底改为当天',
      '用积分抵付由没有改为有',
      '不用批准的最多分数由1,000分改为没有',
      'BIRTHDAY的品类加上鞋',
      'BIRTHDAY的生日当月去掉顾客生日当月',
      'TUESDAY的购买时的分类去掉A'
    ])
    expect(said('earning', { ...FULL, multipliers: [] }, { ...FULL, multipliers: [tuesday!] }, en)).toEqual([
      'Adds “Points count 200% if the tier when bought is A, B and it is bought on Tuesdays” to multiplier TUESDAY'
    ])
  })
  test('who did it', () => {
    const [change] = changesOf('tier', policyDifferences(DEFAULT_TIER_POLICY, fromPoints(40)), [DEFAULT_TIER_POLICY], zh)
    expect(deedText('何建国', change!, zh)).toBe('何建国把A的积分由50改为40')
  })
})

describe('history', () => {
  const event = (act: PolicyEventOfFragment['act'], more: Partial<PolicyEventOfFragment> = {}): PolicyEventOfFragment => ({
    id: 'e',
    act,
    at: '2026-06-30T06:18:00Z',
    comment: '',
    by: { name: '何建国' },
    differences: [],
    effectiveOn: null,
    plannedOn: null,
    unseen: false,
    byService: more.by === null,
    moved: null,
    moves: [],
    ...more
  })
  const value = { path: ['tiers', 'A', 'routes', '0', 'all', '0', 'value'], before: '50', after: '40' }
  const loss = { path: ['loss', 'months'], before: '12', after: '10' }
  test.each<[PolicyEventOfFragment, string, string]>([
    [event('SAVE', { differences: [value] }), '何建国把A的积分由50改为40', '何建国 changed points for A from 50 to 40'],
    [event('SAVE', { differences: [value, loss] }), '何建国改了2处', '何建国 changed 2 places'],
    [event('SAVE'), '何建国改了名字', '何建国 renamed it'],
    [event('SCHEDULE', { effectiveOn: '2026-07-01' }), '何建国定于7月1日生效', '何建国 scheduled it for 1 Jul'],
    [
      event('SCHEDULE', { effectiveOn: '2026-07-01', unseen: true }),
      '何建国没有看影响，定于7月1日生效',
      '何建国 scheduled it for 1 Jul, its effect not seen'
    ],
    [
      event('ACTIVATE', { by: null, effectiveOn: '2026-07-01', moved: 1 }),
      '7月1日起生效，1位顾客换了分类',
      'In force since 1 Jul; 1 customer changed tier'
    ],
    [
      event('ACTIVATE', { by: null, effectiveOn: '2026-07-03', plannedOn: '2026-07-01', moved: 2 }),
      '原定7月1日，7月3日起生效，2位顾客换了分类',
      'Planned for 1 Jul, in force since 3 Jul; 2 customers changed tier'
    ],
    [
      event('ACTIVATE', { by: null, effectiveOn: '2026-07-03', plannedOn: '2026-07-01' }),
      '原定7月1日，7月3日起生效',
      'Planned for 1 Jul, in force since 3 Jul'
    ],
    [event('APPROVE', { by: null }), '不需第二人，即时批准', 'Approved at once: no second person is asked for']
  ])('%j', (from, inChinese, inEnglish) => {
    expect([zh, en].map(words => deedOf(from, 'tier', [DEFAULT_TIER_POLICY], words).sentence)).toEqual([inChinese, inEnglish])
  })
  test('what somebody did whose name the reader may not see is not the service’s', () => {
    const unseen = event('APPROVE', { by: null, byService: false })
    expect([zh, en].map(words => deedOf(unseen, 'tier', [], words).sentence)).toEqual(['一位同事批准', 'A colleague approved it'])
  })
  test('an activation tells from where to where customers went', () => {
    const moves = [
      { fromStatus: 'TIER', fromKey: 'B', toStatus: 'TIER', toKey: 'A', customers: 22 },
      { fromStatus: 'NONE', fromKey: null, toStatus: 'LOST', toKey: null, customers: 1 }
    ] as const
    const of = (words: Words) => deedOf(event('ACTIVATE', { moved: 23, moves: [...moves] }), 'tier', [], words).changes
    expect([of(zh), of(en)]).toEqual([
      ['22位从B到A', '1位从无分类到流失'],
      ['22 from B to A', '1 from No tier to Lost']
    ])
  })
  test('several changes of one save are told one by one', () => {
    expect(deedOf(event('SAVE', { differences: [value, loss] }), 'tier', [DEFAULT_TIER_POLICY], zh)).toMatchObject({
      at: '今天 14:18',
      changes: ['A的积分由50改为40', '流失由12个月改为10个月']
    })
  })
})

describe('faults', () => {
  test.each([
    ['zh-CN', zh],
    ['en', en]
  ])('each can be said in %s', (_locale, words) => {
    const missing = POLICY_FAULTS.filter(code => words.say(`policies.fault.${code}`) === `policies.fault.${code}`)
    expect(missing).toEqual([])
  })
  test('with the place, which leads to its element or to what it lies in', () => {
    const body = { ...fromPoints(0), loss: { months: 0 } }
    const faults = faultsOf('tier', body)
    expect(faults.map(fault => faultText(fault, body, zh))).toEqual(['A第1条：填1或更大。', '流失：月数从1到120。'])
    expect(faultText(faults[0]!, body, en)).toBe('A, route 1: Give 1 or more.')
    const earning = { ...FULL, multipliers: [{ key: '', percent: 0, when: {} }], pendingDays: -1 }
    expect(faultsOf('earning', earning).map(fault => faultText(fault, earning, zh))).toEqual([
      '第1条翻倍规则：代号要用1到20个字母、数字、-或_。',
      '第1条翻倍规则：从1%到1000%，用整数。',
      '第1条翻倍规则：还没有条件。',
      '入账的天数：天数从0到365，用整数。'
    ])
  })
  test('of what a higher tier has already, with the route by which it has it', () => {
    const visits = { metric: 'visits', compare: 'atLeast', value: 2 } as const
    const [a, b, c] = DEFAULT_TIER_POLICY.tiers as [TierPolicy['tiers'][0], TierPolicy['tiers'][0], TierPolicy['tiers'][0]]
    const body = { ...DEFAULT_TIER_POLICY, tiers: [{ ...a, routes: [...a.routes, { all: [visits] }] }, b, c] }
    const [unreachable, route] = faultsOf('tier', body)
    expect(faultText(unreachable!, body, en)).toBe(
      'B: Whoever meets it is in a higher tier already: by the rules nobody would be in it. What it asks is enough for A, route 3.'
    )
    expect(faultText(route!, body, zh)).toBe('C第2条：满足这一条的人都已在更高的一级，这一条没有用。达到它的要求，就已达到A第3条。')
  })
  test('the elements that stand for a place, the nearest first', () => {
    expect(standIns(['tiers', 0, 'key'])).toEqual(['at-tiers-0-key', 'at-tiers-0', 'at-tiers'])
  })
})
