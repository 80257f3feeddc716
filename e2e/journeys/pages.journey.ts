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
import { ask, demand, settled, SHOTS, signIn, withPage } from '../person.ts'

const SCHEMES = ['light', 'dark'] as const
const LOCALES = ['zh-CN', 'en'] as const
type Walk = Pick<Look, 'width' | 'locale'>

/** Pages that the navigation does not name: one of a list, reached by a link in it whose last part is an id, and what hangs on it. */
const DETAILS: Readonly<Record<string, readonly string[]>> = {
  customers: [
    '',
    '?tab=file',
    '?tab=purchases',
    '?tab=points',
    '?tab=tiers',
    '?tab=referrals',
    '?tab=visits',
    '?tab=vouchers',
    '/edit',
    '/card'
  ],
  receipts: ['', '/return'],
  stores: ['', '/benefits', '/benefits/compare'],
  staff: ['']
}
const ID = '[0-9a-f-]{36}'
const BACKTESTED_WITHIN_MS = 120_000
const ADDRESSES = [
  '/chain',
  '/customers/look-up',
  '/customers/given-tiers',
  '/customers/given-tiers/acts',
  '/customers/lost',
  '/customers/new',
  '/customers/tier-changes',
  '/import/new',
  '/me',
  '/nowhere',
  '/points/rebates',
  '/points/requests',
  '/receipts/new',
  '/receipts/new-return',
  '/receipts/visit',
  '/vouchers/batches',
  '/vouchers/issued',
  '/vouchers/kinds/new'
]

async function navigation(page: Page): Promise<string[]> {
  await page.locator('nav a[href^="/"]').first().waitFor()
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

interface Made {
  readonly policyDraftCreate: { readonly policy: { readonly id: string; readonly revision: number } }
}

/**
 * What is being written, and backtested, is what the page of the tiers opens with; and a store that sets lines for itself is the first of the list.
 * The address at which the draft is compared with the version before it.
 */
async function startDrafts(page: Page): Promise<string> {
  const { viewer } = await ask<{ viewer: { chains: { id: string }[] } }>(page, '{ viewer { chains { id } } }', {})
  const chainId = viewer.chains[0]!.id
  const create =
    'mutation ($input: PolicyDraftCreateInput!) { policyDraftCreate(input: $input) { policy { id revision } userErrors { code } } }'
  const { policyDraftCreate: drafted } = await ask<Made>(page, create, { input: { chainId, kind: 'TIER', name: 'A 降到 40 分' } })
  const test = 'mutation ($input: BacktestStartInput!) { backtestStart(input: $input) { userErrors { code } } }'
  await ask(page, test, { input: { policyId: drafted.policy.id, months: 6 } })
  const { stores } = await ask<{ stores: { nodes: { id: string }[] } }>(
    page,
    'query ($chainId: ID!) { stores(chainId: $chainId, first: 1) { nodes { id } } }',
    { chainId }
  )
  const own = { chainId, storeId: stores.nodes[0]!.id, kind: 'BENEFIT', name: '本店八折改七八折' }
  const { policyDraftCreate } = await ask<Made>(page, create, { input: own })
  const rules = { storeLines: [{ key: 'tiers.A.paysPercent', value: 78 }] }
  const saved = { ...policyDraftCreate.policy, rules }
  await ask(page, 'mutation ($input: PolicyDraftSaveInput!) { policyDraftSave(input: $input) { userErrors { code } } }', { input: saved })
  const versions = 'query ($chainId: ID!) { policyVersions(chainId: $chainId, kind: TIER, first: 2) { nodes { id } } }'
  const { policyVersions } = await ask<{ policyVersions: { nodes: { id: string }[] } }>(page, versions, { chainId })
  const [right, left] = policyVersions.nodes
  return `/policies/tier/compare?left=${left!.id}&right=${right!.id}`
}

const nameOf = (address: string) =>
  address
    .replace(/^\//, '')
    .replace(new RegExp(`s?/${ID}`), '')
    .replaceAll(new RegExp(`=${ID}&?`, 'g'), '-')
    .replaceAll(/[/=?]+/g, '-') || 'home'

/** By day and by night: the page follows the system's scheme while it is looked at. */
async function look(page: Page, address: string, at: Walk, complaints: string[]): Promise<string[]> {
  const faults: string[] = []
  const name = nameOf(new URL(address).pathname + new URL(address).search)
  await page.goto(address)
  await settled(page)
  // What is folded away is looked at too: the comparison with the past, the weakest days, what a line comes from.
  await page.locator('main details').evaluateAll(found => found.forEach(each => ((each as HTMLDetailsElement).open = true)))
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme })
    await settled(page)
    const folder = path.join(SHOTS, `${at.width}-${at.locale}-${scheme}`)
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: false })
    const found = [...complaints.splice(0), ...(await findFaults(page, scheme === 'light' ? 'all' : 'colours'))]
    faults.push(...found.map(fault => `${name} at ${at.width} ${at.locale} ${scheme}: ${fault}`))
  }
  return faults
}

interface Known {
  readonly pages: ReadonlySet<string>
  readonly details: ReadonlyMap<string, string>
}

/** Once, at a desk: there the navigation names every page, and phones are taken through the same. */
async function getToKnow(world: World): Promise<Known> {
  const details = new Map<string, string>()
  let pages: string[] = []
  await withPage(world, { locale: 'zh-CN' }, async page => {
    await signIn(page, world.system, world.system.account('HQ', '蜀步'))
    const compared = await startDrafts(page)
    await page.goto(`${world.system.url}/policies/tier`)
    await page.locator('.backtest .tiers').waitFor({ timeout: BACKTESTED_WITHIN_MS })
    pages = [...(await navigation(page)), compared]
    demand(pages.length > 5, `the navigation names only ${pages.join(', ')}`)
    for (const list of Object.keys(DETAILS)) details.set(list, await firstOf(page, world.system.url, list))
  })
  return { pages: new Set(pages), details }
}

let known: Promise<Known> | undefined

async function walkPages({ system, browser }: World, at: Walk, { pages, details }: Known): Promise<string[]> {
  const context = await openContext(browser, { ...at, scheme: 'light' })
  const page = await context.newPage()
  const complaints = listen(page)
  const faults: string[] = []
  const see = async (address: string) => void faults.push(...(await look(page, system.url + address, at, complaints)))
  try {
    await see('/sign-in')
    await signIn(page, system, system.account('HQ', '蜀步'))
    for (const address of new Set([...pages, ...ADDRESSES])) await see(address)
    for (const [list, parts] of Object.entries(DETAILS)) for (const part of parts) await see((details.get(list) ?? `/${list}`) + part)
  } finally {
    await context.close()
  }
  return faults
}

/** Both languages at once: a page waits more than it works. */
export const journeys: readonly Journey[] = ([1440, 390] as const).map(width => ({
  name: `every page at ${width} px, in both languages, by day and by night`,
  async walk(world) {
    const found = await (known ??= getToKnow(world))
    const faults = (await Promise.all(LOCALES.map(locale => walkPages(world, { width, locale }, found)))).flat()
    if (faults.length > 0) throw new Error(`${faults.length} faults:\n  ${faults.join('\n  ')}`)
  }
}))
