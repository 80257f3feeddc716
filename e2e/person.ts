/** A person at the product: signed in by the form, as anyone signs in. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { openContext, requestsOf, type Look } from './browser.ts'
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

const CALM_MS = 100
const SETTLED_WITHIN_MS = 15_000

/** A moment of the page's own time, after what it is just doing; whether it is busy then. */
const busyAfter = (page: Page): Promise<boolean> =>
  page.evaluate(async moment => {
    await new Promise(resolve => setTimeout(resolve, moment))
    return document.querySelector('[aria-busy="true"]') !== null
  }, CALM_MS)

/**
 * Waits until nothing of the page is still loading: no answer is awaited, and in a moment of its own time, however slow the machine, it asks for nothing more.
 * (Playwright's “networkidle” is half a second of quiet, which is most of what a quick page would take.)
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState()
  const requests = requestsOf(page)
  const end = Date.now() + SETTLED_WITHIN_MS
  for (;;) {
    const { asked } = requests
    const busy = await busyAfter(page)
    if (!busy && requests.open.size === 0 && requests.asked === asked) return
    demand(Date.now() < end, `${page.url()} is still loading: ${[...requests.open].map(request => request.url()).join(', ')}`)
  }
}

/** From page to page as a link leads, without loading the house anew. */
export const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate(async to => {
    interface Mounted extends Element {
      readonly __vue_app__: { readonly config: { readonly globalProperties: { readonly $router: { push(to: string): Promise<unknown> } } } }
    }
    await document.querySelector<Mounted>('#app')!.__vue_app__.config.globalProperties.$router.push(to)
  }, address)

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
