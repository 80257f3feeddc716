/**
 * Every page as headquarters sees it, at desk and phone width, in both languages, light and dark: a screenshot of each, and a failure on a console
 * error, sideways scrolling, a missing text or a serious axe finding. Pages are found by the navigation; a new one is looked at without being listed.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { listen, openContext, type Look } from '../browser.ts'
import { findFaults } from '../checks.ts'
import type { Journey, World } from '../journey.ts'
import { settled, signIn } from '../person.ts'

const SHOTS = path.join(import.meta.dirname, '../screenshots')
const WIDTHS = [1440, 390] as const
const LOCALES = ['zh-CN', 'en'] as const
const SCHEMES = ['light', 'dark'] as const
const LOOKS: readonly Look[] = WIDTHS.flatMap(width => LOCALES.flatMap(locale => SCHEMES.map(scheme => ({ width, locale, scheme }))))

/** Pages that the navigation does not name: one of a list, reached by a link in it whose last part is an id. */
const DETAILS = ['customers', 'receipts'] as const
const ID = '[0-9a-f-]{36}'
const ADDRESSES = ['/customers/new', '/receipts/new', '/import/new', '/me', '/nowhere']

async function navigation(page: Page): Promise<string[]> {
  const links = await page
    .locator('nav a[href^="/"]')
    .evaluateAll(found => found.map(link => new URL((link as HTMLAnchorElement).href).pathname))
  return [...new Set(links)]
}

async function firstOf(page: Page, url: string, list: string): Promise<string> {
  await page.goto(`${url}/${list}`)
  const found = await page.waitForFunction(
    pattern => [...document.querySelectorAll('a')].map(link => link.pathname).find(address => new RegExp(pattern).test(address)),
    `^/${list}/${ID}$`
  )
  return (await found.jsonValue()) ?? `/${list}`
}

const nameOf = (address: string) => address.replace(/^\//, '').replaceAll('/', '-') || 'home'

async function look(page: Page, name: string, at: Look, complaints: string[]): Promise<string[]> {
  await settled(page)
  const folder = path.join(SHOTS, `${at.width}-${at.locale}-${at.scheme}`)
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: false })
  const faults = [...complaints.splice(0), ...(await findFaults(page))]
  return faults.map(fault => `${name} at ${at.width} ${at.locale} ${at.scheme}: ${fault}`)
}

async function walkLook({ system, browser }: World, at: Look, pages: Set<string>): Promise<string[]> {
  const context = await openContext(browser, at)
  const page = await context.newPage()
  const complaints = listen(page)
  const faults: string[] = []
  try {
    await page.goto(`${system.url}/sign-in`)
    faults.push(...(await look(page, 'sign-in', at, complaints)))
    await signIn(page, system, system.account('HQ', '蜀步'))
    for (const address of await navigation(page)) pages.add(address)
    for (const address of [...pages, ...ADDRESSES]) {
      await page.goto(system.url + address)
      faults.push(...(await look(page, nameOf(address), at, complaints)))
    }
    for (const list of DETAILS) {
      const address = details.get(list) ?? (await firstOf(page, system.url, list))
      details.set(list, address)
      await page.goto(system.url + address)
      faults.push(...(await look(page, list.slice(0, -1), at, complaints)))
    }
  } finally {
    await context.close()
  }
  return faults
}

// Desk widths come first: there the navigation names every page, and phones are taken through the same.
const pages = new Set<string>()
const details = new Map<string, string>()

export const journeys: readonly Journey[] = LOOKS.map(at => ({
  name: `every page at ${at.width} px, ${at.locale}, ${at.scheme}`,
  async walk(world) {
    const faults = await walkLook(world, at, pages)
    if (faults.length > 0) throw new Error(`${faults.length} faults:\n  ${faults.join('\n  ')}`)
  }
}))
