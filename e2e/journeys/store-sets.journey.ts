/**
 * What a store sets for itself: headquarters opens a line, the store's manager sets it within the bounds and sees what it would have cost, headquarters
 * approves it and gives it its day; from midnight on the store's till is told the store's figure and by which version, and another store's is not. Its
 * manager reads the history and compares.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { as, chainOf, inDialog, newDraft, passMidnight, press, publishUnseen, until } from '../studio.ts'

/** Of London in winter; in summer its midnight has passed an hour before. */
const ZONE_HOURS = 0
const LINE = 'what A pays'
const OWN = 76
const TEST_WITHIN_MS = 60_000

interface Diamond {
  readonly id: string
  readonly store: { readonly id: string }
}

/** An A of the manager's own store. */
async function diamondOf(page: Page): Promise<Diamond> {
  const query = `query ($chain: ID!) { customers(chainId: $chain, first: 1, filter: { tiers: ["A"] }) { nodes { id store { id } } } }`
  const { customers } = await ask<{ customers: { nodes: readonly Diamond[] } }>(page, query, { chain: (await chainOf(page)).id })
  demand(customers.nodes[0] !== undefined, 'the store has no A')
  return customers.nodes[0]!
}

/** What 100.00 cost that customer there, in minor units, and the store's version that says so. */
async function quoteAt(page: Page, storeId: string, customerId: string): Promise<string> {
  const query = `query ($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) { pay { minor } lines { reasons { rule paysPercent } } policies { kind storeVersion } } }`
  const input = { chainId: (await chainOf(page)).id, storeId, customerId, lines: [{ itemCode: 'Q', quantity: 1, amountMinor: 10_000 }] }
  interface Quote {
    readonly pay: { readonly minor: number }
    readonly lines: readonly { readonly reasons: readonly { readonly rule: string; readonly paysPercent: number }[] }[]
    readonly policies: readonly { readonly kind: string; readonly storeVersion: number | null }[]
  }
  const { pay, lines, policies } = (await ask<{ purchaseQuote: Quote }>(page, query, { input })).purchaseQuote
  const [reason] = lines[0]!.reasons
  return `${pay.minor} ${reason?.rule} ${reason?.paysPercent} ${policies.find(({ kind }) => kind === 'BENEFIT')?.storeVersion}`
}

async function openLine(page: Page, url: string): Promise<string> {
  const version = await newDraft(page, url, 'benefit', 'Stores set what A pays')
  await page.locator('label', { hasText: new RegExp(`^${LINE}$`) }).click()
  await page.getByText(/^Saved at \d\d:\d\d$/).waitFor()
  return version
}

async function setOwn(page: Page, url: string, storeId: string): Promise<void> {
  await page.goto(`${url}/stores/${storeId}/benefits`)
  await settled(page)
  await press(page, 'New draft')
  await page.getByRole('dialog').getByLabel('Name').fill('Our own')
  await inDialog(page, 'New draft')
  await page.locator('label', { hasText: LINE }).click()
  const figure = page.getByRole('textbox', { name: LINE })
  await figure.fill('70')
  await figure.press('Tab')
  await press(page, 'Submit')
  // What is out of bounds is saved, marked, and handed in by nobody.
  await page
    .getByText(/It is out of bounds\.$/)
    .first()
    .waitFor()
  demand((await page.getByRole('dialog').count()) === 0, 'a figure out of bounds can be handed in')
  await figure.fill(String(OWN))
  await figure.press('Tab')
  await testOwn(page)
  await press(page, 'Submit')
  await inDialog(page, 'Submit')
  await page.locator('.head .tag', { hasText: 'To approve' }).waitFor()
  await page.getByRole('textbox', { name: 'Say something about it' }).fill('As agreed on the phone')
  await press(page, 'Say it')
  await page.locator('q', { hasText: 'As agreed on the phone' }).waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'store-sets-en-1440.png'), fullPage: true })
}

/** What it would have cost in this store, run by its manager before it is handed in. */
async function testOwn(page: Page): Promise<void> {
  const backtest = page.getByRole('region', { name: 'Backtest' })
  await backtest.getByRole('button', { name: 'Backtest', exact: true }).click()
  await backtest
    .getByText(/^Over \d+ months? .* becomes .*$/)
    .first()
    .waitFor({ timeout: TEST_WITHIN_MS })
  await page.screenshot({ path: path.join(SHOTS, 'store-backtest-en-1440.png'), fullPage: true })
}

async function approveOwn(page: Page, url: string, storeId: string): Promise<void> {
  await page.goto(`${url}/stores/${storeId}/benefits`)
  await settled(page)
  await press(page, 'Approve')
  await inDialog(page, 'Approve')
  await page.locator('.head .tag', { hasText: 'Approved' }).waitFor()
  await press(page, 'Set the day')
  // Its effect has been seen: no reason is asked for.
  await page
    .getByRole('dialog')
    .getByText(/^By the backtest of .* it would have cost in this store:$/)
    .waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'store-day-en-1440.png') })
  await inDialog(page, /^In force from/)
  await page.locator('.head .tag', { hasText: 'Scheduled' }).waitFor()
}

/** The manager reads who did what, begins another, sees both beside each other, puts it aside, finds it again and brings it back. */
async function compareOwn(page: Page, url: string, storeId: string): Promise<void> {
  const home = `${url}/stores/${storeId}/benefits`
  await page.goto(home)
  await settled(page)
  const history = page.getByRole('region', { name: 'History' })
  await history.getByText('A colleague approved it').waitFor()
  await history.getByText('As agreed on the phone').waitFor()
  await press(page, 'New draft')
  await page.getByRole('dialog').getByLabel('Name').fill('A little more')
  await inDialog(page, 'New draft')
  await page.waitForURL(/\/benefits\/[0-9a-f-]{36}$/)
  const figure = page.getByRole('textbox', { name: LINE })
  await figure.fill(String(OWN + 2))
  await figure.press('Tab')
  await press(page, 'Save')
  await page.locator('.head .tag', { hasText: 'Draft' }).waitFor()
  const draft = page.url()
  await press(page, 'Compare two versions')
  await page.getByText(`Changes ${LINE} from ${OWN}% to ${OWN + 2}%`).waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'store-compare-en-1440.png'), fullPage: true })
  await page.goto(draft)
  await settled(page)
  await press(page, 'Discard')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
  await page.waitForURL(home)
  await press(page, 'Show discarded ones')
  await page.getByRole('link', { name: /^A little more/ }).click()
  await page.locator('.head .tag', { hasText: 'Discarded' }).waitFor()
  await press(page, 'Bring back as a draft')
  await inDialog(page, 'New draft')
  await page.locator('.head .tag', { hasText: 'Draft' }).waitFor()
  demand(
    (await page.getByRole('textbox', { name: LINE }).inputValue()) === String(OWN + 2),
    'a discarded version comes back as something else'
  )
}

async function otherStore(page: Page, storeId: string): Promise<string> {
  const query = 'query ($chain: ID!) { stores(chainId: $chain, first: 10) { nodes { id closedOn } } }'
  const { stores } = await ask<{ stores: { nodes: readonly { id: string; closedOn: string | null }[] } }>(page, query, {
    chain: (await chainOf(page)).id
  })
  return stores.nodes.find(({ id, closedOn }) => id !== storeId && !closedOn)!.id
}

export const journeys: readonly Journey[] = [
  {
    name: 'headquarters opens a line to stores, a manager sets it, headquarters approves; the store’s till is told its own figure',
    async walk(world) {
      const { url } = world.system
      const [hq, manager] = [world.system.account('HQ', 'Harbour'), world.system.account('STORE_MANAGER', 'Harbour')]
      let version = ''
      let customer: Diamond | undefined
      await as(world, hq, async page => {
        version = await openLine(page, url)
        await publishUnseen(page, world, version, ZONE_HOURS)
      })
      await as(world, manager, async page => {
        customer = await diamondOf(page)
        await page.goto(version)
        await settled(page)
        await until(page, 'the chain’s version', async () => (await page.locator('.head .tag', { hasText: 'In force' }).count()) > 0)
        demand((await quoteAt(page, customer.store.id, customer.id)) === '8000 TIER 80 null', 'the store’s figure holds before it is set')
        await setOwn(page, url, customer.store.id)
      })
      const { id, store } = customer!
      await as(world, hq, async page => {
        await approveOwn(page, url, store.id)
        passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
      })
      await as(world, hq, async page => {
        await page.goto(`${url}/stores/${store.id}/benefits`)
        await until(page, 'the store’s version', async () => (await page.locator('.head .tag', { hasText: 'In force' }).count()) > 0)
        const own = await quoteAt(page, store.id, id)
        demand(own === `${OWN}00 TIER ${OWN} 1`, `the store’s till is told ${own}`)
        const others = await quoteAt(page, await otherStore(page, store.id), id)
        demand(others === '8000 TIER 80 null', `another store’s till is told ${others}`)
      })
      await as(world, manager, page => compareOwn(page, url, store.id))
    }
  }
]
