/** What journeys do alike at the counter, in English: a receipt for a customer is begun, and its lines are typed. */
import type { Page } from 'playwright-core'

/** On the page of a new receipt, for whom has this member number. */
export async function beginReceipt(page: Page, url: string, memberNo: string): Promise<void> {
  await page.goto(`${url}/receipts/new`)
  await page.getByLabel('Phone, member number or name').fill(memberNo)
  await page.getByLabel('Phone, member number or name').press('Enter')
  await page.getByRole('button', { name: 'Another customer' }).waitFor()
}

/** One piece; `amount` as it is typed. */
export async function typeLine(page: Page, n: number, item: string, amount: string): Promise<void> {
  if (n > 1) await page.getByRole('button', { name: 'Add a line' }).click()
  await page.getByLabel(`Line ${n}, item code`).fill(item)
  await page.getByLabel(`Line ${n}, name`).fill(item)
  await page.getByLabel(`Line ${n}, units`).fill('1')
  await page.getByLabel(`Line ${n}, amount paid`).fill(amount)
}
