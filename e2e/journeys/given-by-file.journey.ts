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

export const journeys: readonly Journey[] = [
  {
    name: 'headquarters designates by file and by keys alone: a dry run with what is refused, one act, and its way back',
    walk: world =>
      as(world, world.system.account('HQ', '蜀步'), async page => {
        const { url } = world.system
        const customers = await three(page)
        const before = await tiersOf(page, customers)
        const rows = [...customers.map(({ memberNo }) => `${memberNo},A,friend of the house`), 'NOBODY-0,A,friend of the house']
        await page.goto(`${url}/import/new?kind=STANDINGS`)
        const buffer = Buffer.from(`会员号,分类,原因\n${rows.join('\n')}\n`)
        await settled(page)
        await tabTo(page, /^Drop a file here, /)
        // Asked for before the key is pressed: what the browser opens by itself is not to be had afterwards.
        const chooser = page.waitForEvent('filechooser')
        await isAt(page, /^Drop a file here, /, 'before choosing a file')
        await page.keyboard.press('Enter')
        await (await chooser).setFiles({ name: 'designated.csv', mimeType: 'text/csv', buffer })
        await pressAt(page, /^Upload/)
        await page.waitForURL(address => /^\/import\/[0-9a-f-]{36}$/.test(address.pathname))
        await page.getByRole('button', { name: 'Dry run', exact: true }).waitFor()
        await pressAt(page, 'Dry run')
        await page.getByRole('button', { name: 'Import 3 rows' }).waitFor()
        demand((await tiersOf(page, customers)) === before, 'the dry run gave somebody a tier')
        await pressAt(page, 'Import 3 rows')
        await page.getByText('Import finished, 3 rows.').waitFor()
        demand((await tiersOf(page, customers)) === customers.map(() => 'A DESIGNATION').join(), 'not everybody is designated')
        await page.goto(`${url}/customers/${customers[0]!.id}`)
        await page
          .getByText(/^A, because headquarters designated it/)
          .first()
          .waitFor()
        await page.goBack()
        await page.getByRole('button', { name: 'Undo this import' }).waitFor()
        await pressAt(page, 'Undo this import')
        await page.getByRole('alertdialog').waitFor()
        await isAt(page, 'Keep it', 'asked whether to undo')
        await pressAt(page, 'Undo for 3 customers')
        await page.getByText('Undone for 3 customers').waitFor()
        demand((await tiersOf(page, customers)) === before, 'not everybody has the tier of before')
      })
  }
]
