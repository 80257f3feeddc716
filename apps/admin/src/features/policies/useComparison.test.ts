/** Any two versions beside each other: of a kind, or of what one store sets; what an address names that is none of them is said to be missing. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { DEFAULT_TIER_POLICY, type TierPolicy } from '@keqing/domain'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import { stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { rulesOf } from './rules.ts'
import type { Words } from './sentence.ts'
import { useComparison } from './useComparison.ts'
import type { Versions } from './usePolicies.ts'
import { useVersionChoices } from './useVersionChoices.ts'

function wordsIn(locale: 'zh-CN' | 'en'): Words {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../../locales/${locale}/${name}.json`, import.meta.url), 'utf8')) as never
  const messages = { [locale]: { policies: read('policies'), benefits: read('benefits') } }
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
const [zh, en] = [wordsIn('zh-CN'), wordsIn('en')]

const base = {
  revision: 1,
  faults: [],
  effectiveOn: null,
  retiredOn: null,
  createdAt: '2026-06-01T00:00:00Z',
  awaitsViewer: false,
  overdue: false,
  lastAct: null,
  basedOn: null
}
const fromPoints = (value: number): TierPolicy => {
  const [a, ...rest] = DEFAULT_TIER_POLICY.tiers
  return {
    ...DEFAULT_TIER_POLICY,
    tiers: [{ ...a!, routes: [{ all: [{ metric: 'points', compare: 'atLeast', value }] }, a!.routes[1]!] }, ...rest]
  }
}
const tier = (id: string, status: string, points: number) => ({
  ...base,
  id,
  status,
  kind: 'TIER',
  version: null,
  name: id,
  store: null,
  rules: rulesOf('tier', fromPoints(points))
})
const figures = (id: string, storeId: string, figure?: number) => ({
  ...base,
  ...{ id, status: 'RETIRED', kind: 'BENEFIT', version: 3, name: id, store: { id: storeId } },
  rules: {
    tier: null,
    earning: null,
    profile: null,
    benefit: null,
    storeLines: figure === undefined ? [] : [{ key: 'tiers.A.paysPercent', value: figure }]
  }
})
const all = [
  tier('fifty', 'IN_FORCE', 50),
  tier('forty', 'DISCARDED', 40),
  figures('s82', 's', 82),
  figures('s76', 's', 76),
  figures('none', 's'),
  figures('t82', 't', 82)
]
const answers = {
  PolicyVersion: (asked: unknown) => ({ policyVersion: all.find(each => each.id === (asked as { id: string }).id) ?? null })
}

let end = () => {}
beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  end()
  jest.useRealTimers()
})
const soon = () => jest.advanceTimersByTimeAsync(20)

async function compare(of: Versions, ids: readonly [string, string], words: Words) {
  const played = stage(answers, () => {
    useSession().open({
      ...{ id: 'u', name: '周敏', company: { id: 't', name: '蜀步' }, companies: [], grants: [], permissions: [] },
      chains: [{ id: 'c', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' }]
    })
    return useComparison(
      () => of,
      () => ids,
      () => words
    )
  })
  end = played.end
  await soon()
  return played.result
}
const told = ({ shown }: ReturnType<typeof useComparison>) =>
  shown.value.map(lines => lines.flatMap(line => line.pieces.filter(piece => piece.mark).map(piece => `${piece.mark} ${piece.text}`)))

test('a version in force and a discarded one, with no common ground', async () => {
  const found = await compare({ kind: 'tier' }, ['fifty', 'forty'], en)
  expect(found.changes.value).toEqual(['Changes points for A from 50 to 40'])
  expect([told(found), found.same.value]).toEqual([[['del 50'], ['ins 40']], false])
})
test('the other way round', async () => {
  const found = await compare({ kind: 'tier' }, ['forty', 'fifty'], zh)
  expect(found.changes.value).toEqual(['A的积分由40改为50'])
})
test('one with itself says the same', async () => {
  const found = await compare({ kind: 'tier' }, ['fifty', 'fifty'], en)
  expect([found.changes.value, found.same.value]).toEqual([[], true])
})
test.each<[Words, string[], string[][]]>([
  [en, ['Changes what A pays from 82% to 76%'], [['del 82%'], ['ins 76%']]],
  [zh, ['A付的比例由82%改为76%'], [['del 82%'], ['ins 76%']]]
])('what a store sets', async (words, changes, marks) => {
  const found = await compare({ kind: 'benefit', storeId: 's' }, ['s82', 's76'], words)
  expect([found.changes.value, told(found)]).toEqual([changes, marks])
})
test('a figure that a store sets no more follows the chain', async () => {
  const found = await compare({ kind: 'benefit', storeId: 's' }, ['s82', 'none'], en)
  expect(found.changes.value).toEqual(['Changes what A pays from 82% to the chain’s figure'])
  expect(told(found)).toEqual([['del what A pays: 82%.'], []])
})
test.each<[string, Versions, readonly [string, string], boolean[]]>([
  ['another store’s', { kind: 'benefit', storeId: 's' }, ['s82', 't82'], [false, true]],
  ['a store’s among the chain’s', { kind: 'benefit' }, ['s82', 'nobody'], [true, true]],
  ['another kind’s', { kind: 'earning' }, ['fifty', ''], [true, false]]
])('%s is missing', async (_what, of, ids, missing) => {
  const found = await compare(of, ids, en)
  expect([found.sides.map(side => side.missing.value), found.both.value, found.changes.value]).toEqual([missing, undefined, []])
})

test('versions are chosen from all there are, by what is typed; those of elsewhere have no name here', async () => {
  const page = { nodes: [all[1]], pageInfo: { hasNextPage: false, endCursor: null } }
  const played = stage({ ...answers, PolicyVersions: { policyVersions: page } }, () => {
    useSession().open({
      ...{ id: 'u', name: '周敏', company: { id: 't', name: '蜀步' }, companies: [], grants: [], permissions: [] },
      chains: [{ id: 'c', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' }]
    })
    return useVersionChoices(
      () => ({ kind: 'tier' }),
      () => ['fifty', 's82'],
      () => en
    )
  })
  end = played.end
  played.result.open()
  await soon()
  expect(played.asked.find(({ name }) => name === 'PolicyVersions')?.variables).toEqual({
    chainId: 'c',
    kind: 'TIER',
    storeId: null,
    search: '',
    after: null
  })
  const [option] = played.result.options.value ?? []
  expect([option?.key, option?.label, option?.note?.split(' · ')[0]]).toEqual(['forty', 'forty', 'Discarded'])
  expect(played.result.gone.value).toEqual(['s82'])
})
