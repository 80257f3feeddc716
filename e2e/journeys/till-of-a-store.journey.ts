/**
 * What is left of the studio, by keys alone: the weights of a file's two parts and a field that counts no more; a line that is opened to stores, which a
 * store's manager then sets and headquarters approves. After midnight files and the store's till go by them.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { findFaults } from '../checks.ts'
import type { Journey, World } from '../journey.ts'
import { isAt, pressAt, retype, tabTo } from '../keys.ts'
import { demandNone } from '../looks.ts'
import { ask, demand, settled, SHOTS, signIn, withPage } from '../person.ts'
import { handIn, jump, newDraft, setDayUnseen, signInByKeys } from '../studio-keys.ts'
import { as, type Buyer, chainOf, inForce, meet, passMidnight, tag, until } from '../studio.ts'

/** Of London in winter. */
const ZONE_HOURS = 0
const LINE = 'B付的比例'
const OWN = 83

const figure = async (page: Page, place: string, value: string) => {
  await tabTo(page, `at-${place}`)
  await retype(page, value)
}
const saved = (page: Page) => page.getByText(/已自动保存$/).waitFor()

/** 30 to 70, and what a person works as counts no more. */
async function writeProfile(page: Page): Promise<void> {
  await figure(page, 'basic-weight', '30')
  await figure(page, 'extended-weight', '70')
  await pressAt(page, '职业')
  await isAt(page, '基本资料', 'in the menu of a field')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.locator('#at-none-fields', { hasText: '职业' }).waitFor()
  await saved(page)
}

/** Within five on either side of what the chain has. */
async function openLine(page: Page): Promise<void> {
  await tabTo(page, LINE)
  await page.keyboard.press('Space')
  await page.getByLabel(`${LINE}，从`).waitFor()
  await saved(page)
}

async function publishBoth(page: Page, world: World): Promise<readonly string[]> {
  await signInByKeys(page, world.system.url, world.system.account('HQ', 'Harbour'))
  const versions: string[] = []
  for (const [kind, name, write] of [
    ['资料完整度', '三七开', writeProfile],
    ['会员权益', '门店自定B付多少', openLine]
  ] as const) {
    await jump(page, kind)
    await newDraft(page, name)
    await write(page)
    await handIn(page, world)
    await setDayUnseen(page)
    versions.push(page.url())
  }
  return versions
}

async function completeness(page: Page, id: string): Promise<string> {
  const query = 'query ($id: ID!) { customer(id: $id) { completeness { percent basicFilled extendedTotal } } }'
  interface Found {
    readonly customer: { readonly completeness: { readonly percent: number; readonly basicFilled: number; readonly extendedTotal: number } }
  }
  const { percent, basicFilled, extendedTotal } = (await ask<Found>(page, query, { id })).customer.completeness
  return `${percent} ${basicFilled} ${extendedTotal}`
}

/** What 100.00 cost that customer there, and whose figure says so. */
async function quoteAt(page: Page, storeId: string, customerId: string): Promise<string> {
  const query = 'query ($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) { pay { minor } policies { kind storeVersion } } }'
  const input = { chainId: (await chainOf(page)).id, storeId, customerId, lines: [{ itemCode: 'KEYS', quantity: 1, amountMinor: 10_000 }] }
  interface Quote {
    readonly pay: { readonly minor: number }
    readonly policies: readonly { readonly kind: string; readonly storeVersion: number | null }[]
  }
  const { pay, policies } = (await ask<{ purchaseQuote: Quote }>(page, query, { input })).purchaseQuote
  const own = policies.find(({ kind }) => kind === 'BENEFIT')?.storeVersion
  return `${pay.minor} ${typeof own === 'number' ? 'of the store' : 'of the chain'}`
}

/** The manager's: the figure is out of bounds at first, which is marked in its place. */
async function setOwn(page: Page, home: string): Promise<string> {
  await page.goto(home)
  await settled(page)
  await pressAt(page, /^(从生效版)?新建草稿$/)
  await isAt(page, '名字', 'in the dialog of a new draft')
  await retype(page, '本店的B')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/benefits\/[0-9a-f-]{36}$/)
  await tag(page, '草稿')
  await tabTo(page, LINE)
  await page.keyboard.press('Space')
  await page.getByRole('textbox', { name: LINE }).waitFor()
  await tabTo(page, LINE)
  await retype(page, '60')
  await page.locator(`input[aria-label="${LINE}"][aria-invalid]`).waitFor()
  demandNone(await findFaults(page))
  await page.screenshot({ path: path.join(SHOTS, 'store-bad-zh-1440.png') })
  await retype(page, String(OWN))
  await pressAt(page, '保存', { back: true })
  await page.getByRole('button', { name: '保存', exact: true }).waitFor({ state: 'detached' })
  await pressAt(page, '提交审批', { back: true })
  await page.getByRole('dialog').waitFor()
  await pressAt(page, '提交审批')
  await tag(page, '待批')
  return page.url()
}

async function approveOwn(page: Page, version: string): Promise<void> {
  await page.goto(version)
  await settled(page)
  await pressAt(page, '批准')
  await page.getByRole('dialog').waitFor()
  await pressAt(page, '批准')
  await tag(page, '已批准')
  await isAt(page, '定生效日', 'after approving')
  await setDayUnseen(page)
}

export const journeys: readonly Journey[] = [
  {
    name: 'by keys alone: the weights of a file and its fields; a line opened to stores, set by a manager and approved; files and the store’s till go by them',
    async walk(world) {
      const { system } = world
      const [hq, manager] = [system.account('HQ', 'Harbour'), system.account('STORE_MANAGER', 'Harbour')]
      const chinese = { locale: 'zh-CN' } as const
      let buyer: Buyer | undefined
      await as(world, manager, async page => {
        buyer = await meet(page, 'Bram Keys', 'B')
        // One of nine basic fields, by 20 to 80.
        const before = await completeness(page, buyer.id)
        demand(before === '2 1 10', `before, the file is ${before}`)
      })
      const { id, storeId } = buyer!
      let versions: readonly string[] = []
      await withPage(world, chinese, async page => {
        versions = await publishBoth(page, world)
        passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
      })
      let own = ''
      await withPage(world, chinese, async page => {
        await signIn(page, system, manager)
        for (const version of versions) await inForce(page, version)
        const after = await completeness(page, id)
        demand(after === '3 1 9', `with other weights the file is ${after}`)
        own = await setOwn(page, `${system.url}/stores/${storeId}/benefits`)
      })
      await withPage(world, chinese, async page => {
        await signIn(page, system, hq)
        await approveOwn(page, own)
        passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
        await until(page, 'the store’s version', async () => (await page.locator('.head .tag', { hasText: '生效中' }).count()) > 0)
        const said = await quoteAt(page, storeId, id)
        demand(said === `${OWN}00 of the store`, `the store’s till is told ${said}`)
      })
    }
  }
]
