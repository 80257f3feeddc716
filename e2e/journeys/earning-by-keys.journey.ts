/**
 * POINT-2 as a person sets it: by keys alone headquarters adds two multipliers, how they stack, and what a completed file and a referral earn. After midnight
 * a receipt of a tier-A customer on that weekday earns double, one on which both multipliers meet earns what they add together, and the pages of points say
 * why; a file that is completed and a referral's first purchase earn their bonus once.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { findFaults } from '../checks.ts'
import { beginReceipt, typeLine } from '../counter.ts'
import type { Journey, World } from '../journey.ts'
import { chooseInMenu, isAt, pressAt, retype, tabTo } from '../keys.ts'
import { demandNone } from '../looks.ts'
import { ask, demand, settled, SHOTS, withPage } from '../person.ts'
import { handIn, jump, newDraft, setDayUnseen, signInByKeys } from '../studio-keys.ts'
import { act, as, type Buyer, chainOf, inForce, numberOf, ownStore, passMidnight, setDeskClock } from '../studio.ts'

/** Of London in winter. */
const ZONE_HOURS = 0
/** What the rules in force give a point for, in pounds. */
const STEP = 20
const DAY_KEY = 'KEYS-DAY'
const KIND_KEY = 'KEYS-KIND'
/** A category of these walks alone: no receipt of another one is multiplied by it. */
const KIND = 'Keyed shoes'
const NAME = 'Kay Double'
const COMPLETE = { percent: 30, points: 7 }
const REFERRED = 9
const dayAfter = (today: string, days = 1) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
/** From Monday. */
const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
const WEEK_ZH = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const WEEK_EN = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']

/** The menu opens at its first choice, and the focus comes back to its button. */
async function askFor(page: Page, at: number, asked: string, place: string, chosen: string): Promise<void> {
  await pressAt(page, '加一个条件')
  await chooseInMenu(page, asked)
  await isAt(page, '加一个条件', 'with a condition more')
  await tabTo(page, `at-multipliers-${at}-when-${place}`, { back: true })
  await page.keyboard.type(chosen)
  await page.keyboard.press('Enter')
  await page.locator('.say [lang="zh-CN"] ins', { hasText: chosen }).first().waitFor()
  await page.keyboard.press('Escape')
}

async function addMultiplier(page: Page, at: number, key: string): Promise<void> {
  await pressAt(page, '加一条翻倍规则')
  await isAt(page, `at-multipliers-${at}-key`, 'with a multiplier more')
  await retype(page, key)
}

async function figure(page: Page, place: string, value: string | number): Promise<void> {
  await tabTo(page, `at-${place}`)
  await retype(page, String(value))
}

async function choose(page: Page, place: string, press: readonly string[]): Promise<void> {
  await tabTo(page, `at-${place}-choice`)
  for (const key of press) await page.keyboard.press(key)
}

async function write(page: Page, weekday: string): Promise<void> {
  await addMultiplier(page, 0, DAY_KEY)
  await askFor(page, 0, '购买时的分类', 'tiers', 'A')
  await askFor(page, 0, '星期', 'weekdays', weekday)
  await addMultiplier(page, 1, KIND_KEY)
  await askFor(page, 1, '品类', 'categories', KIND)
  await figure(page, 'multipliers-1-percent', 150)
  await choose(page, 'stacking', ['Home', 'ArrowDown'])
  await choose(page, 'bonuses-completedFile', ['Home'])
  await isAt(page, 'at-bonuses-completedFile-choice', 'with a bonus for completed files')
  // The sentence begins with how complete, which stands before what it does.
  await tabTo(page, 'at-bonuses-completedFile-atPercent', { back: true })
  await retype(page, String(COMPLETE.percent))
  await figure(page, 'bonuses-completedFile-points', COMPLETE.points)
  await figure(page, 'bonuses-referralFirstPurchase', REFERRED)
  await page.getByText(/已自动保存$/).waitFor()
  const says = [
    `购买时的分类是A、购买那天是${weekday}的，积分按200%计。`,
    `品类是${KIND}的，积分按150%计。`,
    '同一件商品满足几条时，各条多出的部分相加。',
    `资料完整度第一次达到${COMPLETE.percent}%，送${COMPLETE.points}分。`,
    `介绍来的顾客第一次购买，送介绍人${REFERRED}分。`
  ]
  const read = (await page.locator('.say [lang="zh-CN"]').allInnerTexts()).join('\n')
  for (const said of says) demand(read.includes(said), `“${said}” is not read out: ${read}`)
  await settled(page)
  demandNone(await findFaults(page))
  await page.screenshot({ path: path.join(SHOTS, 'earning-editor-zh-1440.png'), fullPage: true })
}

async function publishByKeys(page: Page, world: World): Promise<string> {
  await signInByKeys(page, world.system.url, world.system.account('HQ', 'Harbour'))
  await jump(page, '积分规则')
  await newDraft(page, '双倍的一天')
  await write(page, WEEK_ZH[weekdayOf(dayAfter((await chainOf(page)).today))]!)
  await handIn(page, world)
  await setDayUnseen(page)
  return page.url()
}

/** By keys, brought by somebody; Enter before he is found takes him when he is. */
async function register(page: Page, url: string, referrer: Buyer): Promise<string> {
  await page.goto(`${url}/customers/new`)
  await settled(page)
  await pressAt(page, 'No number: register without')
  await isAt(page, 'Name', 'with the form open')
  await page.keyboard.type(NAME)
  await pressAt(page, 'at the till')
  await pressAt(page, 'said in person')
  await tabTo(page, 'Referred by')
  await page.keyboard.type(referrer.memberNo)
  await page.keyboard.press('Enter')
  await isAt(page, 'Remove the referrer', 'with the referrer found')
  await pressAt(page, 'Save')
  await page.getByText(`${NAME} is registered`).waitFor()
  const address = await page.getByRole('link', { name: /\+8$/ }).first().getAttribute('href')
  return address!.split('/')[2]!
}

interface Met {
  readonly buyer: Buyer
  readonly referrer: Buyer
}

/** In the manager's own store, the day before: who buys is an A because the manager says so. */
async function meet(page: Page, url: string): Promise<Met> {
  const { today } = await chainOf(page)
  const { chainId, storeId } = await ownStore(page)
  const made = { chainId, storeId, name: 'Rufus Bringer', captureSource: 'TILL' }
  const { customer } = await act<{ customer: Buyer }>(page, 'customerRegister', made, 'customer { id memberNo }')
  const referrer = { ...customer, storeId }
  const id = await register(page, url, referrer)
  await act(page, 'tierOverride', { customerId: id, tierKey: 'A', endsOn: dayAfter(today, 9), reason: 'potential' }, 'standing { id }')
  const found = await ask<{ customer: { memberNo: string } }>(page, 'query ($id: ID!) { customer(id: $id) { memberNo } }', { id })
  return { buyer: { id, storeId, memberNo: found.customer.memberNo }, referrer }
}

/** By hand: 200.00 of what only the day multiplies. */
async function buyByHand(page: Page, url: string, { memberNo }: Buyer): Promise<void> {
  await beginReceipt(page, url, memberNo)
  await typeLine(page, 1, 'KEYS-COAT', '200')
  await page.getByLabel('Receipt number').fill('EARNING-1')
  await page.getByRole('button', { name: 'Record £200.00' }).click()
  await page.getByText('Receipt EARNING-1 recorded').waitFor()
}

/** By a till, which knows the category: 200.00 of what the day multiplies, 100.00 of what both do. */
async function buyAtTill(page: Page, { id: customerId, storeId }: Buyer, now: Date): Promise<void> {
  const lines = [
    { itemCode: 'KEYS-COAT', quantity: 1, amountMinor: 20_000 },
    { itemCode: 'KEYS-SHOE', category: KIND, quantity: 1, amountMinor: 10_000 }
  ]
  const { id: chainId } = await chainOf(page)
  const input = { chainId, storeId, customerId, receiptNo: 'EARNING-2', happenedAt: now.toISOString(), lines }
  await act(page, 'purchaseRecord', input, 'purchase { id }')
}

/** Three answers more make the file complete enough. */
async function completeFile(page: Page, url: string, { id }: Buyer): Promise<void> {
  await page.goto(`${url}/customers/${id}/edit`)
  for (const [field, text] of Object.entries({ Occupation: 'potter', Family: 'two sons', Leisure: 'sails' }))
    await page.getByLabel(field, { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Save 3 changes' }).click()
  await page.getByText('The file was saved.').waitFor()
}

/** Each line of the ledger: kind, points and why. */
async function ledger(page: Page, url: string, { id }: Buyer): Promise<readonly string[]> {
  await page.goto(`${url}/customers/${id}?tab=points`)
  await settled(page)
  const rows = await page.locator('tbody tr[data-row]').allInnerTexts()
  return rows.map(row => row.replaceAll(/\s+/g, ' '))
}

function demandLine(rows: readonly string[], ...parts: readonly string[]): void {
  const count = rows.filter(row => parts.every(part => row.includes(part))).length
  demand(count === 1, `${count} lines say ${parts.join(', ')}:\n${rows.join('\n')}`)
}

async function pagesSay(page: Page, url: string, { buyer, referrer }: Met, rules: string): Promise<void> {
  const version = `Earning rules, version ${await numberOf(page, rules)}`
  const weekday = WEEK_EN[weekdayOf((await chainOf(page)).today)]
  const day = `${DAY_KEY} (Points count 200% if the tier when bought is A and it is bought on ${weekday})`
  const own = await ledger(page, url, buyer)
  demandLine(own, 'Earned', `+${400 / STEP}`, 'EARNING-1', `${200 / STEP} points for the net amount`, `${day}: +${200 / STEP}`, version)
  const both = [`${KIND_KEY} (Points count 150% if the item is of ${KIND})`, day]
  // 650.00 weighted, rounded down once.
  demandLine(own, 'Earned', `+${Math.floor(650 / STEP)}`, 'EARNING-2', `${300 / STEP} points for the net amount`, ...both, version)
  demandLine(own, 'Bonus', `+${COMPLETE.points}`, 'Completed file', version)
  await page.screenshot({ path: path.join(SHOTS, 'earning-points-en-1440.png'), fullPage: true })
  demandNone(await findFaults(page))
  demandLine(await ledger(page, url, referrer), 'Bonus', `+${REFERRED}`, 'Referral', version)
}

export const journeys: readonly Journey[] = [
  {
    name: 'a day of double points, a category, their stacking and two bonuses are added by keys; after midnight receipts, a file and a referral earn them, and say why',
    async walk(world) {
      const { system } = world
      const manager = system.account('STORE_MANAGER', 'Harbour')
      let met: Met | undefined
      let version = ''
      let now = new Date()
      await as(world, manager, async page => void (met = await meet(page, system.url)))
      await withPage(world, { locale: 'zh-CN' }, async page => {
        version = await publishByKeys(page, world)
        now = passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
      })
      await as(world, manager, async page => {
        await inForce(page, version)
        // The desk's own clock shows the new day too: what is recorded by hand is of now.
        await setDeskClock(page, now)
        await buyByHand(page, system.url, met!.buyer)
        await buyAtTill(page, met!.buyer, now)
        await completeFile(page, system.url, met!.buyer)
        await pagesSay(page, system.url, met!, version)
      })
    }
  }
]
