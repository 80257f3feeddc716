/** A person who works by the keyboard alone: never a click, only keys; wherever Tab leads, one must be able to see where one is. */
import type { Page } from 'playwright-core'
import { demand } from './person.ts'

/** Where the focus is. */
export interface Spot {
  /** As it is read out. */
  readonly name: string
  readonly tag: string
  readonly id: string
  /** One can see that it has the focus: a ring around it, or the caret in it, inside the window. */
  readonly shown: boolean
  /** The name of the dialog it is in; '' on the page itself. */
  readonly dialog: string
}

export function spot(page: Page): Promise<Spot> {
  return page.evaluate(() => {
    const at = (document.activeElement ?? document.body) as HTMLElement
    const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])].map(label => label.textContent) : []
    const name =
      at.getAttribute('aria-label') ??
      (labels.length > 0 ? labels.join(' ') : at.matches('body, main, dialog, section') ? '' : at.textContent)
    const ringed = (element: Element | null): boolean => {
      const style = element && getComputedStyle(element)
      return style !== null && ((style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none')
    }
    const types = at.matches('textarea, input:not([type=checkbox]):not([type=radio])')
    const { top, bottom, left, right } = at.getBoundingClientRect()
    const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
    const around = [at, at.parentElement, at.nextElementSibling, at.parentElement?.parentElement ?? null]
    return {
      name: (name ?? '').trim().replaceAll(/\s+/g, ' '),
      tag: at.tagName.toLowerCase(),
      id: at.id,
      shown: inside && (types || around.some(ringed)),
      dialog: at.closest('dialog')?.getAttribute('aria-label') ?? ''
    }
  })
}

const MOST = 120

export interface Way {
  readonly back?: boolean
}

/** Tab by Tab, or back with Shift, until the focus is on what has this name; everything it passes must be seen to have it. */
export async function tabTo(page: Page, name: string | RegExp, { back = false }: Way = {}): Promise<Spot> {
  const passed: string[] = []
  const found = (at: Spot) => (typeof name === 'string' ? at.name === name || at.id === name : name.test(at.name))
  for (let steps = 0; steps < MOST; steps++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    const at = await spot(page)
    passed.push(at.name || at.tag)
    demand(at.shown || at.tag === 'body', `the focus is not to be seen on “${at.name || at.tag}” ${at.id}`)
    if (found(at)) return at
  }
  throw new Error(`no key leads to ${String(name)}: ${passed.join(' → ')}`)
}

/** What has the focus is what one expects, and one sees it. */
export async function isAt(page: Page, name: string | RegExp, when: string): Promise<void> {
  const holds = (at: Spot) => (typeof name === 'string' ? at.name === name || at.id === name : name.test(at.name))
  // What a press sets off is drawn in its own time.
  for (let tries = 0; tries < 200; tries++) {
    if (holds(await spot(page))) break
    await page.waitForTimeout(50)
  }
  const at = await spot(page)
  demand(holds(at), `${when} the focus is on “${at.name || at.tag}” ${at.id}, not on ${String(name)}`)
  // The top of a page, where reading begins, has no ring of its own.
  demand(at.shown || at.tag === 'main', `${when} the focus is not to be seen on “${at.name}”`)
}

/** Goes there and presses it. */
export async function pressAt(page: Page, name: string | RegExp, way?: Way): Promise<void> {
  await tabTo(page, name, way)
  await page.keyboard.press('Enter')
}

/** In the menu that has just been opened, which has the focus at its first choice: down to this one, and pressed. */
export async function chooseInMenu(page: Page, name: string | RegExp): Promise<void> {
  const items = page.getByRole('menuitem').filter({ visible: true })
  await items.filter({ hasText: name }).first().waitFor()
  const names = (await items.allInnerTexts()).map(text => text.trim())
  await isAt(page, names[0]!, 'with the menu opened')
  const at = names.findIndex(each => (typeof name === 'string' ? each === name : name.test(each)))
  for (let steps = 0; steps < at; steps++) await page.keyboard.press('ArrowDown')
  await isAt(page, name, 'in the menu')
  await page.keyboard.press('Enter')
}

/** Over what stands in the field that has the focus. */
export async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}
