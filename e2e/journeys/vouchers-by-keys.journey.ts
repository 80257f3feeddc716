/**
 * Vouchers without a mouse, in Chinese and in a window as narrow as a phone, as a page that is much enlarged is: a kind is defined, what is missing is said
 * where it is missing; one is issued to a customer, and many to several at once.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { findFaults } from '../checks.ts'
import type { Journey } from '../journey.ts'
import { isAt, pressAt, spot, tabTo } from '../keys.ts'
import { demandNone } from '../looks.ts'
import { ask, demand, settled, SHOTS, withPage } from '../person.ts'
import { jump, signInByKeys } from '../studio-keys.ts'
import { chainOf } from '../studio.ts'

const KIND = 'KEYS-15'
const NAME = '按键券'
const CHOSEN = 3

/** Nothing is typed at first: the focus goes to the first field that is wrong. */
async function define(page: Page): Promise<void> {
  await jump(page, '礼金券', '/vouchers')
  await pressAt(page, '新建券种')
  await page.waitForURL(address => address.pathname === '/vouchers/kinds/new')
  await isAt(page, 'main', 'with the form of a new kind')
  await pressAt(page, '新建')
  await isAt(page, /^代号/, 'with nothing typed')
  await page.keyboard.type(KIND)
  for (const [field, text] of [
    [/^中文名/, NAME],
    [/^英文名/, 'Voucher by keys'],
    [/^面额/, '15'],
    [/^门槛/, '60'],
    [/^天数/, '20']
  ] as const) {
    await tabTo(page, field)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  }
  demandNone(await findFaults(page))
  await page.screenshot({ path: path.join(SHOTS, 'voucher-kind-zh-390.png'), fullPage: true })
  await pressAt(page, '新建')
  await page.waitForURL(address => /^\/vouchers\/kinds\/[0-9a-f-]{36}$/.test(address.pathname))
  await page.getByText(`新建了“${NAME}”`).waitFor()
  await isAt(page, 'main', 'with the kind that was made')
  for (const said of ['£15.00', '能抵的商品满£60.00可用', '从第一天起20天内有效']) await page.getByText(said).first().waitFor()
  // It stands among the kinds, where a row is reached, walked to and opened by keys.
  await page.goBack()
  await settled(page)
  await tabToRow(page)
  for (let steps = 0; steps < 20 && !(await spot(page)).name.includes(NAME); steps++) await page.keyboard.press('j')
  await isAt(page, new RegExp(NAME), 'among the kinds')
  await page.keyboard.press('Enter')
  await page.waitForURL(address => /^\/vouchers\/kinds\/[0-9a-f-]{36}$/.test(address.pathname))
}

async function tabToRow(page: Page): Promise<void> {
  for (let steps = 0; (await spot(page)).tag !== 'li'; steps++) {
    demand(steps < 60, 'no key leads to the rows')
    await page.keyboard.press('Tab')
  }
  demand((await spot(page)).shown, 'one does not see which row has the focus')
}

/** In a dialog that asks for a kind and a reason. */
async function kindAndReason(page: Page, reason: string): Promise<void> {
  await page.getByRole('dialog').waitFor()
  await tabTo(page, '券种')
  await page.keyboard.type(KIND)
  await page.keyboard.press('Enter')
  await page.getByText('£15.00，从第一天起20天内有效').waitFor()
  await tabTo(page, '原因')
  await page.keyboard.type(reason)
}

interface Customer {
  readonly id: string
  readonly name: string
}

async function issueToOne(page: Page, url: string): Promise<void> {
  const query = 'query ($chain: ID!) { customers(chainId: $chain, first: 1) { nodes { id name } } }'
  const { customers } = await ask<{ customers: { nodes: readonly Customer[] } }>(page, query, { chain: (await chainOf(page)).id })
  const { id, name } = customers.nodes[0]!
  await page.goto(`${url}/customers/${id}?tab=vouchers`)
  await settled(page)
  await pressAt(page, '发券')
  await kindAndReason(page, '谢谢来信')
  await page.screenshot({ path: path.join(SHOTS, 'voucher-issue-zh-390.png') })
  await pressAt(page, '发£15.00的券')
  await page.getByText(`给${name}发了“${NAME}”`).waitFor()
  await isAt(page, '发券', 'with the voucher issued')
  await page.getByText(NAME, { exact: true }).first().waitFor()
}

async function issueToMany(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers?sort=memberNo.asc`)
  await settled(page)
  await tabToRow(page)
  await page.keyboard.press('x')
  for (let more = 1; more < CHOSEN; more++) for (const key of ['j', 'x']) await page.keyboard.press(key)
  await page.getByText(`已选${CHOSEN}位`).waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'voucher-many-zh-390.png') })
  await pressAt(page, '发券')
  await kindAndReason(page, '开店十年，按键')
  await pressAt(page, '算一算多少位')
  await isAt(page, `发${CHOSEN}张`, 'once they are counted')
  await page.keyboard.press('Enter')
  await page.waitForURL(address => address.pathname === '/vouchers/batches')
  await isAt(page, 'main', 'with the batches')
  const row = page.locator('[data-row]', { hasText: NAME })
  await row.getByText('发完了').waitFor()
  demandNone(await findFaults(page))
  await page.screenshot({ path: path.join(SHOTS, 'voucher-batches-zh-390.png') })
}

export const journeys: readonly Journey[] = [
  {
    name: 'a kind of voucher is defined, issued to a customer and to several, by keys alone and as narrow as a phone',
    walk: world =>
      withPage(world, { locale: 'zh-CN', width: 390 }, async page => {
        const { url } = world.system
        await signInByKeys(page, url, world.system.account('HQ', 'Harbour'))
        await define(page)
        await issueToOne(page, url)
        await issueToMany(page, url)
      })
  }
]
