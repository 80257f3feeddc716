/** A receipt that is recorded late: what was decided in between stands beside what is known now, says why, and any day can be asked by any day's knowledge. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS, signIn, withPage } from '../person.ts'

interface Candidate {
  readonly id: string
  readonly purchaseCount: number
  readonly registeredOn: string
  readonly store: { readonly code: string }
  readonly tier: { readonly key: string | null }
}
interface CustomerPage {
  readonly customers: { readonly nodes: readonly Candidate[]; readonly pageInfo: { readonly endCursor: string | null } }
}

const CUSTOMERS = `query ($chain: ID!, $after: String) { customers(chainId: $chain, first: 100, after: $after, order: { field: LAST_VISIT, direction: DESC }) {
  nodes { id purchaseCount registeredOn store { code } tier { key } } pageInfo { endCursor } } }`
const DAYS_LATE = 16

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000)

/** In the lowest tier by one purchase: a second one, earlier than today, makes another tier of the days since. */
async function onceBought(page: Page, chain: string): Promise<Candidate> {
  const before = daysAgo(2 * DAYS_LATE).toISOString()
  for (let after: string | null = null, n = 0; n < 20; n++) {
    const { nodes, pageInfo }: CustomerPage['customers'] = (await ask<CustomerPage>(page, CUSTOMERS, { chain, after })).customers
    const found = nodes.find(each => each.purchaseCount === 1 && each.tier.key === 'C' && each.registeredOn < before)
    if (found) return found
    after = pageInfo.endCursor
  }
  throw new Error('the demo has nobody who bought once')
}

async function recordLate(page: Page, chain: string, { id, store }: Candidate): Promise<void> {
  const input = {
    chainId: chain,
    storeCode: store.code,
    receiptNo: `LATE-${Date.now()}`,
    happenedAt: daysAgo(DAYS_LATE).toISOString(),
    customerId: id,
    lines: [{ itemCode: 'late', itemName: 'Late', quantity: 1, amountMinor: 19_900 }]
  }
  const mutation = 'mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) { userErrors { code } } }'
  const { purchaseRecord } = await ask<{ purchaseRecord: { userErrors: readonly unknown[] } }>(page, mutation, { input })
  demand(purchaseRecord.userErrors.length === 0, `the late receipt was refused: ${JSON.stringify(purchaseRecord.userErrors)}`)
}

async function noSidewaysScroll(page: Page): Promise<void> {
  const spare = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  demand(spare <= 0, `the page is ${spare} px wider than the screen`)
}

export const journeys: readonly Journey[] = [
  {
    name: 'a late receipt: the tier as decided then beside the one known now, on a desk and on a phone',
    async walk(world) {
      let id = ''
      await withPage(world, { locale: 'en' }, async page => {
        await signIn(page, world.system, world.system.account('HQ'))
        const { viewer } = await ask<{ viewer: { chains: readonly { id: string }[] } }>(page, '{ viewer { chains { id } } }', {})
        const chain = viewer.chains[0]?.id ?? ''
        const customer = await onceBought(page, chain)
        id = customer.id
        await recordLate(page, chain, customer)
        await page.goto(`${world.system.url}/customers/${id}?tab=tiers`)
        const apart = page.locator('.apart > li', { hasText: 'decided C, known today B' }).first()
        await apart.waitFor()
        demand(/A purchase of .+ was recorded on .+\./.test(await apart.innerText()), 'the late receipt is not given as the reason')
        await apart.getByRole('button', { name: 'As seen then' }).click()
        await page
          .locator('.why-then', { hasText: 'Back to today' })
          .getByText(/^C, because/)
          .waitFor()
        await settled(page)
        await page.screenshot({ path: path.join(SHOTS, 'tier-over-time-en-1440.png'), fullPage: true })
      })
      await withPage(world, { locale: 'zh-CN', width: 390 }, async page => {
        await signIn(page, world.system, world.system.account('HQ'))
        await page.goto(`${world.system.url}/customers/${id}?tab=tiers`)
        await page
          .getByText(/当时定为C，按今天所知是B/)
          .first()
          .waitFor()
        await settled(page)
        await noSidewaysScroll(page)
        await page.screenshot({ path: path.join(SHOTS, 'tier-over-time-zh-390.png'), fullPage: true })
      })
    }
  }
]
