/** The studio by keys alone and in Chinese: how one comes to a draft, and how it is tried. The focus is where one goes on. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { isAt, pressAt, retype, spot, tabTo } from './keys.ts'
import { demand, settled, SHOTS } from './person.ts'
import type { World } from './journey.ts'
import { approvedByAnother, tag } from './studio.ts'
import type { Account } from './system.ts'

/** What a page offers, in its bar. */
export const ACTS = '本页可以做的'

export async function signInByKeys(page: Page, url: string, account: Account): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await isAt(page, /./, 'on signing in')
  await page.keyboard.type(account.signIn)
  await page.keyboard.press('Tab')
  await page.keyboard.type(account.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(address => !address.pathname.startsWith('/sign-in'))
  await settled(page)
}

/** Ctrl K, what the page is called, Enter; `to` is what its address begins with. */
export async function jump(page: Page, name: string, to = '/policies/'): Promise<void> {
  await page.keyboard.press('Control+k')
  await isAt(page, '搜索或跳转', 'in the palette')
  await page.keyboard.type(name)
  await page.getByRole('option', { name, exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(address => address.pathname.startsWith(to))
  await settled(page)
  await isAt(page, 'main', 'after the palette')
}

export async function newDraft(page: Page, name: string): Promise<void> {
  const before = page.url()
  // On a phone it stands in the bar, and the versions with theirs in a sheet.
  await pressAt(page, /^(从生效版)?新建草稿$/)
  await isAt(page, '名字', 'in the dialog of a new draft')
  await retype(page, name)
  await page.keyboard.press('Enter')
  await page.waitForURL(address => /[0-9a-f-]{36}$/.test(address.pathname) && address.href !== before)
  await isAt(page, 'main', 'with the new draft')
  await tag(page, '草稿')
}

/** The button goes while it runs: the focus stays with the backtest. */
export async function backtest(page: Page): Promise<void> {
  await pressAt(page, '试算')
  await page.locator('.backtest .tiers').waitFor({ timeout: 60_000 })
  await isAt(page, '试算', 'after a backtest')
  demand((await spot(page)).tag === 'section', 'the focus is not with the backtest')
}

/** Handed in, and approved by somebody else: its day is the next thing to do. */
export async function handIn(page: Page, world: World): Promise<void> {
  await pressAt(page, '提交审批', { back: true })
  await page.getByRole('dialog').waitFor()
  await pressAt(page, '提交审批')
  await tag(page, '待批')
  await approvedByAnother(page, world, page.url())
  await page.reload()
  await settled(page)
  await tag(page, '已批准')
  await tabTo(page, '定生效日')
}

export async function confirmDay(page: Page): Promise<void> {
  await pressAt(page, /^定于.+生效$/)
  await tag(page, '待生效')
  await isAt(page, ACTS, 'with the day set')
}

/** What it does has not been tried: it is said why that does not matter. */
export async function setDayUnseen(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, '为什么不看影响就发布')
  await page.keyboard.type('开会定的')
  await confirmDay(page)
}

/** The next thing to do with an approved version, which has the focus: what it does is seen, and told back where that is much. */
export async function setDay(page: Page, shot: string): Promise<void> {
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const effect = dialog.getByText(/位（.+）会换分类/)
  await effect.waitFor()
  const [, moved = ''] = /里有([\d,]+)位/.exec((await effect.textContent()) ?? '') ?? []
  await page.screenshot({ path: path.join(SHOTS, `${shot}.png`) })
  if ((await dialog.getByLabel(/^输入会受影响的人数/).count()) > 0) {
    await tabTo(page, /^输入会受影响的人数/)
    await page.keyboard.type(moved)
  }
  await confirmDay(page)
}
