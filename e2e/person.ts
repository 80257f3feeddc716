/** A person at the product: signed in by the form, as anyone signs in. */
import type { Page } from 'playwright-core'
import type { Account, System } from './system.ts'

export async function signIn(page: Page, system: System, account: Account): Promise<void> {
  await page.goto(`${system.url}/sign-in`)
  await page.locator('input[autocomplete="username"]').fill(account.signIn)
  await page.locator('input[autocomplete="current-password"]').fill(account.password)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
}

/** Waits until nothing of the page is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: 15_000 })
    .catch(() => undefined)
}
