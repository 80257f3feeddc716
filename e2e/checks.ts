/** What every page must be: wide enough for its words, complete in its language, usable without sight of it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeFinding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { target: readonly string[] }[]
}

export async function findFaults(page: Page): Promise<string[]> {
  return [...(await sideways(page)), ...(await missingTexts(page)), ...(await seriousAxe(page))]
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

async function seriousAxe(page: Page): Promise<string[]> {
  // Injected by the driver, outside the page's content security policy; it is there for as long as the page is not loaded anew.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const findings = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeFinding[] }> } }
    return (await axe.run({ resultTypes: ['violations'] })).violations
  })
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
