/**
 * The policy studio without a mouse: a draft of tiers from the palette to its day by keys alone, in Chinese at a desk and as narrow as a phone; and by touch
 * alone, in English on a phone. The focus is where one goes on, after each dialog and each thing that was added, moved or is offered no longer.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Look } from '../browser.ts'
import type { Journey, World } from '../journey.ts'
import { chooseInMenu, isAt, pressAt, tabTo, type Way } from '../keys.ts'
import { demand, SHOTS, withPage } from '../person.ts'
import { ACTS, backtest, jump, newDraft, setDay, signInByKeys } from '../studio-keys.ts'
import { addSecond, approvedByAnother, as, tag } from '../studio.ts'

type Size = Pick<Look, 'width'>

const NAME = '四级，A要48分'

const names = async (page: Page) =>
  (await page.locator('.tiers section.rule[aria-label]').evaluateAll(found => found.map(each => each.getAttribute('aria-label')))).join('')

/** A threshold, a tier more, its name and what it asks; places change by Alt and the arrows, and the focus goes along. */
async function edit(page: Page): Promise<void> {
  await tabTo(page, 'at-tiers-0-routes-0-all-0-value')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  demand((await page.locator('#at-tiers-0-routes-0-all-0-value').inputValue()) === '48', 'the arrows do not change the figure')
  await pressAt(page, '再加一级')
  await isAt(page, 'at-tiers-3-name-zh-CN', 'with a tier more')
  await page.keyboard.type('新客')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Newcomer')
  await tabTo(page, 'at-tiers-3-routes-0-all-0-metric')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.locator('#at-tiers-3', { hasText: '到店' }).waitFor()
  demand((await names(page)) === 'ABCD', `the tiers are ${await names(page)}`)
  await tabTo(page, /^移动D/, { back: true })
  await page.keyboard.press('Alt+ArrowUp')
  await isAt(page, 'at-tiers-2-grip', 'after a move up')
  demand((await names(page)) === 'ABDC', `moved up, the tiers are ${await names(page)}`)
  await page.keyboard.press('Alt+ArrowDown')
  await isAt(page, 'at-tiers-3-grip', 'after a move down')
  // A route more is taken out again: the focus stays in its tier.
  await pressAt(page, '再加一条')
  await isAt(page, 'at-tiers-3-routes-1-all-0-metric', 'with a route more')
  await pressAt(page, /^删掉“/)
  await isAt(page, 'D', 'after deleting a route')
  await page.getByText(/已自动保存$/).waitFor()
}

/** In C, the second route before the first. */
async function moveRoute(page: Page): Promise<void> {
  await tabTo(page, 'at-tiers-2-routes-1-all-0-metric', { back: true })
  await page.keyboard.press('Alt+ArrowUp')
  await isAt(page, 'at-tiers-2-routes-0-all-0-metric', 'after moving a route')
}

/** On a phone, what the bar has no room for is behind one button. */
async function inBar(page: Page, { width }: Size, name: RegExp, way?: Way): Promise<void> {
  if (width > 390) return pressAt(page, name, way)
  await pressAt(page, '更多操作', way)
  await chooseInMenu(page, name)
}

/** A page of its own; back from it, one is at the top of the draft again. */
async function compare(page: Page, size: Size): Promise<void> {
  await inBar(page, size, /^与.+比较$/, { back: true })
  await page.waitForURL(address => address.pathname.endsWith('/compare'))
  await page.locator('ins', { hasText: '48' }).first().waitFor()
  await isAt(page, 'main', 'in the comparison')
  // Alt ← is the browser's own key, which is not there without its window.
  await page.goBack()
  await isAt(page, 'main', 'back from the comparison')
  await tag(page, '草稿')
}

async function handIn(page: Page): Promise<void> {
  await pressAt(page, '提交审批', { back: true })
  await page.getByRole('dialog').waitFor()
  await pressAt(page, '提交审批')
  await tag(page, '待批')
  await isAt(page, ACTS, 'after handing in')
}

async function approveAndSchedule(page: Page, size: Size): Promise<void> {
  if (size.width === 390) await inBar(page, size, /^版本与/)
  await pressAt(page, new RegExp(`^${NAME}`))
  await tag(page, '待批')
  await pressAt(page, '批准')
  await page.getByRole('dialog').waitFor()
  await pressAt(page, '批准')
  await tag(page, '已批准')
  await isAt(page, '定生效日', 'after approving')
  await setDay(page, `publish-zh-${size.width}`)
}

/** For journeys after this one: nothing of it comes into force. The question starts on the way back. */
async function takeDayBack(page: Page, size: Size): Promise<void> {
  await inBar(page, size, /^取消生效日$/)
  await page.getByRole('alertdialog').waitFor()
  await isAt(page, '取消', 'asked whether to take the day back')
  await pressAt(page, '取消生效日')
  await tag(page, '已批准')
  await isAt(page, size.width === 390 ? '更多操作' : ACTS, 'with the day taken back')
}

async function byKeys(world: World, { width }: Size): Promise<void> {
  const { url } = world.system
  const hq = world.system.account('HQ', 'Harbour')
  const look = { locale: 'zh-CN', width } as const
  let second = hq
  await as(world, hq, async page => void (second = await addSecond(page, '沈佩', `HK${width}`)))
  await withPage(world, look, async page => {
    await signInByKeys(page, url, hq)
    await jump(page, '定级')
    await newDraft(page, NAME)
    await edit(page)
    await moveRoute(page)
    await compare(page, look)
    await backtest(page)
    await handIn(page)
  })
  await withPage(world, look, async page => {
    await signInByKeys(page, url, second)
    await jump(page, '定级')
    await approveAndSchedule(page, look)
    await takeDayBack(page, look)
  })
}

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).tap()
const tapInDialog = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name, exact: true }).tap()

/** Reached by what is at the thumb: oneself, then the page. */
async function openBenefits(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Me', exact: true }).tap()
  await page.getByRole('link', { name: 'Benefits' }).tap()
  await tap(page, 'New draft')
  await page.getByRole('dialog').getByLabel('Name').fill('By thumb')
  await tapInDialog(page, 'New draft')
  await page.locator('.head .tag', { hasText: 'Draft' }).waitFor()
}

async function addSale(page: Page, n: number, name: string): Promise<void> {
  await tap(page, 'Add a sale')
  const fields = page.locator(`#at-sales-${n}`)
  await fields.getByLabel('Chinese name').fill(name)
  await fields.getByLabel('English name').fill(name)
}

async function editByTouch(page: Page): Promise<void> {
  const pays = page.locator('#at-tiers-0-paysPercent-input, #at-tiers-0 input').first()
  await pays.tap()
  await pays.fill('79')
  await addSale(page, 0, 'Spring')
  await addSale(page, 1, 'Autumn')
  await tap(page, 'More for “Autumn”')
  await page.getByRole('menuitem', { name: 'Move up' }).tap()
  const first = page.locator('#at-sales-0').getByLabel('English name')
  demand((await first.inputValue()) === 'Autumn', 'the sale does not move by touch')
  await page.getByText(/^Saved at/).waitFor()
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  demand(wide <= window, `the editor is ${wide} px wide on a phone of ${window}`)
  await page.screenshot({ path: path.join(SHOTS, 'benefit-editor-en-390.png'), fullPage: true })
}

async function publishByTouch(page: Page, world: World): Promise<void> {
  await tap(page, 'Submit')
  await tapInDialog(page, 'Submit')
  await tag(page, 'To approve')
  await approvedByAnother(page, world, page.url())
  await page.reload()
  await tag(page, 'Approved')
  await tap(page, 'Set the day')
  await page.getByRole('dialog').getByLabel('Why it is published unseen').fill('agreed by phone')
  await page.screenshot({ path: path.join(SHOTS, 'publish-en-390.png') })
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^In force from/ })
    .tap()
  await tag(page, 'Scheduled')
  await tap(page, 'More')
  await page.getByRole('menuitem', { name: 'Take the day back' }).tap()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take the day back' }).tap()
  await tag(page, 'Approved')
}

export const journeys: readonly Journey[] = [
  {
    name: 'a draft of tiers by keys alone, from the palette to its day: the focus is where one goes on',
    walk: world => byKeys(world, { width: 1440 })
  },
  { name: 'the same by keys alone on a window as narrow as a phone', walk: world => byKeys(world, { width: 390 }) },
  {
    name: 'benefits by touch alone, on a phone: a figure, two sales in another order, and their day',
    walk: world =>
      as(
        world,
        world.system.account('HQ', 'Harbour'),
        async page => {
          await openBenefits(page)
          await editByTouch(page)
          await publishByTouch(page, world)
        },
        { locale: 'en', width: 390 }
      )
  }
]
