/**
 * Every page as headquarters sees it, at desk and phone width, in both languages, light and dark: a screenshot of each, and a failure on a console
 * error, sideways scrolling, a missing text or a serious axe finding. Pages are found by the navigation; a new one is looked at without being listed.
 */
import type { Page } from 'playwright-core'
import { listen, openContext, type Look } from '../browser.ts'
import { draftsOf } from '../drafts.ts'
import type { Journey, World } from '../journey.ts'
import { demandNone, inTabs, lookAt, lookName, LOOKS } from '../looks.ts'
import { demand, goTo, settled, signIn, withPage } from '../person.ts'

/** Pages that the navigation does not name: one of a list, reached by a link whose last part is an id, and what hangs on it. */
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
    '/card',
    '/briefing'
  ],
  receipts: ['', '/return'],
  stores: ['', '/benefits', '/benefits/compare'],
  staff: [''],
  'vouchers/kinds': [''],
  import: ['']
}
/** Where such a link is, if not on the list of that name. */
const LISTED: Readonly<Record<string, string>> = { 'vouchers/kinds': 'vouchers' }
const ID = '[0-9a-f-]{36}'
const ADDRESSES = [
  '/books/day',
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
  await page.goto(`${url}/${LISTED[list] ?? list}`)
  const found = await page.waitForFunction(
    pattern => [...document.querySelectorAll('a')].map(link => link.pathname).find(address => new RegExp(pattern).test(address)),
    `^/${list}/${ID}$`
  )
  return (await found.jsonValue()) ?? `/${list}`
}

/** A file that was read: what would happen is shown, and nothing is written. */
async function readFile(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/import/new?kind=STANDINGS`)
  const buffer = Buffer.from('会员号,分类,原因\nNOBODY-0,A,老朋友\n')
  await page.locator('input[type=file]').setInputFiles({ name: '指定.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: /^上传/ }).click()
  await page.getByRole('button', { name: '试运行', exact: true }).click()
  await settled(page)
}

const nameOf = (address: string) =>
  address
    .replace(/^\//, '')
    .replace(new RegExp(`^(policies/.+|.+/benefits)/${ID}`), '$1-version')
    .replace(new RegExp(`s?/${ID}`), '')
    .replaceAll(new RegExp(`=${ID}&?`, 'g'), '-')
    .replaceAll(/[/=?]+/g, '-') || 'home'

/** Once, at a desk: there the navigation names every page, and phones are taken through the same. */
async function getToKnow(world: World): Promise<readonly string[]> {
  const { kinds, store } = await draftsOf(world)
  // The draft is what the page of its kind opens with.
  const studio = [...kinds, store].flatMap(({ approved, compared }) => [approved, compared])
  let addresses: string[] = []
  await withPage(world, { locale: 'zh-CN' }, async page => {
    await signIn(page, world.system, world.system.account('HQ', '蜀步'))
    const pages = await navigation(page)
    demand(pages.length > 5, `the navigation names only ${pages.join(', ')}`)
    await readFile(page, world.system.url)
    addresses = [...pages, ...ADDRESSES, ...studio]
    for (const [list, parts] of Object.entries(DETAILS)) {
      const detail = await firstOf(page, world.system.url, list)
      addresses.push(...parts.map(part => detail + part))
    }
  })
  return [...new Set(addresses)]
}

let known: Promise<readonly string[]> | undefined

/** The page follows the system's scheme while it is looked at. */
async function followsScheme(page: Page, { scheme }: Look): Promise<void> {
  for (const colorScheme of [scheme === 'light' ? 'dark' : 'light', scheme] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForFunction(dark => document.documentElement.classList.contains('dark') === dark, colorScheme === 'dark')
  }
}

/** Before anybody is signed in. */
async function seeSignIn({ system, browser }: World, look: Look): Promise<string[]> {
  const context = await openContext(browser, look)
  try {
    const page = await context.newPage()
    const complaints = listen(page)
    await page.goto(`${system.url}/sign-in`)
    await followsScheme(page, look)
    return await seeOpen(page, '/sign-in', look, complaints)
  } finally {
    await context.close()
  }
}

async function seeOpen(page: Page, address: string, look: Look, complaints: string[]): Promise<string[]> {
  await settled(page)
  // What is folded away is looked at too: the comparison with the past, the weakest days, what a line comes from.
  await page.locator('main details').evaluateAll(found => found.forEach(each => ((each as HTMLDetailsElement).open = true)))
  return lookAt(page, nameOf(address), look, complaints)
}

/** At a desk in Chinese each is opened by its address; in the other looks one goes from page to page. */
async function see(page: Page, address: string, look: Look, complaints: string[]): Promise<string[]> {
  if (look.width === 1440 && look.locale === 'zh-CN') await page.goto(address)
  else await goTo(page, address)
  return seeOpen(page, address, look, complaints)
}

export const journeys: readonly Journey[] = LOOKS.map(look => ({
  name: `every page ${lookName(look)}`,
  async walk(world) {
    const addresses = await (known ??= getToKnow(world))
    demandNone([...(await seeSignIn(world, look)), ...(await inTabs(world, look, addresses, see))])
  }
}))
