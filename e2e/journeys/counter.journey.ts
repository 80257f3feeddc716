/** An associate at the counter, on a phone: registers a customer and records two receipts, all by touch; then her page says B, and why. */
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { signIn, withPage } from '../person.ts'

const NAME = 'Counter Walker'

async function recordReceipt(page: Page, receiptNo: string, amount: string): Promise<void> {
  await page.getByLabel('Line 1, item code').fill('CW-1')
  await page.getByLabel('Line 1, name').fill('Counter shoe')
  await page.getByLabel('Line 1, units').fill('1')
  await page.getByLabel('Line 1, amount paid').fill(amount)
  await page.getByLabel('Receipt number').fill(receiptNo)
  await page.getByRole('button', { name: /^Record £/ }).click()
  await page.getByText(`Receipt ${receiptNo} recorded`).waitFor()
}

export const journeys: readonly Journey[] = [
  {
    name: 'an associate registers a customer and records two receipts by phone; the page says why she is a B',
    walk: world =>
      withPage(world, { locale: 'en', width: 390 }, async page => {
        await signIn(page, world.system, world.system.account('ASSOCIATE', 'Harbour'))
        await page.goto(`${world.system.url}/customers/new`)
        await page.getByLabel('Phone or member number').fill('07400 123456')
        await page.getByRole('button', { name: 'Next', exact: true }).tap()
        await page.getByText('No file has this number').waitFor()
        await page.getByLabel('Name', { exact: true }).fill(NAME)
        await page.getByText('at the till', { exact: true }).click()
        await page.getByText('said in person', { exact: true }).click()
        await page.getByRole('button', { name: 'Save', exact: true }).click()
        await page.getByText(`${NAME} is registered`).waitFor()

        await page.getByRole('button', { name: 'Record purchase' }).click()
        await page.waitForURL(url => url.pathname === '/receipts/new')
        await page.getByText(NAME).first().waitFor()
        await recordReceipt(page, 'COUNTER-1', '89.50')
        await page.getByRole('button', { name: 'Next receipt' }).click()
        await page.getByLabel('Phone, member number or name').fill('07400 123456')
        await page.getByLabel('Phone, member number or name').press('Enter')
        await page.getByRole('button', { name: 'Another customer' }).waitFor()
        await recordReceipt(page, 'COUNTER-2', '120')

        await page.getByRole('link', { name: NAME }).or(page.getByText(NAME)).first().click()
        await page.waitForURL(url => /^\/customers\/[0-9a-f-]{36}$/.test(url.pathname))
        await page
          .getByText(/^B, because/)
          .first()
          .waitFor()
      })
  }
]
