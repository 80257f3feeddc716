/** Designations by file, by keys alone: what would happen is said first, the file gives them in one act, and that act is taken back as a whole. */
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { isAt, pressAt, tabTo } from '../keys.ts'
import { ask, demand, settled } from '../person.ts'
import { as, chainOf } from '../studio.ts'

interface Customer {
  readonly id: string
  readonly memberNo: string
  readonly tier: { readonly key: string | null; readonly source: string | null }
}

const CUSTOMER = 'id memberNo tier { key source }'

async function three(page: Page): Promise<readonly Customer[]> {
  const query = `query ($chain: ID!) { customers(chainId: $chain, first: 3, filter: { tiers: ["C"] }, order: { field: MEMBER_NO, direction: ASC }) { nodes { ${CUSTOMER} } } }`
  return (await ask<{ customers: { nodes: readonly Customer[] } }>(page, query, { chain: (await chainOf(page)).id })).customers.nodes
}
async function tiersOf(page: Page, customers: readonly Customer[]): Promise<string> {
  const fields = customers.map(({ id }, n) => `c${n}: customer(id: "${id}") { ${CUSTOMER} }`)
  const found = await ask<Record<string, Customer>>(page, `{ ${fields.join('\n')} }`, {})
  return Object.values(found)
    .map(({ tier }) => `${tier.key} ${tier.source}`)
    .join()
}

interface Giver {
  readonly role: 'HQ' | 'STORE_MANAGER'
  readonly tier: string
  readonly rows: (memberNo: string) => string
  readonly header: string
  readonly source: string
  readonly said: RegExp
}

async function byFile(page: Page, url: string, { tier, rows, header, source, said }: Giver): Promise<void> {
  const customers = await three(page)
  const before = await tiersOf(page, customers)
  await page.goto(`${url}/import/new?kind=STANDINGS`)
  const buffer = Buffer.from(`${header}\n${[...customers.map(({ memberNo }) => memberNo), 'NOBODY-0'].map(rows).join('\n')}\n`)
  await settled(page)
  await tabTo(page, /^Drop a file here, /)
  // Asked for before the key is pressed: what the browser opens by itself is not to be had afterwards.
  const chooser = page.waitForEvent('filechooser')
  await isAt(page, /^Drop a file here, /, 'before choosing a file')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name: 'given.csv', mimeType: 'text/csv', buffer })
  await pressAt(page, /^Upload/)
  await page.waitForURL(address => /^\/import\/[0-9a-f-]{36}$/.test(address.pathname))
  await page.getByRole('button', { name: 'Dry run', exact: true }).waitFor()
  await pressAt(page, 'Dry run')
  await page.getByRole('button', { name: 'Import 3 rows' }).waitFor()
  demand((await tiersOf(page, customers)) === before, 'the dry run gave somebody a tier')
  await pressAt(page, 'Import 3 rows')
  await page.getByText('Import finished, 3 rows.').waitFor()
  demand((await tiersOf(page, customers)) === customers.map(() => `${tier} ${source}`).join(), 'not everybody has the tier')
  await page.goto(`${url}/customers/${customers[0]!.id}`)
  await page.getByText(said).first().waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Undo this import' }).waitFor()
  await pressAt(page, 'Undo this import')
  await page.getByRole('alertdialog').waitFor()
  await isAt(page, 'Keep it', 'asked whether to undo')
  await pressAt(page, 'Undo for 3 customers')
  await page.getByText('Undone for 3 customers').waitFor()
  demand((await tiersOf(page, customers)) === before, 'not everybody has the tier of before')
}

const DESIGNATION: Giver = {
  ...{ role: 'HQ', tier: 'A', source: 'DESIGNATION', header: '会员号,分类,原因' },
  rows: memberNo => `${memberNo},A,friend of the house`,
  said: /^A, because headquarters designated it/
}
/** Of customers of the own store alone, and with an end (TIER-8). */
const override = (until: string): Giver => ({
  ...{ role: 'STORE_MANAGER', tier: 'B', source: 'OVERRIDE', header: '会员号,分类,截止日期,原因' },
  rows: memberNo => `${memberNo},B,${until},buys for her club`,
  said: /^B, because the store manager set it/
})

export const journeys: readonly Journey[] = [
  {
    name: 'headquarters designates by file and by keys alone: a dry run with what is refused, one act, and its way back',
    walk: world => as(world, world.system.account('HQ', '蜀步'), page => byFile(page, world.system.url, DESIGNATION))
  },
  {
    name: 'a store’s manager overrides by file likewise, sees that one file, and is offered no other kind',
    walk: world =>
      as(world, world.system.account('STORE_MANAGER', '蜀步'), async page => {
        const { url } = world.system
        const today = (await chainOf(page)).today
        await byFile(page, url, override(`${Number(today.slice(0, 4)) + 1}${today.slice(4, 8)}01`))
        await page.goto(`${url}/import`)
        await page.getByRole('link', { name: 'given.csv' }).waitFor()
        demand((await page.getByRole('row').count()) === 2, 'other people’s files are listed')
        await page.goto(`${url}/import/new`)
        await settled(page)
        demand((await page.getByRole('radio').count()) === 1, 'a manager is offered other kinds of files')
      })
  }
]
