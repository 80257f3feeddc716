/** What every page must be: wide enough for its words, complete in its language, usable without sight of it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds by default of colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

interface AxeFinding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { target: readonly string[] }[]
}

/** `colours`: of a page of which all else has been looked at in another scheme. */
export async function findFaults(page: Page, of: 'all' | 'colours' = 'all'): Promise<string[]> {
  return [...(await sideways(page)), ...(await missingTexts(page)), ...(await seriousAxe(page, of))]
}

async function sideways(page: Page): Promise<string[]> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)
  return content > window ? [`scrolls sideways: ${content} px in ${window}`] : []
}

/** A key in place of a text: `customers.list.empty`. */
async function missingTexts(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => document.body.innerText)
  const keys = words.match(/\b[a-z][a-zA-Z]+(\.[a-z][a-zA-Z0-9]+){2,}\b/g) ?? []
  return [...new Set(keys)].map(key => `text missing: ${key}`)
}

async function seriousAxe(page: Page, of: 'all' | 'colours'): Promise<string[]> {
  // Injected by the driver, outside the page's content security policy.
  await page.evaluate(AXE)
  const findings = await page.evaluate(
    async options => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeFinding[] }> } }
      return (await axe.run(options)).violations
    },
    of === 'all' ? {} : { runOnly: COLOUR_RULES }
  )
  return findings
    .filter(finding => finding.impact === 'serious' || finding.impact === 'critical')
    .map(
      finding =>
        `axe ${finding.id}: ${finding.nodes
          .slice(0, 3)
          .map(node => node.target.join(' '))
          .join('; ')}`
    )
}
