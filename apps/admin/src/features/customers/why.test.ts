/** The sentences of DESIGN §11, read in both languages with the real messages. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import type { ConditionOfFragment, DecisionOfFragment } from '../../gql/graphql.ts'
import { explain, type Words } from './why.ts'

const today = '2026-06-30'
function wordsIn(locale: 'zh-CN' | 'en'): Words {
  const customers = JSON.parse(readFileSync(new URL(`../../locales/${locale}/customers.json`, import.meta.url), 'utf8')) as never
  const { t } = createI18n({ legacy: false, locale, messages: { [locale]: { customers } } }).global as unknown as {
    t: (key: string, values: object, count?: number) => string
  }
  return {
    t: (key, values = {}, count) => (count === undefined ? t(key, values) : t(key, values, count)),
    f: createFormat({ locale, today, timeZone: 'Asia/Shanghai' }),
    currency: 'CNY',
    today
  }
}
const zh = wordsIn('zh-CN')
const en = wordsIn('en')

function condition(
  metric: ConditionOfFragment['metric'],
  found: number,
  asked: number,
  more: Partial<ConditionOfFragment> = {}
): ConditionOfFragment {
  const compare = more.compare ?? 'AT_LEAST'
  const need = compare === 'MORE_THAN' ? asked + 1 : asked
  return {
    metric,
    compare,
    asked,
    found,
    met: found >= need,
    windowMonths: null,
    windowFrom: null,
    windowTo: today,
    lacking: Math.max(0, need - found),
    spare: Math.max(0, found - need),
    by: null,
    flipsOn: null,
    ...more
  }
}
const recent = { compare: 'MORE_THAN', windowMonths: 2, windowFrom: '2026-05-01' } as const
const route = (c: ConditionOfFragment) => ({ met: c.met, conditions: [c] })

/** 03-customer: 65 points, 3 purchases in two months, last seen on 21 June. */
function decision(change: Partial<DecisionOfFragment> = {}, points = 65, purchases = 3): DecisionOfFragment {
  const a = [route(condition('POINTS', points, 50)), route(condition('PURCHASES', purchases, 5, { ...recent, by: '2026-07-08' }))]
  const b = [route(condition('PURCHASES', 11, 2))]
  return {
    asOf: today,
    status: 'TIER',
    key: 'A',
    rank: 1,
    name: '金钻卡',
    source: 'RULES',
    lowered: false,
    baseKey: 'A',
    nextChangeOn: '2026-12-21',
    policy: { id: 'p', version: 7, effectiveOn: '2026-01-01', plannedOn: null },
    tiers: [
      { key: 'A', rank: 1, name: '金钻卡', met: a.some(r => r.met), routes: a },
      { key: 'B', rank: 2, name: '金卡', met: true, routes: b }
    ],
    inactivity: { months: 6, lastSeenOn: '2026-06-21', inactiveOn: '2026-12-21', applies: false, exempt: false },
    loss: { months: 12, lastPurchaseOn: '2026-06-21', lostOn: '2027-06-21', applies: false, exempt: false },
    standing: null,
    forecast: [
      { on: '2026-12-21', status: 'TIER', key: 'B', rank: 2, name: '金卡' },
      { on: '2027-06-21', status: 'LOST', key: null, rank: null, name: null }
    ],
    ...change
  }
}
const standing = (kind: 'DESIGNATION' | 'OVERRIDE', endsOn: string | null) => ({
  id: 's',
  kind,
  tierKey: 'A',
  startsOn: '2026-06-20',
  endsOn,
  reason: '潜力',
  recordedAt: '2026-06-20T02:00:00Z',
  endedAt: null,
  recordedBy: null
})

test('an A by points reads as in the mock-up', () => {
  const why = explain(decision(), zh)
  expect(why.sentence).toBe('是A，因为累计积分65，要求50。')
  expect(why.source).toBe('定级规则第7版，2026年1月1日起生效 · 截至2026年6月30日')
  expect(why.groups.map(g => [g.label, g.verdict])).toEqual([
    ['A类：满足下面任意一条', '已满足1条'],
    ['久未到店、流失、指定、手工分类', '均未触发']
  ])
  expect(why.groups[0]!.conditions.map(c => [c.label, c.found, c.asked, c.change])).toEqual([
    ['累计入账积分', '65', '≥ 50', '退货再冲回16分才会失去'],
    ['近2个月购买次数', '3', '超过5', '7月8日及之前再买3次也满足']
  ])
  expect(why.groups[1]!.conditions.map(c => [c.found, c.change])).toEqual([
    ['9天前', '12月20日及之前不来，次日降为B'],
    ['9天前', '不再买，2027年6月21日起列为流失'],
    ['无', '指定优先于以上所有条件']
  ])
  expect(why.strip.parts.map(p => p.label)).toEqual(['今天A', '12月21日起B', '2027年6月21日起流失'])
  expect(why.ahead).toBe('若12月20日前没有再到店，12月21日降为B。')
  // The bar as drawn there: 65 of 80, the tick at 50.
  expect(why.groups[0]!.conditions[0]!.share).toBeCloseTo(0.813, 2)
  expect(why.groups[0]!.conditions[1]).toMatchObject({ share: 0.375, tick: 0.75 })
})

test('the same in English, with plurals that are safe at one', () => {
  const why = explain(decision(), en)
  expect(why.sentence).toBe('A, because 65 points were credited and the rule asks for 50.')
  expect(why.groups[0]!.conditions.map(c => c.change)).toEqual([
    'Lost only if returns take back 16 points',
    '3 more purchases by 8 Jul would also do'
  ])
  expect(why.groups[1]!.conditions[0]!.change).toBe('No visit by 20 Dec: B from the next day')
  const one = explain(decision({}, 50, 5), en).groups[0]!.conditions.map(c => c.change)
  expect(one).toEqual(['Lost only if returns take back 1 point', 'One more purchase by 8 Jul would also do'])
})

describe('what decided', () => {
  test('purchases in the window, where points do not reach', () => {
    expect(explain(decision({}, 10, 6), zh).sentence).toBe('是A，因为近2个月购买6次，要求超过5次。')
    expect(explain(decision({}, 10, 6), en).sentence).toBe(
      'A, because 6 purchases were made in the last 2 months and the rule asks for more than 5.'
    )
  })
  test('a B shows what A would take, and that it would do', () => {
    const why = explain(decision({ key: 'B', rank: 2, baseKey: 'B' }, 10, 3), zh)
    expect(why.sentence).toBe('是B，因为购买过11次，要求2次。')
    expect(why.groups.map(g => g.key)).toEqual(['A', 'B', 'outranking'])
    expect(why.groups[0]!.conditions.map(c => c.change)).toEqual(['再得40分就满足', '7月8日及之前再买3次就满足'])
  })
  test('absence: lowered by one, and one visit restores it', () => {
    const gone = { months: 6, lastSeenOn: '2025-12-30', inactiveOn: '2026-06-30', applies: true, exempt: false }
    const why = explain(decision({ key: 'B', rank: 2, lowered: true, inactivity: gone, forecast: [] }), zh)
    expect(why.sentence).toBe('是B：自2025年12月30日起满6个月没有到店，从A降了一级。')
    const further = decision({ key: 'C', rank: 3, lowered: true, inactivity: gone, forecast: [] })
    expect(explain(further, zh).sentence).toBe('是C：自2025年12月30日起满6个月没有到店，从A降了2级。')
    expect(explain(further, en).sentence).toBe('C: no visit for 6 months since 30 Dec 2025, so 2 levels below A.')
    expect(why.groups.at(-1)).toMatchObject({ verdict: '起作用的：久未到店' })
    expect(why.groups.at(-1)!.conditions[0]).toMatchObject({ met: false, change: '来一次就恢复' })
  })
  test('who was never seen counts from the day the file was made', () => {
    const never = { months: 6, lastSeenOn: null, inactiveOn: '2026-12-20', applies: false, exempt: false }
    expect(explain(decision({ inactivity: never }), zh).groups.at(-1)!.conditions[0]).toMatchObject({ found: '没有来过', met: true })
  })
  test('lost', () => {
    const loss = { months: 12, lastPurchaseOn: '2025-06-30', lostOn: '2026-06-30', applies: true, exempt: false }
    const why = explain(decision({ status: 'LOST', key: null, rank: null, loss, forecast: [] }), zh)
    expect(why.sentence).toBe('列为流失：上次购买是2025年6月30日，已满12个月没有再买。')
    expect(why.mark).toMatchObject({ state: 'lost', label: '流失' })
  })
  test('designation and override, with and without an end', () => {
    const of = (kind: 'DESIGNATION' | 'OVERRIDE', endsOn: string | null, words: Words) =>
      explain(decision({ source: kind, standing: standing(kind, endsOn) }), words).sentence
    expect(of('DESIGNATION', null, zh)).toBe('是A，因为总部指定，6月20日起。')
    expect(of('DESIGNATION', '2026-12-31', en)).toBe('A, because headquarters designated it, from 20 Jun to 31 Dec.')
    expect(of('OVERRIDE', '2026-09-30', zh)).toBe('是A，因为店长手工分类，6月20日起，到9月30日。')
  })
  test('none: the condition that lacks the least', () => {
    const routes = [route(condition('PURCHASES', 0, 1)), route(condition('VISITS', 2, 3, { windowMonths: 6, windowFrom: '2026-01-01' }))]
    const tiers = [{ key: 'C', rank: 3, name: '普通', met: false, routes }]
    const why = explain(decision({ status: 'NONE', key: null, rank: null, baseKey: null, tiers, loss: null, forecast: [] }), zh)
    expect(why.sentence).toBe('还没有分类：近6个月到店2次，要求3次（C类）。')
    expect(why.groups[0]!.conditions.map(c => c.change)).toEqual(['再买1次就满足', '再来1次就满足'])
    expect(why.groups.at(-1)!.conditions.map(c => c.key)).toEqual(['inactivity', 'standing'])
  })
})

test('a version that came into force late says the day that was set for it', () => {
  const why = explain(decision({ policy: { id: 'p', version: 7, effectiveOn: '2026-01-03', plannedOn: '2026-01-01' } }), zh)
  expect(why.source).toBe('定级规则第7版，原定2026年1月1日，2026年1月3日起生效 · 截至2026年6月30日')
})

test('another date says so, in the source and on the strip', () => {
  const why = explain(decision({ asOf: '2026-05-31' }), zh)
  expect(why.source).toContain('截至2026年5月31日')
  expect(why.strip.parts[0]!.label).toBe('5月31日 A')
})

test('spend is money, and no message is missing in either language', () => {
  const all = (['POINTS', 'PURCHASES', 'SPEND', 'VISITS', 'REFERRALS', 'YEARS_SINCE_FIRST_PURCHASE'] as const).flatMap(metric => {
    const window = metric === 'YEARS_SINCE_FIRST_PURCHASE' ? {} : { windowMonths: 3, windowFrom: '2026-04-01' }
    return [1, 200_000].flatMap(found => [
      condition(metric, found, 100_000, { flipsOn: metric.startsWith('YEARS') ? '2027-01-01' : null }),
      condition(metric, found, 100_000, { ...window, by: '2026-07-08' })
    ])
  })
  for (const words of [zh, en]) {
    const keys = JSON.stringify(
      all.map(c =>
        explain(decision({ tiers: [{ key: 'A', rank: 1, name: '', met: c.met, routes: [route(c)] }], baseKey: c.met ? 'A' : null }), words)
      )
    )
    expect(keys).not.toContain('customers.why')
  }
  const spend = explain(
    decision({ tiers: [{ key: 'A', rank: 1, name: '', met: true, routes: [route(condition('SPEND', 621_400, 500_000))] }] }),
    en
  )
  expect(spend.sentence).toBe('A, because ¥6,214 was spent and the rule asks for ¥5,000.')
})
