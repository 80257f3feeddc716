/** A person at the product: signed in by the form, as anyone signs in. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { openContext, type Look } from './browser.ts'
import type { World } from './journey.ts'
import type { Account, System } from './system.ts'

export const SHOTS = path.join(import.meta.dirname, 'screenshots')

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

/** A page of one's own, in one language; on a desk and by daylight unless told otherwise. */
export async function withPage(
  world: World,
  look: Pick<Look, 'locale'> & Partial<Look>,
  work: (page: Page) => Promise<void>
): Promise<void> {
  const context = await openContext(world.browser, { width: 1440, scheme: 'light', ...look })
  const page = await context.newPage()
  try {
    await work(page)
  } catch (error) {
    // What it looked like where it went wrong.
    await page.screenshot({ path: path.join(SHOTS, 'failed.png') }).catch(() => undefined)
    throw error
  } finally {
    await context.close()
  }
}

export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

/** Asks the API as whoever is signed in on the page. */
export async function ask<T>(page: Page, query: string, variables: object): Promise<T> {
  const response = await page.request.post(new URL('/graphql', page.url()).href, { data: { query, variables } })
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown }
  demand(!errors, `refused: ${JSON.stringify(errors)}`)
  return data
}
