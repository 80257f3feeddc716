/**
 * BENEFIT-3 as a person sets it: what is paid on buying again from the same associate, the year-end rebate, and what a partner gives to one tier. After
 * midnight the card with both names says what the customer really pays and until when, on paper too; the counter's quote is lowered for that seller alone and
 * says why; the rebate and the partner's offer are told to the tier that has them.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { findFaults } from '../checks.ts'
import { beginReceipt, typeLine } from '../counter.ts'
import type { Journey } from '../journey.ts'
import { demandNone } from '../looks.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { act, as, type Buyer, chainOf, inForce, meet, newDraft, passMidnight, publishByHand, setDeskClock } from '../studio.ts'

/** Of London in winter. */
const ZONE_HOURS = 0
/** Of B alone, less than its 85 %. */
const PAYS = 82
const DAYS = 45
const REBATE = { percent: 3, from: '500' }
const OFFER = { name: 'The Tide Hotel', text: 'a night at half the price', nameZh: '潮汐酒店', textZh: '住一晚半价' }
/** In pounds: more than anybody of the demo spends in a year. */
const SPENT = 90_000

async function write(page: Page, url: string): Promise<string> {
  const version = await newDraft(page, url, 'benefit', 'Again from the same')
  await page.locator('#at-sameAssociate select').selectOption('on')
  await page.locator('#at-sameAssociate-withinDays').fill(String(DAYS))
  await page.locator('#at-tiers-1-sameAssociatePaysPercent select').selectOption('on')
  await page.locator('#at-tiers-1-sameAssociatePaysPercent').fill(String(PAYS))
  await page.locator('#at-yearEndRebate select').selectOption('on')
  await page.locator('#at-yearEndRebate-minimumMinor').fill(REBATE.from)
  await page.locator('#at-tiers-0-rebatePercent').fill(String(REBATE.percent))
  await page.getByRole('button', { name: 'Add a partner’s offer' }).click()
  const offer = page.locator('#at-partnerOffers-0')
  await offer.getByLabel('Chinese name').fill(OFFER.nameZh)
  await offer.getByLabel('English name').fill(OFFER.name)
  await offer.getByLabel('Chinese text').fill(OFFER.textZh)
  await offer.getByLabel('English text').fill(OFFER.text)
  await page.getByText(/^Saved at \d\d:\d\d$/).waitFor()
  // As it reads now, without what is struck out.
  const read = await page.locator('.say [lang="en"]').evaluateAll(found =>
    found
      .map(each => {
        const copy = each.cloneNode(true) as Element
        for (const gone of copy.querySelectorAll('del')) gone.remove()
        return copy.textContent
      })
      .join(' ')
  )
  const says = [
    `Buying again from the same associate counts within ${DAYS} days.`,
    `again from the same associate pays ${PAYS}%`,
    `Year-end rebate: from £${REBATE.from} net spend in the year.`,
    `A (Diamond), from a partner, ${OFFER.name}: ${OFFER.text}.`
  ]
  for (const said of says) demand(read.includes(said), `“${said}” is not read out: ${read}`)
  return version
}

interface Seller {
  readonly id: string
  readonly name: string
}

async function sellerOf(page: Page, storeId: string): Promise<Seller> {
  const query = 'query ($chain: ID!, $store: ID!) { staff(chainId: $chain, filter: { storeId: $store }, first: 1) { nodes { id name } } }'
  const { id: chain } = await chainOf(page)
  return (await ask<{ staff: { nodes: readonly Seller[] } }>(page, query, { chain, store: storeId })).staff.nodes[0]!
}

/** By the clock on the wall, whichever day other journeys have made it: of both their receipts. */
const SOLD_AT = new Date().toISOString()

/** Both bought from the same associate. */
async function sell(page: Page, { id: customerId, storeId }: Buyer, sellerId: string, no: string): Promise<void> {
  const lines = [{ itemCode: 'SAME-COAT', quantity: 1, amountMinor: SPENT * 100 }]
  const { id: chainId } = await chainOf(page)
  const input = { chainId, storeId, customerId, sellerId, receiptNo: no, happenedAt: SOLD_AT, lines }
  await act(page, 'purchaseRecord', input, 'purchase { id }')
}

const benefitsOf = async (page: Page, url: string, { id }: Buyer): Promise<string> => {
  await page.goto(`${url}/customers/${id}`)
  await settled(page)
  return page.locator('section', { has: page.getByRole('heading', { name: /^Benefits/ }) }).innerText()
}

/** What the file tells each of the two: the offer and the rebate are A's, and the same associate is worth something to B alone. */
async function filesSay(page: Page, url: string, [a, b]: readonly [Buyer, Buyer]): Promise<void> {
  const [partner, rebate] = [`${OFFER.name}: ${OFFER.text}`, `${REBATE.percent}% of the year’s net spend is given back`]
  const same = `Pays ${PAYS}% when buying again from the same associate within ${DAYS} days`
  const holds = async (buyer: Buyer) => {
    const said = await benefitsOf(page, url, buyer)
    return [partner, rebate, same].map(each => said.includes(each)).join()
  }
  const [ofA, ofB] = [await holds(a), await holds(b)]
  demand(ofA === 'true,true,false', `A is told of partner, rebate, same associate: ${ofA}`)
  demand(ofB === 'false,false,true', `B is told of partner, rebate, same associate: ${ofB}`)
}

async function rebateSays(page: Page, url: string, { memberNo }: Buyer): Promise<void> {
  await page.goto(`${url}/points/rebates`)
  const row = page.locator('tbody tr[data-row]', { hasText: memberNo })
  await row.getByText(`£${((SPENT * REBATE.percent) / 100).toLocaleString('en')}.00`).waitFor()
  await row.getByText(`${REBATE.percent}%`, { exact: true }).waitFor()
}

/** The last day on which it holds, as the page writes it. */
const until = () =>
  new Date(Date.parse(SOLD_AT.slice(0, 10)) + DAYS * 86_400_000).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC'
  })

/** The box of each page of a document as printed, in points. */
const pagesOf = (pdf: Buffer): readonly string[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, w, h]) => `${Math.round(Number(w))}×${Math.round(Number(h))}`
  )

async function cardSays(page: Page, url: string, { id, memberNo }: Buyer, name: string, seller: Seller): Promise<void> {
  await page.goto(`${url}/customers/${id}`)
  await page.getByRole('link', { name: 'Print the card' }).click()
  const sheet = page.getByRole('article', { name: 'The associate’s card' })
  await sheet.getByText(`Ask for ${seller.name} by ${until()}: you pay ${PAYS}% of the price.`).waitFor()
  demand(await page.getByRole('button', { name: 'Print', exact: true }).isEnabled(), 'the card cannot be printed')
  await settled(page)
  demandNone(await findFaults(page))
  await page.screenshot({ path: path.join(SHOTS, 'associate-card-en-1440.png') })
  await page.emulateMedia({ media: 'print' })
  const [printed, own] = [await page.locator('body').innerText(), await sheet.innerText()]
  const parts = ['Harbour & Last', name, seller.name, memberNo, 'Not on special prices']
  for (const part of parts) demand(own.includes(part), `the card lacks ${part}: ${own}`)
  const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  demand(words(printed) === words(own), `more is printed than the card: ${printed}`)
  await page.screenshot({ path: path.join(SHOTS, 'associate-card-print-en.png') })
  // 148 × 105 mm, once.
  const pages = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  demand(pages.join() === '420×298', `printed it is ${pages.join()}`)
  await page.emulateMedia({ media: null })
}

/** A pays less than that anyway. */
async function noCard(page: Page, url: string, { id }: Buyer): Promise<void> {
  await page.goto(`${url}/customers/${id}/card`)
  await page.getByRole('alert').getByText('there is no card to give', { exact: false }).waitFor()
  demand(await page.getByRole('button', { name: 'Print', exact: true }).isDisabled(), 'a card that promises nothing can be printed')
  demand((await page.getByRole('article').count()) === 0, 'a card that promises nothing is shown')
}

/** Without a seller by the tier; from the same associate for less. */
async function quoteSays(page: Page, url: string, { memberNo }: Buyer, seller: Seller): Promise<void> {
  await beginReceipt(page, url, memberNo)
  await typeLine(page, 1, 'SAME-COAT', '100')
  await page.getByRole('button', { name: 'Reckon by the benefits' }).click()
  const quote = page.locator('.quote')
  await quote.getByText('B pays 85%').waitFor()
  await quote.getByText('To pay by the benefits: £85.00').waitFor()
  await page.getByRole('combobox', { name: 'Seller' }).fill(seller.name)
  await page
    .getByRole('option', { name: new RegExp(`^${seller.name}`) })
    .first()
    .click()
  await quote.getByText(`same associate, pays ${PAYS}%`).waitFor()
  await quote.getByText(`To pay by the benefits: £${PAYS}.00`).waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'associate-quote-en-1440.png'), fullPage: true })
}

export const journeys: readonly Journey[] = [
  {
    name: 'the same associate, a year-end rebate and a partner’s offer are set by headquarters; after midnight the card, its print, the quote and the files say them',
    async walk(world) {
      const { system } = world
      const [hq, manager] = [system.account('HQ', 'Harbour'), system.account('STORE_MANAGER', 'Harbour')]
      const names = ['Ada Again', 'Bea Again'] as const
      let buyers: readonly [Buyer, Buyer] | undefined
      let seller: Seller | undefined
      await as(world, manager, async page => {
        buyers = [await meet(page, names[0], 'A'), await meet(page, names[1], 'B')]
        seller = await sellerOf(page, buyers[0].storeId)
        for (const [n, buyer] of buyers.entries()) await sell(page, buyer, seller.id, `SAME-${n}`)
      })
      const [a, b] = buyers!
      let version = ''
      let now = new Date()
      await as(world, hq, async page => {
        version = await write(page, system.url)
        await publishByHand(page, world)
        now = passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
        await inForce(page, version)
        await rebateSays(page, system.url, a)
      })
      await as(world, manager, async page => {
        // The desk's own clock shows the new day too: what is recorded by hand is of now.
        await setDeskClock(page, now)
        await filesSay(page, system.url, [a, b])
        await cardSays(page, system.url, b, names[1], seller!)
        await noCard(page, system.url, a)
        await quoteSays(page, system.url, b, seller!)
      })
    }
  }
]
