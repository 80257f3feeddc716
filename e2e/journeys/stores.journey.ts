/** A chain of more stores than a page holds: each can be found, chosen by the keyboard alone, and stays named; a closed one keeps its history in sight. */
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, signIn, withPage } from '../person.ts'

const STORES = 110
const nameOf = (n: number) => `Quay ${String(n).padStart(3, '0')}`

interface Made {
  readonly store: { readonly id: string; readonly groups: readonly { readonly id: string }[] }
}

/** The last of them closes again. */
async function openStores(page: Page): Promise<void> {
  const { viewer } = await ask<{ viewer: { chains: { id: string; today: string }[] } }>(page, '{ viewer { chains { id today } } }', {})
  const { id: chainId, today } = viewer.chains[0]!
  let last: Made | undefined
  for (let from = 0; from < STORES; from += 10) {
    const fields = Array.from({ length: 10 }, (_, i) => {
      const n = from + i
      const input = `{ chainId: $chainId, code: "Q${String(n).padStart(3, '0')}", name: "${nameOf(n)}", city: "Hull", openedOn: $today }`
      return `q${n}: storeCreate(input: ${input}) { store { id groups { id } } }`
    })
    const query = `mutation ($chainId: ID!, $today: LocalDate!) { ${fields.join('\n')} }`
    last = Object.values(await ask<Record<string, Made>>(page, query, { chainId, today })).at(-1)
  }
  const close = (operation: string, type: string, id: string) =>
    ask(page, `mutation ($input: ${type}!) { ${operation}(input: $input) { userErrors { code } } }`, { input: { id, closedOn: today } })
  for (const group of last!.store.groups) await close('staffGroupClose', 'StaffGroupCloseInput', group.id)
  await close('storeClose', 'StoreCloseInput', last!.store.id)
}

async function filterByStore(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers`)
  await settled(page)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('button', { name: 'Store', exact: true }).click()
  const find = page.getByRole('combobox', { name: 'Store' })
  await find.fill(nameOf(STORES - 1))
  const found = page.getByRole('option', { name: nameOf(STORES - 1) })
  await found.waitFor()
  demand((await found.textContent())!.includes('closed'), 'a closed store does not say so')
  await find.press('Enter')
  await page.waitForURL(address => address.searchParams.has('store'))
  await page.reload()
  await page
    .getByText(nameOf(STORES - 1))
    .first()
    .waitFor()
}

async function chooseByKeys(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/receipts/new`)
  await settled(page)
  const store = page.getByRole('combobox', { name: 'Store' })
  await store.focus()
  await store.press('ArrowDown')
  await page.getByRole('option').first().waitFor()
  // Past the end of the first page the next one is fetched.
  const before = await page.getByRole('option').count()
  for (let i = 0; i <= before; i++) await store.press('ArrowDown')
  await page.waitForFunction(count => document.querySelectorAll('[role=option]').length > count, before)
  await store.press('Escape')
  demand((await store.getAttribute('aria-expanded')) === 'false', 'Escape does not close the list')
  await store.fill('q108')
  await page.getByRole('option', { name: nameOf(108) }).waitFor()
  await store.press('Enter')
  demand((await store.inputValue()) === nameOf(108), 'the store chosen is not shown')
  await store.fill('Quay 109')
  await page.getByText('Nothing matches.').waitFor()
  await store.press('Escape')
  await store.press('Escape')
  demand((await store.inputValue()) === nameOf(108), 'what was chosen is lost by looking for another')
}

export const journeys: readonly Journey[] = [
  {
    name: 'every store of a long chain can be found and chosen, a closed one where there is history',
    walk: world =>
      withPage(world, { locale: 'en' }, async page => {
        await signIn(page, world.system, world.system.account('HQ', 'Harbour'))
        await openStores(page)
        await filterByStore(page, world.system.url)
        await chooseByKeys(page, world.system.url)
        await page.goto(`${world.system.url}/stores?q=hull`)
        await page.getByText(`${STORES - 1} stores`).waitFor()
      })
  },
  {
    name: 'tier changes are read by days and taken away as a file, and so are a customer’s',
    walk: world =>
      withPage(world, { locale: 'en' }, async page => {
        await signIn(page, world.system, world.system.account('HQ', '蜀步'))
        await page.goto(`${world.system.url}/overview`)
        await page.getByRole('link', { name: 'Tier changes' }).click()
        await page.waitForURL(address => address.pathname === '/customers/tier-changes')
        const take = async (name: RegExp) => {
          const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()])
          demand(name.test(file.suggestedFilename()), `the file is called ${file.suggestedFilename()}`)
        }
        await page.locator('tbody tr[data-row]').first().waitFor()
        await take(/^tier-changes-/)
        await page.getByRole('button', { name: 'in the last 7 days' }).click()
        await page.waitForURL(address => address.searchParams.has('from'))
        await page.locator('tbody tr[data-row] a').first().click()
        await page.waitForURL(address => /^\/customers\/[0-9a-f-]{36}$/.test(address.pathname))
        for (const [tab, name] of [
          ['points', /^points-/],
          ['tiers', /^tier-changes-/],
          ['visits', /^visits-/]
        ] as const) {
          await page.goto(`${page.url().split('?')[0]}?tab=${tab}`)
          await take(name)
        }
      })
  }
]
