/** A store manager at the desk: several customers come into one group, or get a tier, and go back, a masked number finds its customer, and what cannot be is refused at its field. */
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { demand, settled, signIn, withPage } from '../person.ts'

const CHOSEN = 4

/** Of the rows shown: each name with its group. */
async function groups(page: Page): Promise<string> {
  await settled(page)
  const rows = await page.locator('tbody tr[data-row]').allInnerTexts()
  return rows.slice(0, 10).join('\n')
}

async function assignAndTakeBack(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers?columns=group&sort=memberNo.asc`)
  await page.locator('tbody tr[data-row]').first().waitFor()
  const before = await groups(page)
  for (let row = 0; row < CHOSEN; row++) await page.locator('tbody tr[data-row]').nth(row).getByRole('checkbox').click({ force: true })
  await page.getByRole('button', { name: 'Assign to group' }).click()
  await page.getByRole('option', { name: 'no group' }).click()
  await page.getByRole('button', { name: /^Assign \d+ to / }).click()
  await page.getByText(/customers? assigned to /).waitFor()
  demand((await groups(page)) !== before, 'nobody came into another group')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText(/back in (its|their) groups?/).waitFor()
  demand((await groups(page)) === before, 'not everybody is back')
}

/** Tiers for several: what would happen is said first, the act is taken back from its toast, and the page of acts knows of it. */
async function giveTierAndTakeBack(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers?columns=tier&sort=memberNo.asc`)
  await page.locator('tbody tr[data-row]').first().waitFor()
  const before = await groups(page)
  for (let row = 0; row < CHOSEN; row++) await page.locator('tbody tr[data-row]').nth(row).getByRole('checkbox').click({ force: true })
  await page.getByRole('button', { name: 'Give a tier' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^C\b/ }).click()
  await dialog.getByLabel('Until').fill('2199-12-31')
  await dialog.getByLabel('Reason').fill('purchase potential')
  await dialog.getByRole('button', { name: 'Show what would happen' }).click()
  await dialog.getByText(`${CHOSEN} of ${CHOSEN} would get it; nothing is written yet.`).waitFor()
  await dialog.getByRole('button', { name: `Give C to ${CHOSEN} customers` }).click()
  await page.getByText(`C given to ${CHOSEN} customers`).waitFor()
  demand((await groups(page)) !== before, 'nobody came into another tier')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText(`Undone for ${CHOSEN} customers`).waitFor()
  demand((await groups(page)) === before, 'not everybody has the tier of before')
  await page.goto(`${url}/customers/given-tiers/acts`)
  await page.locator('tbody tr[data-row]').first().waitFor()
  const [act] = await page.locator('tbody tr[data-row]').allInnerTexts()
  demand(/Override C[\s\S]*purchase potential[\s\S]*4\s+0\s+0[\s\S]*Undone/.test(act ?? ''), `the page of acts says ${act}`)
}

async function findByMask(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers?columns=phone`)
  const masked = page.locator('tbody tr[data-row] td', { hasText: '****' }).first()
  const text = (await masked.innerText()).trim()
  const last = text.slice(-4)
  const asked = page.waitForRequest(request => (request.postData() ?? '').includes(`"search":"${last}"`))
  await page.getByLabel('Find by name, pinyin, phone or member number').fill(text)
  await asked
  // The rows of before stay until the answer is there: a page of fifty, and now a handful, for a member number may begin with these digits too.
  await page.getByText(/^(\d) of \1 shown$/).waitFor()
  demand((await page.locator('tbody tr[data-row]').filter({ hasText: last }).count()) > 0, `searching for ${text} finds nobody`)
}

async function refuseWhatCannotBe(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/receipts/new`)
  const day = page.getByLabel('Date', { exact: true })
  await day.fill('2099-01-01')
  await day.press('Enter')
  await page.getByText('That is yet to come. Say when it happened.').waitFor()
  demand((await day.inputValue()) === '2099-01-01', 'a later day became another without a word')
  await page.goto(`${url}/receipts`)
  await page.locator('tbody tr[data-row] a').first().click()
  await page.getByRole('button', { name: 'Return', exact: true }).click()
  const act = page.locator('form button[type=submit]')
  await act.waitFor()
  demand(await act.isDisabled(), 'nothing can be returned')
  await page.goto(`${url}/customers?tier=ZZ`)
  await page.getByText('This brand has no tier ZZ; that condition was left out.').waitFor()
}

export const journeys: readonly Journey[] = [
  {
    name: 'a store manager assigns several customers at once, gives several a tier, and takes both back; a masked number finds; what cannot be is said',
    walk: world =>
      withPage(world, { locale: 'en' }, async page => {
        const { url } = world.system
        await signIn(page, world.system, world.system.account('STORE_MANAGER', '蜀步'))
        await assignAndTakeBack(page, url)
        await giveTierAndTakeBack(page, url)
        await findByMask(page, url)
        await refuseWhatCannotBe(page, url)
      })
  }
]
