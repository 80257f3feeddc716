/** Points at the counter and at headquarters: a receipt is paid with them and its return gives them back; a large adjustment, and a file of
 * small ones, are asked for by one and approved by another. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beginReceipt } from '../counter.ts'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { addSecond, as, chainOf, inForce, newDraft, publishUnseen } from '../studio.ts'

const USED = 20
const LARGE = 1_500

interface Buyer {
  readonly id: string
  readonly name: string
  readonly memberNo: string
  readonly purse: { readonly available: number }
}

const BUYER = 'id name memberNo purse { available }'
const available = async (page: Page, id: string): Promise<number> =>
  (await ask<{ customer: Buyer }>(page, `query ($id: ID!) { customer(id: $id) { ${BUYER} } }`, { id })).customer.purse.available

/** Somebody of the manager's store with points to spend. */
async function buyerWith(page: Page, points: number): Promise<Buyer> {
  const query = `query ($chain: ID!) { customers(chainId: $chain, first: 50, order: { field: NET_SPEND, direction: DESC }) { nodes { ${BUYER} } } }`
  const { customers } = await ask<{ customers: { nodes: readonly Buyer[] } }>(page, query, { chain: (await chainOf(page)).id })
  const found = customers.nodes.find(each => each.purse.available >= points)
  demand(found !== undefined, `nobody has ${points} points to spend`)
  return found!
}

/** By what was paid after the points. */
async function earnedBy(page: Page, receiptNo: string): Promise<number> {
  const query = 'query ($chain: ID!, $of: String!) { purchases(chainId: $chain, filter: { search: $of }) { nodes { receiptNo points } } }'
  interface Found {
    readonly purchases: { readonly nodes: readonly { readonly receiptNo: string; readonly points: number }[] }
  }
  const { purchases } = await ask<Found>(page, query, { chain: (await chainOf(page)).id, of: receiptNo })
  return purchases.nodes.find(each => each.receiptNo === receiptNo)?.points ?? Number.NaN
}

async function payWithPoints(page: Page, url: string, buyer: Buyer): Promise<void> {
  await beginReceipt(page, url, buyer.memberNo)
  await page.getByLabel('Line 1, item code').fill('PT-1')
  await page.getByLabel('Line 1, name').fill('Polish')
  await page.getByLabel('Line 1, units').fill('1')
  await page.getByLabel('Line 1, amount paid').fill('90.00')
  const points = page.getByLabel('Points to use')
  await points.fill('46')
  await page.getByLabel('Receipt number').fill('POINTS-1')
  await page.getByRole('button', { name: /^Record £/ }).click()
  await page.getByText('A whole number from 0 to 45').waitFor()
  await points.fill(String(USED))
  await page.getByText('£20.00 off').waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'points-pay-en-390.png'), fullPage: true })
  await page.getByRole('button', { name: 'Record £70.00' }).click()
  await page.getByText('Receipt POINTS-1 recorded').waitFor()
  const [left, earned] = [await available(page, buyer.id), await earnedBy(page, 'POINTS-1')]
  demand(
    left === buyer.purse.available - USED + earned,
    `${left} points are left of ${buyer.purse.available}, of which ${USED} paid and ${earned} are new`
  )
}

async function bringBack(page: Page, buyer: Buyer): Promise<void> {
  await page.getByText('Open receipt', { exact: true }).click()
  await page.waitForURL(url => /^\/receipts\/[0-9a-f-]{36}$/.test(url.pathname))
  await page.getByRole('button', { name: 'Return', exact: true }).click()
  await page.getByRole('button', { name: 'Take all back' }).click()
  await page.getByLabel('Return number').fill('POINTS-1-B')
  await page.locator('form button[type=submit]').click()
  await page.getByText(/^Returned, refund £70\.00/).waitFor()
  demand((await available(page, buyer.id)) === buyer.purse.available, 'the points are not given back')
}

/** Of 1,000 points, as the editor proposes it. */
async function setLimit(page: Page, url: string): Promise<string> {
  const version = await newDraft(page, url, 'earning', 'Adjustments by two')
  await page.getByRole('combobox', { name: 'the most points without a second person' }).selectOption('on')
  await page.getByText(/^Saved at \d\d:\d\d$/).waitFor()
  return version
}

async function askForMany(page: Page, url: string, buyer: Buyer): Promise<void> {
  await page.goto(`${url}/customers/${buyer.id}`)
  await settled(page)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Adjust points' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Points to add or take').fill(String(LARGE))
  await dialog.getByLabel('Reason').fill('from the old card')
  await dialog.getByRole('button', { name: /^Adjust by/ }).click()
  await page.getByText('Above the limit: asked for').waitFor()
  await page.goto(`${url}/points/requests`)
  await page.getByText('asked by you; somebody else approves').first().waitFor()
  demand((await page.getByRole('button', { name: 'Approve', exact: true }).count()) === 0, 'the own request can be approved')
  demand((await available(page, buyer.id)) === buyer.purse.available, 'points moved before anybody approved')
}

async function approve(page: Page, url: string, buyer: Buyer): Promise<void> {
  await page.goto(`${url}/points/requests`)
  const row = page.locator('tbody tr', { hasText: buyer.memberNo })
  await row.getByText('from the old card').waitFor()
  await row.getByRole('button', { name: 'Approve', exact: true }).click()
  const question = page.getByRole('alertdialog')
  await question.getByText(new RegExp(`${buyer.name}’s points change by \\+1,500`)).waitFor()
  await question.getByRole('button', { name: 'Approve', exact: true }).click()
  await page.getByText('Approved; the points are in the ledger').waitFor()
  demand((await available(page, buyer.id)) === buyer.purse.available + LARGE, 'the approved points are not there')
  await page.goto(`${url}/customers/${buyer.id}?tab=points`)
  await page.getByText('from the old card').first().waitFor()
}

async function undoOne(page: Page, url: string, buyer: Buyer): Promise<void> {
  await page.goto(`${url}/customers/${buyer.id}?tab=points`)
  const row = page.locator('tbody tr', { hasText: 'from the old card' })
  await row.getByRole('button', { name: 'Take it back' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('for somebody else')
  await page.getByRole('button', { name: 'Take 1,500 points back' }).click()
}

/** As large as what waited: it takes somebody else than who asked for it. */
async function mayNotUndoOne(page: Page, url: string, buyer: Buyer): Promise<void> {
  await undoOne(page, url, buyer)
  await page.getByText(/^It moves more points than one person may\./).waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'points-undo-refused-en-1440.png') })
}

async function takeBackOne(page: Page, url: string, buyer: Buyer): Promise<void> {
  await undoOne(page, url, buyer)
  await page.getByText('The adjustment was taken back').waitFor()
  await page.locator('tbody tr', { hasText: 'from the old card' }).getByText('taken back').waitFor()
  await page.locator('tbody tr', { hasText: 'Adjustment taken back' }).getByText('for somebody else').waitFor()
  demand((await available(page, buyer.id)) === buyer.purse.available, 'the adjustment is not taken back')
  await page.screenshot({ path: path.join(SHOTS, 'points-undone-en-1440.png') })
}

/** Each row is below the limit, together they are above it. */
async function bringFile(page: Page, url: string): Promise<readonly Buyer[]> {
  const query = `query ($chain: ID!) { customers(chainId: $chain, first: 3) { nodes { ${BUYER} } } }`
  const { customers } = await ask<{ customers: { nodes: readonly Buyer[] } }>(page, query, { chain: (await chainOf(page)).id })
  await page.goto(`${url}/import/new?kind=ADJUSTMENTS`)
  const rows = [...customers.nodes.map(each => `${each.memberNo},400`), 'NOBODY-0,400'].join('\n')
  const buffer = Buffer.from(`Member No,Points\n${rows}\n`)
  await page.locator('input[type=file]').setInputFiles({ name: 'jubilee.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: /^Upload/ }).click()
  await page.waitForURL(address => /^\/import\/[0-9a-f-]{36}$/.test(address.pathname))
  await page.getByRole('button', { name: 'Dry run', exact: true }).click()
  await page.getByText('Give a reason.').first().waitFor()
  await page.getByLabel('Reason for all rows').fill('jubilee')
  await page.getByRole('button', { name: 'Dry run', exact: true }).click()
  await page.getByText('Points of the file are together above the limit of the earning rules').waitFor()
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByText('3 rows wait until somebody other than who brought the file approves them.').waitFor()
  await page.goto(`${url}/points/requests`)
  await page.getByText('jubilee.csv').waitFor()
  demand((await page.getByRole('button', { name: 'Approve 3 rows' }).count()) === 0, 'the own file can be approved')
  return customers.nodes
}

const sumOf = async (page: Page, buyers: readonly Buyer[]): Promise<number> =>
  (await Promise.all(buyers.map(each => available(page, each.id)))).reduce((sum, points) => sum + points, 0)

async function approveFile(page: Page, url: string, buyers: readonly Buyer[]): Promise<void> {
  await page.goto(`${url}/points/requests`)
  await page.getByRole('button', { name: 'Approve 3 rows' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Approve 3 rows' }).click()
  await page.getByText('Approved; 3 rows are in the ledger').waitFor()
  const before = buyers.reduce((sum, each) => sum + each.purse.available, 0)
  demand((await sumOf(page, buyers)) === before + 1_200, 'the points of the file are not there')
}

async function undoFile(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/import`)
  await page.getByText('jubilee.csv').first().click()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take back 3 rows' }).click()
}

/** Above the limit it takes somebody else than who brought it. */
async function mayNotTakeBack(page: Page, url: string): Promise<void> {
  await undoFile(page, url)
  await page
    .getByText(/^It moves more points than one person may\./)
    .first()
    .waitFor()
}

async function takeBack(page: Page, url: string, buyers: readonly Buyer[]): Promise<void> {
  await undoFile(page, url)
  await page.getByText('3 rows of it were taken back.').waitFor()
  demand(
    (await sumOf(page, buyers)) === buyers.reduce((sum, each) => sum + each.purse.available, 0),
    'the points of the file are still there'
  )
}

export const journeys: readonly Journey[] = [
  {
    name: 'a receipt is paid with points at the counter, by phone, and its return gives them back',
    walk: world =>
      as(
        world,
        world.system.account('STORE_MANAGER', 'Harbour'),
        async page => {
          const buyer = await buyerWith(page, 46)
          await payWithPoints(page, world.system.url, buyer)
          await bringBack(page, buyer)
        },
        { locale: 'en', width: 390 }
      )
  },
  {
    name: 'an adjustment above the limit, and a file that is together above it, wait for a second person of headquarters',
    async walk(world) {
      const { url } = world.system
      const hq = world.system.account('HQ', 'Harbour')
      let second = hq
      let buyer: Buyer | undefined
      let version = ''
      await as(world, hq, async page => {
        version = await setLimit(page, url)
        await publishUnseen(page, world, version, 0)
      })
      await as(world, hq, async page => {
        await inForce(page, version)
        second = await addSecond(page, 'Second Harbour', 'HH2')
        buyer = await buyerWith(page, 0)
        await askForMany(page, url, buyer)
      })
      await as(world, second, page => approve(page, url, buyer!))
      await as(world, hq, page => mayNotUndoOne(page, url, buyer!))
      await as(world, second, page => takeBackOne(page, url, buyer!))
      let many: readonly Buyer[] = []
      await as(world, hq, async page => {
        many = await bringFile(page, url)
      })
      await as(world, second, page => approveFile(page, url, many))
      await as(world, hq, page => mayNotTakeBack(page, url))
      await as(world, second, page => takeBack(page, url, many))
    }
  }
]
