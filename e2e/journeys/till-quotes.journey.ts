/**
 * BENEFIT-1 and BENEFIT-3 as a person sets them: by keys alone headquarters names a member day, lets A buy before a sale and keeps an item for members; it is
 * tried, a second person approves it and sets its day. After midnight a till with a key of its own is told each line's price, why and by which version, and
 * the counter shows the same on a phone.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { findFaults } from '../checks.ts'
import { beginReceipt, typeLine } from '../counter.ts'
import type { Journey, World } from '../journey.ts'
import { isAt, pressAt, retype, tabTo } from '../keys.ts'
import { demandNone } from '../looks.ts'
import { demand, settled, SHOTS, withPage } from '../person.ts'
import { ACTS, confirmDay, jump, newDraft, signInByKeys } from '../studio-keys.ts'
import { act, addSecond, as, type Buyer, chainOf, inForce, meet, numberOf, passMidnight, setDeskClock, tag } from '../studio.ts'
import type { Account } from '../system.ts'

/** Of London in winter. */
const ZONE_HOURS = 0
const NAME = '会员日和提前买'
const COST_WITHIN_MS = 60_000
const CHOICE = '选哪一种'
const dayAfter = (today: string, days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)

async function figure(page: Page, place: string, value: string): Promise<void> {
  await tabTo(page, `at-${place}`)
  await retype(page, value)
}

/** The first of what a line offers; the focus stays with it while the sentence around it changes. */
async function choose(page: Page, key: 'Home' | 'End', shown: string): Promise<void> {
  await tabTo(page, CHOICE)
  await page.keyboard.press(key)
  await isAt(page, CHOICE, `with “${shown}”`)
  await page.locator('#at-tiers-0', { hasText: shown }).waitFor()
}

/** The day's weekday, 1 for Monday. */
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Month, day, year: the browser's own order, whichever language the page is in. */
async function typeDay(page: Page, place: string, day: string): Promise<void> {
  await tabTo(page, `at-sales-0-${place}`)
  const [year, month, date] = day.split('-')
  await page.keyboard.type(`${month}${date}${year}`)
  const typed = await page.locator(`#at-sales-0-${place}`).inputValue()
  demand(typed === day, `${day} typed is ${typed}`)
}

async function write(page: Page, today: string): Promise<void> {
  await tabTo(page, '星期几')
  await page.keyboard.press('Home')
  for (let n = 0; n < weekday(dayAfter(today, 1)); n++) await page.keyboard.press('ArrowDown')
  await tabTo(page, 'at-tiers-0-paysPercent', { back: true })
  await choose(page, 'Home', '会员日按原价的')
  await figure(page, 'tiers-0-memberDayPaysPercent', '70')
  // Where buying again from the same associate counts, by what another journey has published, its choice comes before.
  if ((await page.locator('#at-tiers-0-sameAssociatePaysPercent').count()) > 0) await tabTo(page, CHOICE)
  await choose(page, 'Home', '可以提前买特卖')
  await figure(page, 'tiers-0-presaleDays', '1')
  await choose(page, 'Home', '可以买会员专享商品')
  await pressAt(page, '加一场特卖')
  await isAt(page, 'at-sales-0-name-zh-CN', 'with a sale more')
  await page.keyboard.type('冬季特卖')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Winter sale')
  await typeDay(page, 'opensOn', dayAfter(today, 2))
  await typeDay(page, 'closesOn', dayAfter(today, 9))
  await figure(page, 'sales-0-paysPercent', '60')
  await figure(page, 'sales-0-goods-itemCodes', 'TILL-SALE')
  await figure(page, 'membersOnly-itemCodes', 'TILL-CLUB')
  await page.keyboard.press('Tab')
  await page.getByText(/已自动保存$/).waitFor()
  for (const said of ['会员日按原价的70%', 'TILL-SALE', 'TILL-CLUB'])
    await page.locator('.say [lang="zh-CN"]', { hasText: said }).first().waitFor()
}

async function draft(page: Page, world: World, account: Account): Promise<string> {
  await signInByKeys(page, world.system.url, account)
  await jump(page, '会员权益')
  await newDraft(page, NAME)
  await write(page, (await chainOf(page)).today)
  await pressAt(page, '试算')
  await page
    .locator('.backtest .costs')
    .getByText(/个月里由.+变为/)
    .first()
    .waitFor({ timeout: COST_WITHIN_MS })
  await isAt(page, '试算', 'after a backtest')
  // On past the end of the page and from its top again: the way back leads through the whole editor.
  await pressAt(page, '提交审批')
  await page.getByRole('dialog').waitFor()
  await pressAt(page, '提交审批')
  await tag(page, '待批')
  await isAt(page, ACTS, 'after handing in')
  return page.url()
}

/** The second person comes to what waits, sees what it would have cost, and sets its day. */
async function approve(page: Page, world: World, account: Account): Promise<void> {
  await signInByKeys(page, world.system.url, account)
  await jump(page, '会员权益')
  await pressAt(page, new RegExp(`^${NAME}`))
  await tag(page, '待批')
  await pressAt(page, '批准')
  await page.getByRole('dialog').waitFor()
  await pressAt(page, '批准')
  await tag(page, '已批准')
  await isAt(page, '定生效日', 'after approving')
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog')
    .getByText(/的试算，花费会这样变：$/)
    .waitFor()
  await confirmDay(page)
}

interface Quote {
  readonly lines: readonly {
    readonly itemCode: string
    readonly sellable: boolean
    readonly fullPrice: string | null
    readonly pay: { readonly minor: number }
    readonly reasons: readonly { readonly rule: string; readonly paysPercent: number; readonly saleName: { readonly en: string } | null }[]
  }[]
  readonly policies: readonly { readonly kind: string; readonly version: number }[]
}
const QUOTE = `query ($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) {
  lines { itemCode sellable fullPrice pay { minor } reasons { rule paysPercent saleName { en } } } policies { kind version } } }`
const ITEMS = ['TILL-COAT', 'TILL-SALE', 'TILL-CLUB']

/** A till asks with its key alone, as none who is signed in. */
async function tillIsTold(world: World, token: string, buyer: { chainId: string; storeId: string; memberNo?: string }): Promise<string> {
  const lines = ITEMS.map(itemCode => ({ itemCode, quantity: 1, amountMinor: 10_000 }))
  const response = await fetch(`${world.system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: QUOTE, variables: { input: { ...buyer, lines } } })
  })
  const { data, errors } = (await response.json()) as { data?: { purchaseQuote: Quote }; errors?: unknown }
  demand(data !== undefined, `the till is refused: ${JSON.stringify(errors)}`)
  const { lines: quoted, policies } = data!.purchaseQuote
  const why = ({ fullPrice, reasons, sellable }: Quote['lines'][number]) =>
    sellable ? (fullPrice ?? reasons.map(each => `${each.rule} ${each.paysPercent} ${each.saleName?.en ?? ''}`.trim()).join()) : 'not sold'
  const said = quoted.map(line => `${line.itemCode} ${line.pay.minor} ${why(line)}`)
  return [...said, `version ${policies.find(({ kind }) => kind === 'BENEFIT')?.version}`].join('; ')
}

async function keyOf(page: Page): Promise<string> {
  const { id: chainId } = await chainOf(page)
  const made = { chainId, name: 'Till of the quotes', scopes: ['QUOTES_READ'] }
  return (await act<{ secret: string }>(page, 'apiClientCreate', made, 'secret')).secret
}

async function counterShows(page: Page, url: string, { memberNo }: Buyer, version: number): Promise<void> {
  await beginReceipt(page, url, memberNo)
  for (const [at, item] of ITEMS.entries()) await typeLine(page, at + 1, item, '100')
  await page.getByRole('button', { name: 'Reckon by the benefits' }).click()
  const quote = page.locator('.quote')
  await quote.getByText('“Winter sale” before it opens, pays 60%').waitFor()
  demand((await quote.getByText('member day, pays 70%').count()) === 2, 'the counter does not name the member day')
  await quote.getByText('To pay by the benefits: £200.00').waitFor()
  await quote.getByText(`Benefits, version ${version}`, { exact: false }).waitFor()
  await settled(page)
  demandNone(await findFaults(page))
  await page.screenshot({ path: path.join(SHOTS, 'till-quote-en-390.png'), fullPage: true })
}

export const journeys: readonly Journey[] = [
  {
    name: 'a member day, a presale and items for members are set by keys, tried and approved; after midnight a till is told each line and why, and the counter shows it',
    async walk(world) {
      const { system } = world
      const [hq, manager] = [system.account('HQ', 'Harbour'), system.account('STORE_MANAGER', 'Harbour')]
      let second = hq
      let token = ''
      let buyer: Buyer | undefined
      await as(world, hq, async page => {
        second = await addSecond(page, '秦越', 'HK3')
        token = await keyOf(page)
      })
      await as(world, manager, async page => void (buyer = await meet(page, 'Tilda Early', 'A')))
      let version = ''
      await withPage(world, { locale: 'zh-CN' }, async page => void (version = await draft(page, world, hq)))
      let now = new Date()
      await withPage(world, { locale: 'zh-CN' }, async page => {
        await approve(page, world, second)
        now = passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
      })
      let number = 0
      await as(world, hq, async page => {
        await inForce(page, version)
        number = await numberOf(page, version)
        const { storeId, memberNo } = buyer!
        const at = { chainId: (await chainOf(page)).id, storeId }
        const own = await tillIsTold(world, token, { ...at, memberNo })
        const paid = 'TILL-COAT 7000 MEMBER_DAY 70; TILL-SALE 6000 PRESALE 60 Winter sale; TILL-CLUB 7000 MEMBER_DAY 70'
        demand(own === `${paid}; version ${number}`, `the till is told ${own}`)
        const nobodys = await tillIsTold(world, token, at)
        const full = 'TILL-COAT 10000 NO_BENEFIT; TILL-SALE 10000 NO_BENEFIT; TILL-CLUB 10000 not sold'
        demand(nobodys === `${full}; version ${number}`, `of nobody in particular the till is told ${nobodys}`)
      })
      await as(
        world,
        manager,
        async page => {
          // The desk's own clock shows the new day too: what is recorded by hand is of now.
          await setDeskClock(page, now)
          await counterShows(page, system.url, buyer!, number)
        },
        { locale: 'en', width: 390 }
      )
    }
  }
]
