/**
 * Registering at the counter on a phone while the line comes and goes: five customers, a reload in between, answers that get lost, and in the end five files.
 * What waits is its owner's: who signs in next at the same phone neither sees nor sends it.
 */
import type { BrowserContext, Page, Route } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, signIn, withPage } from '../person.ts'

/** What becomes of what is sent: answered; not sent at all; done by the server, but its answer never comes back. */
type Line = 'up' | 'down' | 'mute'

/** Cuts what goes to the API alone: the house itself is no worker's, and cannot be loaded without a line. */
async function line(page: Page, only = ''): Promise<(state: Line) => void> {
  let state: Line = 'up'
  await page.route('**/graphql', async (route: Route) => {
    if (state === 'up' || !(route.request().postData() ?? '').includes(only)) return route.continue()
    if (state === 'mute') await route.fetch().catch(() => undefined)
    return route.abort('internetdisconnected')
  })
  return next => void (state = next)
}

/** The browser notices that it is back, as after a lift or a cellar. */
async function comeBack(context: BrowserContext): Promise<void> {
  await context.setOffline(true)
  await context.setOffline(false)
}

async function register(page: Page, name: string, phone: string, checked: string): Promise<void> {
  await page.getByLabel('Phone or member number').fill(phone)
  await page.getByRole('button', { name: 'Next', exact: true }).tap()
  await page.getByText(checked).waitFor()
  await page.getByLabel('Name', { exact: true }).fill(name)
  const source = page.getByRole('button', { name: 'seated talk' })
  // It stays from the one before.
  if ((await source.getAttribute('aria-pressed')) === 'false') await source.tap()
  await page.getByRole('button', { name: 'said in person' }).tap()
  await page.getByRole('button', { name: 'Save', exact: true }).tap()
}
const FREE = 'No file has this number'
const UNCHECKED = 'It cannot be checked now'
const waits = (page: Page, name: string) => page.getByText(`${name} is kept on this device`).waitFor()
const next = (page: Page) => page.getByRole('button', { name: 'Register the next' }).tap()
const list = (page: Page) => page.getByRole('region', { name: 'Registrations not sent yet' })

/** All that the browser keeps of them, as it lies there. */
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ count: number; text: string }>((resolve, reject) => {
        const opening = indexedDB.open('keqing')
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const asking = opening.result.transaction('registration').objectStore('registration').getAll()
          asking.onsuccess = () => {
            const text = (asking.result as { sealed: ArrayBuffer }[]).map(one => new TextDecoder().decode(one.sealed) + JSON.stringify(one))
            opening.result.close()
            resolve({ count: text.length, text: text.join() })
          }
        }
      })
  )

async function countKept(page: Page, count: number): Promise<void> {
  const end = Date.now() + WITHIN_MS
  while ((await kept(page)).count !== count) demand(Date.now() < end, `not ${count} are kept`)
}
/** As if they had been made so many days ago. */
const age = (page: Page, days: number) =>
  page.evaluate(
    ms =>
      new Promise<void>(resolve => {
        const opening = indexedDB.open('keqing')
        opening.onsuccess = () => {
          const tx = opening.result.transaction('registration', 'readwrite')
          const asking = tx.objectStore('registration').getAll()
          asking.onsuccess = () => {
            for (const one of asking.result as { at: number }[]) tx.objectStore('registration').put({ ...one, at: one.at - ms })
          }
          tx.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    days * 86_400_000
  )

const WITHIN_MS = 20_000
interface Found {
  readonly customers: { readonly nodes: readonly { readonly name: string }[] }
}
/** Asks the API until these files are there: they and no other of that name, each once. */
async function made(page: Page, names: readonly string[], word = 'Weakline'): Promise<void> {
  const { viewer } = await ask<{ viewer: { chains: readonly { id: string }[] } }>(page, '{ viewer { chains { id } } }', {})
  const query = `query ($chainId: ID!, $search: String!) { customers(chainId: $chainId, filter: { search: $search }, first: 50) { nodes { name } } }`
  const end = Date.now() + WITHIN_MS
  for (;;) {
    const { customers } = await ask<Found>(page, query, { chainId: viewer.chains[0]!.id, search: word })
    const found = customers.nodes.map(({ name }) => name).toSorted()
    if (found.join() === [...names].toSorted().join()) return
    demand(Date.now() < end && found.length <= names.length, `files: ${found.join(', ')}; expected: ${names.join(', ')}`)
  }
}

export const journeys: readonly Journey[] = [
  {
    name: 'five customers are registered on a phone whose line is cut in between; each file is made once',
    walk: world =>
      withPage(world, { locale: 'en', width: 390 }, async page => {
        const context = page.context()
        await signIn(page, world.system, world.system.account('ASSOCIATE', 'Harbour'))
        await page.goto(`${world.system.url}/customers/new`)
        const set = await line(page)

        await register(page, 'Weakline One', '07400 710001', FREE)
        await page.getByText('Weakline One is registered').waitFor()
        await next(page)

        await context.setOffline(true)
        await register(page, 'Weakline Two', '07400 710002', UNCHECKED)
        await waits(page, 'Weakline Two')
        await next(page)
        // This number has a file by now; nobody can say so yet.
        await register(page, 'Weakline Again', '07400 710001', UNCHECKED)
        await waits(page, 'Weakline Again')
        const { count, text } = await kept(page)
        demand(count === 2, `${count} are kept, not 2`)
        demand(!/Weakline|7100/.test(text), 'what is kept can be read')

        set('down')
        await context.setOffline(false)
        await page.reload()
        await list(page).getByText('Weakline Two').waitFor()
        await register(page, 'Weakline Three', '07400 710003', UNCHECKED)
        await waits(page, 'Weakline Three')
        await next(page)
        demand((await kept(page)).count === 3, 'one of the three was not kept')

        // The first is made, but nobody here hears of it.
        set('mute')
        await comeBack(context)
        await made(page, ['Weakline One', 'Weakline Two'])
        await list(page).getByText('Weakline Two').waitFor()

        set('up')
        await comeBack(context)
        await list(page).getByText('This number already has a file').waitFor()
        await list(page).getByText('Weakline Two').waitFor({ state: 'detached' })
        await list(page).getByText('Weakline Three').waitFor({ state: 'detached' })
        await list(page).getByRole('button', { name: 'Show the counter card' }).tap()
        await list(page).getByText('W**').waitFor()
        await list(page).getByRole('button', { name: 'Give it up' }).tap()
        await page.getByRole('alertdialog').getByRole('button', { name: 'Give it up' }).tap()
        await list(page).waitFor({ state: 'detached' })
        demand((await kept(page)).count === 0, 'something is kept that is done')

        for (const [name, phone] of [
          ['Weakline Four', '07400 710004'],
          ['Weakline Five', '07400 710005']
        ] as const) {
          await register(page, name, phone, FREE)
          await page.getByText(`${name} is registered`).waitFor()
          await next(page)
        }
        await made(page, ['Weakline Five', 'Weakline Four', 'Weakline One', 'Weakline Three', 'Weakline Two'])
      })
  },
  {
    name: 'what waits is its owner’s: leaving is asked about, the next person neither sees nor sends it',
    walk: world =>
      withPage(world, { locale: 'en', width: 390 }, async page => {
        const associate = world.system.account('ASSOCIATE', 'Harbour')
        await signIn(page, world.system, associate)
        await page.goto(`${world.system.url}/customers/new`)
        const set = await line(page, 'customerRegister')
        set('down')
        await register(page, 'Ownline One', '07400 720001', FREE)
        await waits(page, 'Ownline One')
        await page.goto(`${world.system.url}/me`)
        await page.getByRole('button', { name: 'Sign out' }).tap()
        await page.getByRole('alertdialog').getByText('One registration is not sent yet').waitFor()
        await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).tap()
        await page.waitForURL(url => url.pathname === '/sign-in')
        set('up')

        await signIn(page, world.system, world.system.account('STORE_MANAGER', 'Harbour'))
        await page.goto(`${world.system.url}/customers/new`)
        await page.getByLabel('Phone or member number').waitFor()
        await register(page, 'Ownline Two', '07400 720002', FREE)
        await page.getByText('Ownline Two is registered').waitFor()
        demand((await list(page).count()) === 0, 'the next person sees what is another’s')
        demand((await kept(page)).count === 1, 'the first person’s file is gone')
        await made(page, ['Ownline Two'], 'Ownline')
        await page.goto(`${world.system.url}/me`)
        await page.getByRole('button', { name: 'Sign out' }).tap()
        await page.waitForURL(url => url.pathname === '/sign-in')

        await signIn(page, world.system, associate)
        await countKept(page, 0)
        await made(page, ['Ownline One'], 'Ownline One')

        set('down')
        await page.goto(`${world.system.url}/customers/new`)
        await register(page, 'Ownline Three', '07400 720003', FREE)
        await waits(page, 'Ownline Three')
        await page.goto(`${world.system.url}/me`)
        await page.getByRole('button', { name: 'Sign out' }).tap()
        await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).tap()
        await page.waitForURL(url => url.pathname === '/sign-in')
        await age(page, 8)
        await signIn(page, world.system, world.system.account('STORE_MANAGER', 'Harbour'))
        await countKept(page, 0)
      })
  }
]
