/** Chromium from the system where there is one, else from npm. */
import { existsSync } from 'node:fs'
import npmChromium from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core'

const SYSTEM = '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

export async function openBrowser(): Promise<Browser> {
  const executablePath = existsSync(SYSTEM) ? SYSTEM : await npmChromium.executablePath()
  return chromium.launch({ executablePath, args: FLAGS, headless: true })
}

export interface Look {
  readonly width: 1440 | 390
  readonly locale: 'zh-CN' | 'en'
  readonly scheme: 'light' | 'dark'
}

/** `url`: what addresses without a host are of. */
export async function openContext(browser: Browser, look: Look, url?: string): Promise<BrowserContext> {
  const phone = look.width === 390
  const context = await browser.newContext({
    viewport: { width: look.width, height: phone ? 844 : 900 },
    locale: look.locale === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    hasTouch: phone,
    acceptDownloads: true,
    ...(url && { baseURL: url })
  })
  context.on('page', page => counted.set(page, countRequests(page)))
  return context
}

/** What a page has asked for: how often, and what is not answered yet. */
export interface Requests {
  readonly asked: number
  readonly open: ReadonlySet<Request>
}

const counted = new WeakMap<Page, Requests>()

function countRequests(page: Page): Requests {
  const requests = { asked: 0, open: new Set<Request>() }
  page.on('request', request => {
    requests.asked++
    requests.open.add(request)
  })
  const over = (request: Request) => requests.open.delete(request)
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return requests
}

export function requestsOf(page: Page): Requests {
  const requests = counted.get(page)
  if (!requests) throw new Error('a page of a context that openContext did not open')
  return requests
}

/** Everything a page complained of: console errors and warnings of missing texts, uncaught errors, failed requests. */
export function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', message => {
    const text = message.text()
    // Who is not signed in yet is answered 401 (TRUST 19); the browser says so, the page asks to sign in.
    if (/status of 401/.test(text) && page.url().includes('/sign-in')) return
    if (message.type() === 'error' || /\[intlify\]|\[Vue warn\]/.test(text)) complaints.push(`console: ${text}`)
  })
  page.on('pageerror', error => complaints.push(`uncaught: ${error.message}`))
  page.on('response', response => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}
