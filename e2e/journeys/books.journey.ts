/**
 * GROUP-1, GROUP-2 as a store manager does it: a customer is moved on the board by dragging and by keys, and back; those in no group are shared out by a plan that is
 * adjusted, taken away as a file, carried out and taken back; a customer gets a keeper; some of the list are proposed; who had
 * whom on a day; another company's manager sees none of it.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { as, chainOf, press } from '../studio.ts'

const WITHIN_MS = 60_000
const CHOSEN = 3

const column = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true })

async function counts(page: Page): Promise<readonly number[]> {
  const all = await page.locator('.board .n').allInnerTexts()
  return all.map(text => Number(text.replaceAll(',', '')))
}
async function demandCounts(page: Page, wanted: readonly number[], when: string): Promise<void> {
  await page
    .waitForFunction(
      numbers => [...document.querySelectorAll('.board .n')].map(each => Number(each.textContent?.replaceAll(',', ''))).join() === numbers,
      wanted.join()
    )
    .catch(async () => demand(false, `${when} the board says ${(await counts(page)).join()} in place of ${wanted.join()}`))
}

async function moveOnBoard(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/books`)
  await settled(page)
  const [pool = 0, one = 0, two = 0, ...rest] = await counts(page)
  const names = await page.locator('.board section h2').allInnerTexts()
  const card = column(page, 'no group').locator('.card').first()
  await card.dragTo(column(page, names[1]!))
  await demandCounts(page, [pool - 1, one + 1, two, ...rest], 'dragged,')
  await page.getByRole('button', { name: 'Undo' }).click()
  await demandCounts(page, [pool, one, two, ...rest], 'undone,')
  // By keys: the card's name has the focus, M opens the menu, 2 is the second group.
  await column(page, 'no group').locator('.card a').first().focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitemradio', { name: names[2]! }).first().waitFor()
  await page.keyboard.press('2')
  await demandCounts(page, [pool - 1, one, two + 1, ...rest], 'by keys,')
}

async function shareOut(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/books`)
  await settled(page)
  const [pool = 0, ...groups] = await counts(page)
  await press(page, `Share out ${pool}`)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Propose for ${pool} customers` })
    .click()
  const apply = page.getByRole('button', { name: `Share out ${pool} customers` })
  await apply.waitFor({ timeout: WITHIN_MS })
  const rows = page.locator('tbody tr[data-row]')
  demand((await rows.count()) === pool, `${await rows.count()} of ${pool} customers are planned`)
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Export')])
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  demand(lines.length === pool, `the file has ${lines.length} rows`)
  // The first is taken to the other group: then the plan says why.
  const to = rows.first().getByRole('button')
  const before = await to.innerText()
  await to.click()
  await page.getByRole('menuitemradio', { checked: false }).first().click()
  await rows.first().getByText('chosen by hand').waitFor()
  demand((await to.innerText()) !== before, 'the customer still comes to the same group')
  await page.screenshot({ path: path.join(SHOTS, 'book-plan-en-1440.png'), fullPage: true })
  await apply.click()
  await page.locator('.tag', { hasText: 'carried out' }).waitFor({ timeout: WITHIN_MS })
  await page.getByText(`${pool} customers came to another group or keeper.`).waitFor()
  await page.goto(`${url}/books`)
  await settled(page)
  const after = await counts(page)
  demand(after[0] === 0, `${after[0]} are left in no group`)
  demand(
    after.slice(1).reduce((sum, n) => sum + n, 0) === groups.reduce((sum, n) => sum + n, 0) + pool,
    `${groups.join()} became ${after.join()}`
  )
  await page
    .getByRole('link', { name: `Plan for ${pool} customers` })
    .first()
    .click()
  await press(page, 'Take back')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: `Take ${pool} back` })
    .click()
  await page.locator('.tag', { hasText: 'taken back' }).waitFor({ timeout: WITHIN_MS })
  await page.goto(`${url}/books`)
  await demandCounts(page, [pool, ...groups], 'taken back,')
}

/** The group stays, and somebody of it keeps the file: it says so, the list finds it, and the timeline. */
async function nameKeeper(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers?group=&keeper=none`)
  const rows = page.locator('tbody tr[data-row]')
  await rows.first().waitFor()
  await page.goto(`${url}/books`)
  await settled(page)
  const names = await page.locator('.board section h2').allInnerTexts()
  await column(page, names[1]!).locator('.card a').first().click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /group/i }).first().click()
  const dialog = page.getByRole('dialog')
  // Whoever keeps the customer now is marked: any other of the group, once they are there.
  const other = dialog
    .getByRole('listbox', { name: 'Keeper' })
    .getByRole('option', { selected: false })
    .filter({ hasNotText: 'No keeper' })
    .last()
  const name = (await other.innerText()).split('\n')[0]!.trim()
  await other.click()
  await dialog.getByRole('button', { name: new RegExp(`to .*${name}$`) }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('dl.kv', { hasText: 'Keeper' }).getByText(name).first().waitFor()
}

/** Of the list, those that are chosen: proposed and put aside; and who had whom on a day, which stays as it was. */
async function fromTheList(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers?sort=memberNo.asc`)
  const rows = page.locator('tbody tr[data-row]')
  await rows.first().waitFor()
  for (let row = 0; row < CHOSEN; row++) await rows.nth(row).getByRole('checkbox').click({ force: true })
  await press(page, 'Share out')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Propose for ${CHOSEN} customers` })
    .click()
  await page.waitForURL(/\/books\/plans\//)
  await page.getByRole('button', { name: `Share out ${CHOSEN} customers` }).waitFor({ timeout: WITHIN_MS })
  await press(page, 'Discard')
  await page.waitForURL(address => address.pathname === '/books')
  await press(page, 'Who had whom on a day')
  await page.waitForURL(address => address.pathname === '/books/day')
  await rows.first().waitFor()
  const shown = await page.getByText(/^\d+ of [\d,]+ shown$/).innerText()
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Export')])
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const all = Number(/of ([\d,]+)/.exec(shown)?.[1]?.replaceAll(',', ''))
  demand(lines.length === all, `the file has ${lines.length} rows, the page says ${shown}`)
}

export const journeys: readonly Journey[] = [
  {
    name: 'a store manager moves customers on the board, shares the others out by a plan and takes it back, and names a keeper',
    walk: async world => {
      const { url } = world.system
      let storeId = ''
      await as(world, world.system.account('STORE_MANAGER', '蜀步'), async page => {
        await moveOnBoard(page, url)
        await shareOut(page, url)
        await nameKeeper(page, url)
        await fromTheList(page, url)
        const query = 'query ($chainId: ID!) { customers(chainId: $chainId, first: 1) { nodes { store { id } } } }'
        const { customers } = await ask<{ customers: { nodes: { store: { id: string } }[] } }>(page, query, {
          chainId: (await chainOf(page)).id
        })
        storeId = customers.nodes[0]!.store.id
      })
      await as(world, world.system.account('STORE_MANAGER', 'Harbour'), async page => {
        await page.goto(`${url}/books?store=${storeId}`)
        await settled(page)
        demand(!(await page.locator('body').innerText()).includes('海棠组'), 'another company’s manager sees the book')
      })
    }
  }
]
