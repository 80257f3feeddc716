/** What journeys through the policy studio do alike: who they are, what they press, and the night in which a version comes into force. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { World } from './journey.ts'
import { ask, demand, settled, signIn, withPage } from './person.ts'
import type { Account } from './system.ts'

const NIGHT_WITHIN_MS = 60_000

export const tag = (page: Page, text: string) => page.locator('.head .tag', { hasText: text }).waitFor()
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const inDialog = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name }).click()

/** At a desk and in English unless told otherwise. */
export const as = (
  world: World,
  account: Account,
  work: (page: Page) => Promise<void>,
  look: Parameters<typeof withPage>[1] = { locale: 'en' }
) =>
  withPage(world, look, async page => {
    await signIn(page, world.system, account)
    await work(page)
  })

export interface Chain {
  readonly id: string
  readonly today: string
}

export async function chainOf(page: Page): Promise<Chain> {
  const { viewer } = await ask<{ viewer: { chains: Chain[] } }>(page, '{ viewer { chains { id today } } }', {})
  return viewer.chains[0]!
}

const inputOf = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}Input`

/** The payload's object; a refusal fails the journey. */
export async function act<T>(page: Page, name: string, input: object, fields: string, type = inputOf(name)): Promise<T> {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code field } } }`
  const payload = (await ask<Record<string, T & { userErrors: readonly unknown[] }>>(page, query, { input }))[name]!
  demand(payload.userErrors.length === 0, `${name} was refused: ${JSON.stringify(payload.userErrors)}`)
  return payload
}

/** A second person of headquarters, who can sign in. */
export async function addSecond(page: Page, name: string, staffNo: string): Promise<Account> {
  const { id: chainId, today } = await chainOf(page)
  const account: Account = { role: 'HQ', company: '', signIn: `${staffNo.toLowerCase()}@shubu.example`, password: 'long-enough-for-now' }
  const made = { chainId, name, staffNo, email: account.signIn, password: account.password, joinedOn: today }
  const { staff } = await act<{ staff: { id: string } }>(page, 'staffCreate', made, 'staff { id }')
  await act(page, 'roleGrant', { staffId: staff.id, role: 'HQ', scopeKind: 'CHAIN', scopeId: chainId }, '__typename')
  return account
}

/** A draft of what is in force, handed in and approved by nobody yet; its page's address. */
export async function newDraft(page: Page, url: string, kind: string, name: string): Promise<string> {
  await page.goto(`${url}/policies/${kind}`)
  await settled(page)
  const before = page.url()
  await press(page, 'New draft from the one in force')
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await inDialog(page, 'New draft')
  await page.waitForURL(address => /\/policies\/\w+\/[0-9a-f-]{36}$/.test(address.pathname) && address.href !== before)
  return page.url()
}

/** Lets the clock of the house pass midnight in the chain's time zone, `hours` ahead of UTC; the instant that it reads then. */
export function passMidnight(world: World, today: string, hours: number): Date {
  const midnight = Date.parse(`${today}T00:00:00Z`) + 86_400_000 - hours * 3_600_000
  const then = new Date(midnight + 5_000)
  world.system.moveClock(then)
  return then
}

/** The browser's own clock reads this instant from the next page on, and runs: what a form proposes as “now” is of the day that the house has. */
export function setDeskClock(page: Page, to: Date): Promise<unknown> {
  return page.addInitScript(ahead => {
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...given: [] | [number]) {
        if (given.length === 0) super(Real.now() + ahead)
        else super(...given)
      }
      static override now(): number {
        return Real.now() + ahead
      }
    } as DateConstructor
  }, to.getTime() - Date.now())
}

/** Of its address, or as it is. */
const idOf = (version: string): string => new URL(version, 'http://any').pathname.split('/').at(-1) ?? ''

/** Of a chain, by its id: one of headquarters who writes nothing. */
const approvers = new Map<string, Account>()

/** Somebody else of headquarters approves what has been submitted, at a desk of their own. */
export async function approvedByAnother(page: Page, world: World, ...versions: readonly string[]): Promise<void> {
  const { id: chain } = await chainOf(page)
  const another = approvers.get(chain) ?? (await addSecond(page, '批准人', `APPROVER${approvers.size + 1}`))
  approvers.set(chain, another)
  await as(world, another, async desk => {
    for (const version of versions) await act(desk, 'policyApprove', { id: idOf(version) }, 'policy { id }', 'PolicyActInput')
  })
}

/** On the page of a draft: handed in, approved by somebody else, and given tomorrow as its day without a look at what it does. */
export async function publishByHand(page: Page, world: World): Promise<void> {
  await press(page, 'Submit')
  await inDialog(page, 'Submit')
  await tag(page, 'To approve')
  await approvedByAnother(page, world, page.url())
  await page.reload()
  await tag(page, 'Approved')
  await press(page, 'Set the day')
  await page.getByRole('dialog').getByLabel('Why it is published unseen').fill('agreed in the meeting')
  await inDialog(page, /^In force from/)
  await tag(page, 'Scheduled')
}

/** What is not this journey's to tell: a draft is approved and published for tomorrow without a look, and tomorrow comes. */
export async function publishUnseen(page: Page, world: World, version: string, hours: number): Promise<void> {
  const { today } = await chainOf(page)
  const id = idOf(version)
  await act(page, 'policySubmit', { id }, 'policy { id }', 'PolicyActInput')
  await approvedByAnother(page, world, version)
  const effectiveOn = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
  await act(page, 'policySchedule', { id, effectiveOn, unseenReason: 'not this journey’s' }, 'policy { id }')
  passMidnight(world, today, hours)
}

/** Waits for what the night brings to a version. */
export async function inForce(page: Page, version: string): Promise<void> {
  const query = 'query ($id: ID!) { policyVersion(id: $id) { status } }'
  const end = Date.now() + NIGHT_WITHIN_MS
  const status = async () => (await ask<{ policyVersion: { status: string } }>(page, query, { id: idOf(version) })).policyVersion.status
  while ((await status()) !== 'IN_FORCE') {
    demand(Date.now() < end, `${version} did not come into force`)
    await sleep(500)
  }
}

/** Its number: others may have been submitted before it. */
export async function numberOf(page: Page, version: string): Promise<number> {
  const query = 'query ($id: ID!) { policyVersion(id: $id) { version } }'
  return (await ask<{ policyVersion: { version: number } }>(page, query, { id: idOf(version) })).policyVersion.version
}

/** Looks at a page again and again until it shows this. */
export async function until(page: Page, what: string, shown: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + NIGHT_WITHIN_MS; ;) {
    if (await shown()) return
    demand(Date.now() < end, `${what} did not come`)
    await sleep(1_000)
    await page.reload()
    await settled(page)
  }
}

export interface Buyer {
  readonly id: string
  readonly memberNo: string
  readonly storeId: string
}

/** The manager's own, with its chain. */
export async function ownStore(page: Page): Promise<{ readonly chainId: string; readonly storeId: string }> {
  const { id: chainId } = await chainOf(page)
  const query = 'query ($chain: ID!) { customers(chainId: $chain, first: 1) { nodes { store { id } } } }'
  interface Own {
    readonly customers: { readonly nodes: readonly { readonly store: { readonly id: string } }[] }
  }
  return { chainId, storeId: (await ask<Own>(page, query, { chain: chainId })).customers.nodes[0]!.store.id }
}

/** A customer of the manager's own store, in this tier because the manager says so; of the file the name alone is filled. */
export async function meet(page: Page, name: string, tierKey: string): Promise<Buyer> {
  const { today } = await chainOf(page)
  const own = await ownStore(page)
  const made = { ...own, name, captureSource: 'TILL' }
  const { customer } = await act<{ customer: Buyer }>(page, 'customerRegister', made, 'customer { id memberNo }')
  const endsOn = new Date(Date.parse(today) + 9 * 86_400_000).toISOString().slice(0, 10)
  await act(page, 'tierOverride', { customerId: customer.id, tierKey, endsOn, reason: 'potential' }, 'standing { id }')
  return { ...customer, storeId: own.storeId }
}
