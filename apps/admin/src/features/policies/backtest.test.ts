/** A backtest's figures: places in their order, ways, sums, how wide movers are drawn; and each reason in both languages. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import { flow } from './backtest-charts.ts'
import {
  costLines,
  countOn,
  customersBetween,
  inTime,
  isMany,
  placesOf,
  waysOf,
  widening,
  type At,
  type Cell,
  type Day,
  type Result
} from './backtest-figures.ts'
import { reasonText, type Reason } from './backtest-reason.ts'
import { costFigures, costText } from './cost-text.ts'
import type { Words } from './sentence.ts'

function wordsOf(locale: 'zh-CN' | 'en'): Words {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../../locales/${locale}/${name}.json`, import.meta.url), 'utf8')) as never
  const messages = { [locale]: { backtest: read('backtest'), policies: read('policies') } }
  const { t } = createI18n({ legacy: false, locale, messages }).global as unknown as {
    t: (key: string, values: object, how: object) => string
  }
  return {
    locale,
    say: (key, values = {}, count) => t(key, values, count === undefined ? {} : { plural: count }),
    f: createFormat({ locale, today: '2026-06-30', timeZone: 'Asia/Shanghai' }),
    currency: 'CNY'
  }
}

const at = (id: string): At => (id === 'LOST' || id === 'NONE' ? { status: id, key: null } : { status: 'TIER', key: id })
const cell = (before: string, after: string, customers: number): Cell => ({ before: at(before), after: at(after), customers })
const day = (on: string, ...cells: readonly Cell[]): Day => ({ on, cells: [...cells] })
const named = (...keys: readonly string[]) => keys.map(key => ({ key, name: key }))

const DAY = day(
  '2026-06-30',
  cell('A', 'A', 412),
  cell('B', 'A', 121),
  cell('C', 'A', 5),
  cell('B', 'B', 1265),
  cell('C', 'LOST', 3),
  cell('LOST', 'C', 2)
)
const places = placesOf(named('A', 'B', 'C'), named('A', 'B', 'C'), [DAY])

describe('places', () => {
  test('the tested version’s tiers, those that are gone, lost, and none only where somebody is in none', () => {
    expect(placesOf(named('A', 'B'), named('B', 'C', 'A'), [DAY]).map(({ id, rank, state }) => [id, rank ?? state])).toEqual([
      ['A', 1],
      ['B', 2],
      ['C', 3],
      ['LOST', 'lost']
    ])
    expect(placesOf(named('A'), [], [day('2026-06-30', cell('NONE', 'A', 1))]).map(place => place.id)).toEqual(['A', 'NONE'])
  })
  test('sums by side, pair and way', () => {
    const [a, b, c] = places
    expect([countOn(DAY, 'before', a!), countOn(DAY, 'after', a!), countOn(DAY, 'before', b!), countOn(undefined, 'after', a!)]).toEqual([
      412, 538, 1386, 0
    ])
    expect([customersBetween(DAY.cells, b!, a!), customersBetween(DAY.cells, a!, c!)]).toEqual([121, 0])
    expect(waysOf(DAY.cells, places)).toEqual({ up: 126, down: 0, lost: 3, back: 2 })
    expect(waysOf([cell('A', 'B', 1), cell('B', 'NONE', 2), cell('NONE', 'C', 4)], places)).toEqual({ up: 4, down: 3, lost: 0, back: 0 })
  })
})

test('days are read from the oldest on', () => {
  expect(inTime([day('2026-06-30'), day('2026-06-01'), day('2026-05-01')]).map(each => each.on)).toEqual([
    '2026-05-01',
    '2026-06-01',
    '2026-06-30'
  ])
})

test.each([
  [[cell('A', 'A', 1000)], 1],
  [[cell('A', 'A', 1000), cell('A', 'B', 3)], 100],
  [[cell('A', 'A', 1000), cell('A', 'B', 30)], 10],
  [[cell('A', 'B', 500), cell('B', 'B', 500)], 1]
])('movers are drawn wider where they would not be seen', (cells, factor) => {
  expect(widening(cells)).toBe(factor)
})

test('a flow joins each place before with each after; who stays is grey, who moves has the colour of where to', () => {
  const words = {
    label: ({ id }: { id: string }) => id,
    count: String,
    change: String,
    between: (a: string, b: string, n: number) => `${n} ${a} → ${b}`
  }
  const { series } = flow(DAY, places, words)(name => name) as { series: { data: { name: string }[]; links: Record<string, unknown>[] }[] }
  expect(series[0]!.data.map(node => node.name)).toEqual([
    'before A',
    'before B',
    'before C',
    'before LOST',
    'after A',
    'after B',
    'after C',
    'after LOST'
  ])
  const [stays, moves] = series[0]!.links
  expect(stays).toMatchObject({ source: 'before A', target: 'after A', value: 412, lineStyle: { color: '--kq-line-strong' } })
  expect(moves).toMatchObject({
    source: 'before B',
    target: 'after A',
    customers: 121,
    text: '121 B → A',
    lineStyle: { color: '--kq-tier-1-mark' }
  })
})

test('costs are gathered by kind, months oldest first, with their sums', () => {
  const cost = (month: string, before: number, after: number, chain: number | null = null): Result['costs'][number] => ({
    name: 'points',
    unit: 'POINTS',
    month,
    before,
    after,
    chain
  })
  expect(costLines([cost('2026-06-01', 5, 9), cost('2026-05-01', 7, 7)])).toEqual([
    {
      name: 'points',
      unit: 'POINTS',
      months: [
        { month: '2026-05-01', before: 7, after: 7 },
        { month: '2026-06-01', before: 5, after: 9 }
      ],
      before: 12,
      after: 16
    }
  ])
  // By the chain's rules alone as well, where a store sets something already.
  expect(costLines([cost('2026-06-01', 5, 9, 5), cost('2026-05-01', 7, 7, 7)])[0]?.chain).toBeUndefined()
  const [apart] = costLines([cost('2026-06-01', 5, 9, 5), cost('2026-05-01', 7, 7, 3)])
  expect([apart?.chain, apart?.months.map(each => each.chain)]).toEqual([8, [3, 5]])
})

test('a cost is said with its months, both sides and the difference', () => {
  const line = (name: string, unit: 'POINTS' | 'MONEY', months: number) => ({
    name,
    unit,
    months: Array.from({ length: months }, () => ({ month: '2026-05-01', before: 0, after: 0 })),
    before: 1_200_000,
    after: 1_500_000
  })
  const told = (...of: Parameters<typeof line>) =>
    (['zh-CN', 'en'] as const).map(locale => costText(line(...of), 'publish.cost', wordsOf(locale)))
  expect(told('points', 'POINTS', 12)).toEqual([
    '购买所得的积分，12个月：由1,200,000变为1,500,000（+300,000）。',
    'Points that purchases earn, over 12 months: 1,200,000 becomes 1,500,000 (+300,000).'
  ])
  const inStore = { ...line('points', 'POINTS', 12), chain: 900_000 }
  expect(
    (['zh-CN', 'en'] as const).flatMap(locale => [
      costText(inStore, 'publish.cost', wordsOf(locale)),
      costText(inStore, 'costFinding', wordsOf(locale))
    ])
  ).toEqual([
    '购买所得的积分，12个月：由1,200,000变为1,500,000（+300,000）。只按总部的规则是900,000。',
    '12个月里由1,200,000变为1,500,000（+300,000）；只按总部的规则是900,000',
    'Points that purchases earn, over 12 months: 1,200,000 becomes 1,500,000 (+300,000). By the chain’s rules alone: 900,000.',
    'Over 12 months 1,200,000 becomes 1,500,000 (+300,000); by the chain’s rules alone 900,000'
  ])
  expect(told('discounts', 'MONEY', 1)[1]).toMatch(/^Discounts, over 1 month: .*12,?000.* becomes .*15,?000.* \(\+.*3,?000.*\)\.$/)
})

test.each([
  ['points', 'POINTS', 1_200, 1_000, ['1,200', '1,000', '−200']],
  ['small sums to the cent', 'MONEY', 12_345, 45_600, ['¥123.45', '¥456.00', '+\u2060¥332.55']],
  ['a small difference of large sums', 'MONEY', 1_234_567, 1_234_612, ['¥12,346', '¥12,346', '¥0']],
  ['what is shown adds up', 'MONEY', 1_234_540, 1_234_650, ['¥12,345', '¥12,347', '+\u2060¥2']],
  ['a small sum beside a large one', 'MONEY', 80_050, 123_400, ['¥801', '¥1,234', '+\u2060¥433']],
  ['less', 'MONEY', 250_000, 99_999, ['¥2,500', '¥1,000', '−\u2060¥1,500']]
] as const)('figures of a cost are rounded one way: %s', (_what, unit, before, after, expected) => {
  const { before: was, after: is, change } = costFigures({ unit }, { before, after }, wordsOf('zh-CN'))
  expect([was, is, change]).toEqual(expected)
})

test.each([
  [100, 1000, 10, false],
  [101, 1000, 10, true],
  [1, 1000, 0, true],
  [0, 1000, 0, false],
  [1000, 1000, 100, false]
])('%i of %i customers, asked from %i percent on: %s', (moved, all, share, many) => {
  expect(isMany(moved, all, share)).toBe(many)
})

const REASON: Reason = {
  kind: 'CONDITION',
  metric: 'POINTS',
  found: 44,
  foundBefore: null,
  before: { compare: 'AT_LEAST', asked: 50, windowMonths: null },
  after: { compare: 'AT_LEAST', asked: 40, windowMonths: null },
  since: null,
  monthsBefore: null,
  monthsAfter: null,
  levelsBefore: null,
  levelsAfter: null
}
describe('a reason', () => {
  const told = (reason: Partial<Reason>) => (['zh-CN', 'en'] as const).map(locale => reasonText({ ...REASON, ...reason }, wordsOf(locale)))
  test('a condition: what was found, what is asked and what would be', () => {
    expect(told({})).toEqual([
      '入账积分44：生效版要求不少于50，这一版要求不少于40',
      '44 points credited: in force asks at least 50, here asks at least 40'
    ])
  })
  test('a figure that rules of earning make another', () => {
    const asked = { compare: 'AT_LEAST', asked: 50, windowMonths: null } as const
    expect(told({ found: 66, foundBefore: 29, before: asked, after: asked })).toEqual([
      '入账积分由29变为66：该等级要求不少于50',
      '66 points credited instead of 29: the tier asks at least 50'
    ])
  })
  test('a condition that only one version has, with its window', () => {
    const after = { compare: 'MORE_THAN', asked: 5, windowMonths: 2 } as const
    const [zh, en] = told({ metric: 'PURCHASES', found: 1, before: null, after })
    expect([zh, en]).toEqual([expect.stringContaining('生效版不看这一项'), expect.stringContaining('here asks more than 5 in 2 months')])
  })
  test('time: since when, and what each version gives', () => {
    const lost = { kind: 'LOST', since: '2025-10-01', monthsBefore: 12, monthsAfter: null } as const
    expect(told(lost)).toEqual([
      '2025年10月1日后没有购买：生效版给12个月，这一版给不限时间',
      'No purchase since 1 Oct 2025: in force 12 months are given, here all time'
    ])
  })
  test('levels: by how many each version lowers', () => {
    expect(told({ kind: 'LEVELS', since: '2025-10-01', levelsBefore: 1, levelsAfter: 2 })).toEqual([
      '2025年10月1日起没有到店：生效版降1级，这一版降2级',
      'No visit since 1 Oct 2025: in force lowers by 1 level, here by 2 levels'
    ])
  })
  test.each(['TIER_GONE', 'GIVEN', 'ORDER', 'INACTIVE', 'NOT_INACTIVE', 'NOT_LOST'] as const)('%s is told', kind => {
    for (const text of told({ kind, since: '2026-01-01' })) expect(text).not.toMatch(/backtest\.|policies\.|\{/)
  })
})
