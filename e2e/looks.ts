/** Looking at a page as it stands: a screenshot of it, and what is wrong with it. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { listen, openContext, type Look } from './browser.ts'
import { findFaults } from './checks.ts'
import type { World } from './journey.ts'
import { settled, SHOTS, signIn } from './person.ts'

/**
 * Each width in each language; by day in Chinese and by night in English. What a word is has no bearing on its colour, so colours are seen in both schemes and
 * all else in both languages, with half of the looks.
 */
export const LOOKS: readonly Look[] = ([1440, 390] as const).flatMap(width => [
  { width, locale: 'zh-CN', scheme: 'light' } as const,
  { width, locale: 'en', scheme: 'dark' } as const
])

export const lookName = ({ width, locale }: Look): string => `at ${width} px in ${locale === 'en' ? 'English by night' : 'Chinese by day'}`

export async function lookAt(page: Page, name: string, look: Look, complaints: string[]): Promise<string[]> {
  const folder = path.join(SHOTS, `${look.width}-${look.locale}-${look.scheme}`)
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: false })
  const found = [...complaints.splice(0), ...(await findFaults(page))]
  return found.map(fault => `${name} at ${look.width} ${look.locale} ${look.scheme}: ${fault}`)
}

const TABS = 2

/** Headquarters' two tabs share what there is to look at: a page waits more than it works. */
export async function inTabs<T>(
  { system, browser }: World,
  look: Look,
  all: readonly T[],
  see: (page: Page, each: T, look: Look, complaints: string[]) => Promise<string[]>
): Promise<string[]> {
  const context = await openContext(browser, look, system.url)
  const faults: string[] = []
  const left = all.values()
  const tab = async (page: Page, complaints: string[]) => {
    await page.goto('/me')
    await settled(page)
    for (const each of left) faults.push(...(await see(page, each, look, complaints)))
  }
  try {
    await signIn(await context.newPage(), system, system.account('HQ', '蜀步'))
    const pages = await Promise.all(Array.from({ length: TABS }, () => context.newPage()))
    await Promise.all(pages.map(page => tab(page, listen(page))))
  } finally {
    await context.close()
  }
  return faults
}

export function demandNone(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`${faults.length} faults:\n  ${faults.join('\n  ')}`)
}
