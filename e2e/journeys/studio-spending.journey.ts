/**
 * POINT-2, POINT-4 and POINT-6 with other figures, set by a person: by keys alone headquarters changes what is earned, how long it is good, what a point is
 * worth and how much of a receipt points may pay; after midnight the counter takes points by these, and the customer's page names the version and the last day.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beginReceipt } from '../counter.ts'
import type { Journey, World } from '../journey.ts'
import { retype, tabTo } from '../keys.ts'
import { ask, demand, settled, SHOTS, withPage } from '../person.ts'
import { handIn, jump, newDraft, setDayUnseen, signInByKeys } from '../studio-keys.ts'
import { act, as, chainOf, inForce, ownStore, passMidnight, setDeskClock } from '../studio.ts'

/** Of London in winter. */
const ZONE_HOURS = 0
const MONTHS = 7
const RECEIPT = 'SPENDING-1'

async function write(page: Page, figures: Readonly<Record<string, string>>): Promise<void> {
  for (const [place, figure] of Object.entries(figures)) {
    await tabTo(page, `at-${place}`)
    await retype(page, figure)
  }
}

async function writeFigures(page: Page): Promise<void> {
  await write(page, { 'pointsPer-forEveryMinor': '100', 'pointsPer-points': '3' })
  await tabTo(page, 'at-expiry-choice')
  await page.keyboard.press('ArrowUp')
  await write(page, { 'expiry-months': String(MONTHS) })
  await tabTo(page, 'at-expiry-roundTo-choice')
  await page.keyboard.press('Home')
  await write(page, { 'redemption-minorPerPoint': '2', 'redemption-mostPercent': '40' })
  await page.getByText(/已自动保存$/).waitFor()
  await page
    .locator('.say [lang="zh-CN"] ins', { hasText: `会到期，用到得分${MONTHS}个月后的当天` })
    .first()
    .waitFor()
}

async function publishByKeys(page: Page, world: World): Promise<string> {
  await signInByKeys(page, world.system.url, world.system.account('HQ', 'Harbour'))
  await jump(page, '积分规则')
  await newDraft(page, '一分抵两块')
  await writeFigures(page)
  await handIn(page, world)
  await setDayUnseen(page)
  return page.url()
}

interface Buyer {
  readonly id: string
  readonly memberNo: string
}

/** Registered at the manager's own store. */
async function meet(page: Page): Promise<Buyer> {
  const made = { ...(await ownStore(page)), name: 'Una Spender', captureSource: 'TILL' }
  return (await act<{ customer: Buyer }>(page, 'customerRegister', made, 'customer { id memberNo }')).customer
}

/** 390.00, of which points may pay 156.00: 78 points. */
async function buy(page: Page, url: string, { memberNo }: Buyer): Promise<void> {
  await beginReceipt(page, url, memberNo)
  await page.getByLabel('Line 1, item code').fill('SP-1')
  await page.getByLabel('Line 1, name').fill('Polish')
  await page.getByLabel('Line 1, units').fill('1')
  await page.getByLabel('Line 1, amount paid').fill('390.00')
  await page.getByLabel('Receipt number').fill(RECEIPT)
  const points = page.getByLabel('Points to use')
  await points.fill('79')
  await page.getByRole('button', { name: /^Record £/ }).click()
  await page.getByText('A whole number from 0 to 78').waitFor()
  await points.fill('78')
  await page.getByText('£156.00 off').waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'spending-pay-en-390.png'), fullPage: true })
  await page.getByRole('button', { name: 'Record £234.00' }).click()
  await page.getByText(`Receipt ${RECEIPT} recorded`).waitFor()
}

/** The last day: the same day so many months on, by the calendar of the rules. */
function lastDay(today: string): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + MONTHS + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + MONTHS, Math.min(day, last))).toISOString().slice(0, 10)
}

async function pageSays(page: Page, url: string, { id }: Buyer, today: string): Promise<void> {
  const query = `query ($id: ID!) { customer(id: $id) { pointEntries(first: 10) { nodes { kind amount expiresOn policyVersion } } } }`
  interface Entry {
    readonly kind: string
    readonly amount: number
    readonly expiresOn: string | null
    readonly policyVersion: number | null
  }
  const { nodes } = (await ask<{ customer: { pointEntries: { nodes: readonly Entry[] } } }>(page, query, { id })).customer.pointEntries
  const of = (kind: string) => nodes.find(entry => entry.kind === kind)
  demand(of('REDEEM')?.amount === -78, `the ledger says ${JSON.stringify(nodes)}`)
  // Three for each full 100.00 of the 234.00 that were left to pay.
  demand(of('EARN')?.amount === 6 && of('EARN')?.expiresOn === lastDay(today), `the points are good until ${of('EARN')?.expiresOn}`)
  await page.goto(`${url}/customers/${id}?tab=points`)
  await settled(page)
  const said = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
  demand(said.includes(`Earning rules, version ${of('EARN')?.policyVersion}`), `no version is named: ${said}`)
  const [year] = lastDay(today).split('-')
  demand(new RegExp(`good until \\d+ \\w+ ${year}`, 'i').test(said), `no last day is named: ${said}`)
  await page.screenshot({ path: path.join(SHOTS, 'spending-points-en-390.png'), fullPage: true })
}

export const journeys: readonly Journey[] = [
  {
    name: 'what a point pays, how much of a receipt, and until when points are good are changed by keys; after midnight the counter and the page go by them',
    async walk(world) {
      const { system } = world
      let version = ''
      let now = new Date()
      await withPage(world, { locale: 'zh-CN' }, async page => {
        version = await publishByKeys(page, world)
        now = passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
      })
      const phone = { locale: 'en', width: 390 } as const
      const manager = system.account('STORE_MANAGER', 'Harbour')
      let buyer: Buyer | undefined
      await as(world, manager, async page => void (buyer = await meet(page)))
      await as(world, system.account('HQ', 'Harbour'), async page => {
        await inForce(page, version)
        const given = { customerId: buyer!.id, amount: 100, reason: 'from the old card', idempotencyKey: 'spending' }
        await act(page, 'pointsAdjust', given, 'entry { id }')
      })
      await as(
        world,
        manager,
        async page => {
          // The desk's own clock shows the new day too: what is recorded by hand is of now.
          await setDeskClock(page, now)
          await buy(page, system.url, buyer!)
          await pageSays(page, system.url, buyer!, (await chainOf(page)).today)
        },
        phone
      )
    }
  }
]
