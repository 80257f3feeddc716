/**
 * What the policy studio asks before it does it: a new draft, handing in, putting aside, approving, sending back, and the day of each kind of rule
 * and of a store's own figures; and what an editor unfolds. Each is looked at as every page is, and taken back by Esc.
 */
import type { Page } from 'playwright-core'
import type { Look } from '../browser.ts'
import { draftsOf, type Drafts } from '../drafts.ts'
import type { Journey } from '../journey.ts'
import { demandNone, inTabs, lookAt, lookName, LOOKS } from '../looks.ts'
import { goTo, settled } from '../person.ts'

const WORDS = {
  'zh-CN': {
    submit: '提交审批',
    approve: '批准',
    schedule: '定生效日',
    create: '从生效版新建草稿',
    discard: '放弃草稿',
    sendBack: '退回',
    more: '更多操作',
    versions: '版本与经过',
    comment: '说说这一版'
  },
  en: {
    submit: 'Submit',
    approve: 'Approve',
    schedule: 'Set the day',
    create: 'New draft from the one in force',
    discard: 'Discard',
    sendBack: 'Send back',
    more: 'More',
    versions: 'Versions and history',
    comment: 'Say something about it'
  }
} as const
type Words = (typeof WORDS)[Look['locale']]

interface Asked {
  readonly name: string
  readonly address: string
  /** Until what is asked stands there. */
  open(page: Page, words: Words, phone: boolean): Promise<unknown>
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const dialog = (page: Page) => page.locator('dialog[open]')
/** What is said without a word, a reason or a number is asked for again. */
const sayNothing = (page: Page) => dialog(page).locator('button[type=submit]').click()

/** On a phone what is not the next thing to do is behind one button. */
async function pressOther(page: Page, name: string, { more }: Words, phone: boolean): Promise<void> {
  if (!phone) return press(page, name)
  await press(page, more)
  await page.getByRole('menuitem', { name, exact: true }).click()
}

async function startAnother(page: Page, words: Words, phone: boolean): Promise<void> {
  if (phone) await pressOther(page, words.versions, words, phone)
  await press(page, words.create)
  await dialog(page).getByRole('textbox').fill('')
  await sayNothing(page)
}

function allAsked({ kinds, store, submitted }: Drafts): readonly Asked[] {
  const [tier] = kinds
  const each = (what: string, address: string, open: Asked['open']): Asked => ({ name: `studio-${what}`, address, open })
  const kindOf = (address: string) => /^\/policies\/(\w+)/.exec(address)?.[1] ?? 'store'
  return [
    each('create', tier!.draft, startAnother),
    each('discard', tier!.draft, (page, words, phone) => pressOther(page, words.discard, words, phone)),
    each('versions', tier!.draft, (page, words, phone) => (phone ? pressOther(page, words.versions, words, phone) : Promise.resolve())),
    each('names', tier!.draft, page => page.locator('#at-tiers-0 .hd button[aria-expanded=false]').first().click()),
    each('route-menu', tier!.draft, page => page.locator('#at-tiers-0-routes-0 button[aria-haspopup]').first().click()),
    each('approve', submitted, (page, words) => press(page, words.approve)),
    each('send-back', submitted, async (page, words, phone) => {
      await pressOther(page, words.sendBack, words, phone)
      await sayNothing(page)
    }),
    ...[...kinds, store].flatMap(({ draft, approved }) => [
      each(`submit-${kindOf(draft)}`, draft, (page, words) => press(page, words.submit)),
      each(`day-${kindOf(approved)}`, approved, (page, words) => press(page, words.schedule))
    ])
  ]
}

async function look(page: Page, { name, address, open }: Asked, at: Look, complaints: string[]): Promise<string[]> {
  await goTo(page, address)
  await settled(page)
  await open(page, WORDS[at.locale], at.width === 390)
  await settled(page)
  const faults = await lookAt(page, name, at, complaints)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  return faults
}

/** The shorter words where there is most room, and the longer where there is least: each width and each language once. */
const AT = LOOKS.filter(({ width, locale }) => (width === 1440) === (locale === 'zh-CN'))

export const journeys: readonly Journey[] = AT.map(at => ({
  name: `whatever the studio asks ${lookName(at)}`,
  walk: async world => demandNone(await inTabs(world, at, allAsked(await draftsOf(world)), look))
}))
