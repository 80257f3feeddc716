/**
 * T1 to T18 with other figures, set by a person: by keys alone headquarters changes every figure of the tier rules, tries them, and gives them a day; the night
 * passes, and customers who stand for the rows of the table, recorded by the store, each have the tier that the rules' own table says, and a page that says why.
 */
import path from 'node:path'
import { localDate } from '@keqing/domain'
import { tierTable, type Story, type TierFigures } from '@keqing/domain/testing'
import type { Page } from 'playwright-core'
import type { Journey, World } from '../journey.ts'
import { retype, tabTo } from '../keys.ts'
import { ask, demand, goTo, SHOTS, withPage } from '../person.ts'
import { backtest, handIn, jump, newDraft, setDay, signInByKeys } from '../studio-keys.ts'
import { act, as, chainOf, inForce, ownStore, passMidnight } from '../studio.ts'

/** Of London in winter. */
const ZONE_HOURS = 0
const FIGURES: TierFigures = {
  points: 40,
  busy: { moreThan: 4, months: 3 },
  again: 3,
  visits: { atLeast: 2, months: 4 },
  inactivityMonths: 5,
  inactivityLevels: 2,
  lossMonths: 10,
  exemptDesignated: true
}
const { points, busy, again, visits, inactivityMonths, inactivityLevels, lossMonths } = FIGURES

/** Places in the order in which the keys come by them. */
const TYPED: Readonly<Record<string, number>> = {
  'at-tiers-0-routes-0-all-0-value': points,
  'at-tiers-0-routes-1-all-0-windowMonths': busy.months,
  'at-tiers-0-routes-1-all-0-value': busy.moreThan,
  'at-tiers-1-routes-0-all-0-value': again,
  'at-tiers-2-routes-1-all-0-windowMonths': visits.months,
  'at-tiers-2-routes-1-all-0-value': visits.atLeast,
  'at-inactivity-months': inactivityMonths,
  'at-inactivity-levels': inactivityLevels,
  'at-loss-months': lossMonths
}

async function writeFigures(page: Page): Promise<void> {
  for (const [place, figure] of Object.entries(TYPED)) {
    await tabTo(page, place)
    await retype(page, String(figure))
  }
  await tabTo(page, '总部指定的顾客不受以上两条影响')
  await page.keyboard.press('Space')
  await page.getByText(/已自动保存$/).waitFor()
}

/** By keys alone, from signing in to the day; the version's address. */
async function publishByKeys(page: Page, world: World): Promise<string> {
  await signInByKeys(page, world.system.url, world.system.account('HQ', 'Harbour'))
  await jump(page, '定级')
  await newDraft(page, '各项数都改')
  await writeFigures(page)
  await backtest(page)
  await handIn(page, world)
  await setDay(page, 'figures-publish-zh-1440')
  return page.url()
}

const day = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)

type Ids = ReadonlyMap<string, string>

/** Before anything that the table tells, and after the demo's stores opened. */
const FILE_DAYS = 400

async function register(page: Page, table: readonly Story[], today: string): Promise<Ids> {
  const registeredOn = day(today, -FILE_DAYS)
  const store = await ownStore(page)
  const ids = new Map<string, string>()
  for (const { id, override } of table) {
    const input = { ...store, name: id, captureSource: 'TILL', registeredOn }
    const { customer } = await act<{ customer: { id: string } }>(page, 'customerRegister', input, 'customer { id }')
    ids.set(id, customer.id)
    if (!override) continue
    const given = { customerId: customer.id, tierKey: override.tierKey, endsOn: override.endsOn, reason: 'potential' }
    await act(page, 'tierOverride', given, 'standing { id }')
  }
  return ids
}

async function designate(page: Page, table: readonly Story[], ids: Ids): Promise<void> {
  for (const { id, designated } of table) {
    if (!designated) continue
    const given = { customerId: ids.get(id), tierKey: designated.tierKey, reason: 'friend of the house' }
    await act(page, 'tierDesignate', given, 'standing { id }')
  }
}

/** The first instant of a day, so that what happened today has happened. */
const dawn = (day: string) => `${day}T00:00:00Z`

async function record(page: Page, table: readonly Story[], ids: Ids): Promise<void> {
  const store = await ownStore(page)
  // Too little to earn a point, so that the table's points are those given.
  const lines = [{ itemCode: 'TABLE', quantity: 1, amountMinor: 50 }]
  let n = 0
  const buy = async (customerId: string | undefined, on: string) => {
    const input = { ...store, receiptNo: `TABLE-${++n}`, happenedAt: dawn(on), customerId, lines }
    return (await act<{ purchase: { id: string } }>(page, 'purchaseRecord', input, 'purchase { id }')).purchase.id
  }
  for (const { id, bought = [], returned = [], visits: came = [] } of table) {
    const customerId = ids.get(id)
    for (const on of bought) await buy(customerId, on)
    for (const [on, back] of returned) {
      const purchaseId = await buy(customerId, on)
      const input = { ...store, returnNo: `TABLE-${++n}`, happenedAt: dawn(back), purchaseId, lines: [{ purchaseLineNo: 1, quantity: 1 }] }
      await act(page, 'purchaseReturnRecord', input, 'purchaseReturn { id }')
    }
    for (const on of came) await act(page, 'visitRecord', { customerId, storeId: store.storeId, happenedAt: dawn(on) }, 'visit { id }')
  }
}

async function credit(page: Page, table: readonly Story[], ids: Ids): Promise<void> {
  for (const { id, points: amount } of table) {
    if (!amount) continue
    const given = { customerId: ids.get(id), amount, reason: 'from the old card', idempotencyKey: `table ${id}` }
    await act(page, 'pointsAdjust', given, 'entry { id }')
  }
}

interface Decided {
  readonly status: string
  readonly key: string | null
  readonly lowered: boolean
}

/** The tier that is kept, and the one that is decided when it is asked. */
async function tiersSay(page: Page, table: readonly Story[], ids: Ids): Promise<void> {
  const fields = 'status key lowered'
  const asked = table.map(({ id }, n) => `c${n}: customer(id: "${ids.get(id)}") { tier { ${fields} } tierDecision { ${fields} } }`)
  const answers = await Promise.all(
    asked.map(one => ask<Record<string, { tier: Decided; tierDecision: Decided }>>(page, `{ ${one} }`, {}).then(Object.values))
  )
  const said = ({ status, key, lowered }: Decided) => (key ?? status.toLowerCase()) + (lowered ? ' lowered' : '')
  const wrong = answers.flatMap(([{ tier, tierDecision }], n) => {
    const { id, result } = table[n]!
    return [tier, tierDecision].every(one => said(one) === result) ? [] : [`${id}: ${said(tier)}, ${said(tierDecision)}, not ${result}`]
  })
  demand(wrong.length === 0, wrong.join('\n'))
}

const RICH = `是A，因为累计积分${points + 10}，要求${points}。`
const LOWERED = new RegExp(`^是C：自.+起满${inactivityMonths}个月没有到店，从A降了${inactivityLevels}级。$`)

/** Why, as the page of each says it. */
const REASONS: Readonly<Record<string, string | RegExp>> = {
  T1: '是C，因为购买过1次，要求1次。',
  T2: `是A，因为累计积分${points}，要求${points}。`,
  T3: `是B，因为购买过${busy.moreThan}次，要求${again}次。`,
  T4: `是A，因为近${busy.months}个月购买${busy.moreThan + 1}次，要求超过${busy.moreThan}次。`,
  T5: `是B，因为购买过${busy.moreThan + 1}次，要求${again}次。`,
  T6: RICH,
  T7: LOWERED,
  T8: RICH,
  T9: new RegExp(`^列为流失：上次购买是.+，已满${lossMonths}个月没有再买。$`),
  T10: LOWERED,
  T11: '是C，因为购买过1次，要求1次。',
  T12: `是C，因为购买过${again - 1}次，要求1次。`,
  T13: /^是A，因为总部指定，.+起。$/,
  T14: /^是A，因为总部指定，.+起。$/,
  T15: RICH,
  T16: `是C，因为近${visits.months}个月到店${visits.atLeast}次，要求${visits.atLeast}次。`,
  'T16, one visit fewer': /^还没有分类：.+，要求\d次（C类）。$/,
  'T16, one visit too old': /^还没有分类：.+，要求\d次（C类）。$/,
  T17: /^是A，因为总部指定，.+起。$/,
  T18: /^是C，因为店长手工分类，.+起，到.+。$/
}

async function pagesSay(page: Page, table: readonly Story[], ids: Ids, version: number): Promise<void> {
  for (const { id } of table) {
    await goTo(page, `/customers/${ids.get(id)}`)
    await page.getByRole('heading', { level: 1, name: id, exact: true }).waitFor()
    await page.getByText(REASONS[id]!, { exact: true }).first().waitFor()
    await page
      .getByText(new RegExp(`^定级规则第${version}版，.+起生效`))
      .first()
      .waitFor()
    if (id === 'T4') await page.screenshot({ path: path.join(SHOTS, 'figures-why-zh-1440.png'), fullPage: true })
  }
}

async function numberOf(page: Page, address: string): Promise<number> {
  const id = new URL(address).pathname.split('/').at(-1)
  const query = 'query ($id: ID!) { policyVersion(id: $id) { version } }'
  return (await ask<{ policyVersion: { version: number } }>(page, query, { id })).policyVersion.version
}

export const journeys: readonly Journey[] = [
  {
    name: 'every figure of the tier rules is changed by keys, tried and published; after midnight T1 to T18 hold with them, and each page says why',
    async walk(world) {
      const [hq, manager] = [world.system.account('HQ', 'Harbour'), world.system.account('STORE_MANAGER', 'Harbour')]
      let version = ''
      let today = ''
      await withPage(world, { locale: 'zh-CN' }, async page => {
        version = await publishByKeys(page, world)
        today = (await chainOf(page)).today
      })
      const table = tierTable(FIGURES, localDate(day(today, 1)))
      let ids: Ids = new Map()
      await as(world, manager, async page => void (ids = await register(page, table, today)))
      await as(world, hq, async page => {
        await designate(page, table, ids)
        passMidnight(world, today, ZONE_HOURS)
      })
      await as(world, hq, async page => {
        await inForce(page, version)
        await credit(page, table, ids)
      })
      await as(world, manager, page => record(page, table, ids))
      await as(
        world,
        hq,
        async page => {
          await tiersSay(page, table, ids)
          await pagesSay(page, table, ids, await numberOf(page, version))
        },
        { locale: 'zh-CN' }
      )
    }
  }
]
