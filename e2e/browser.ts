/** Chromium from the system where there is one, else from npm. */
import { existsSync } from 'node:fs'
import npmChromium from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

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

export async function openContext(browser: Browser, look: Look): Promise<BrowserContext> {
  const phone = look.width === 390
  return browser.newContext({
    viewport: { width: look.width, height: phone ? 844 : 900 },
    locale: look.locale === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    hasTouch: phone,
    acceptDownloads: true
  })
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
