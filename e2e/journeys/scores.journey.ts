/**
 * INC-1, INC-11: headquarters closes a month, an associate sees the own share on a phone and disputes it, a second person of headquarters corrects it and approves the month,
 * payroll is taken away as a file; another store's manager sees none of it, and another company nothing.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { act, addSecond, as, chainOf, press } from '../studio.ts'
import type { Account } from '../system.ts'

interface Entry {
  readonly id: string
  readonly amount: number
  readonly store: { readonly id: string }
  readonly shares: readonly { readonly amount: number; readonly staff: { readonly id: string } }[]
}
interface Standing {
  readonly figures: readonly { readonly of: string; readonly numerator: number; readonly asked: number | null }[]
}
/** The first day of the month so many before. */
function monthBefore(day: string, back: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - back
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
}
const nameOf = (month: string): string =>
  `${new Date(month).toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' })} ${month.slice(0, 4)}`
const ENTRIES = `query ($chain: ID!, $filter: IncentiveEntryFilter) { incentiveEntries(chainId: $chain, filter: $filter, first: 100) {
  nodes { id amount store { id } shares { amount staff { id } } } } }`

export const journeys: readonly Journey[] = [
  {
    name: 'a month is closed, disputed on a phone, corrected by a second person, approved and taken to payroll',
    walk: async world => {
      const { url } = world.system
      const [hq, associate, manager] = (['HQ', 'ASSOCIATE', 'STORE_MANAGER'] as const).map(role => world.system.account(role, '蜀步'))
      let second: Account | undefined
      let chain = ''
      let month = ''
      // A month in which the associate's group was short of its quota: the first to be closed.
      let shortIn = ''
      await as(world, associate!, async page => {
        const { today } = await chainOf(page)
        const { stores } = await ask<{ stores: { nodes: { id: string }[] } }>(
          page,
          'query ($chain: ID!) { stores(chainId: $chain, first: 1) { nodes { id } } }',
          {
            chain: (await chainOf(page)).id
          }
        )
        const query = `query ($store: ID!, $month: LocalDate!) { incentiveStanding(storeId: $store, month: $month) { figures { key of numerator asked } } }`
        for (let back = 1; back <= 12 && !shortIn; back++) {
          const of = monthBefore(today, back)
          const { incentiveStanding } = await ask<{ incentiveStanding: Standing | null }>(page, query, {
            store: stores.nodes[0]!.id,
            month: of
          })
          const isShort = incentiveStanding?.figures.some(
            figure => figure.of === 'GROUP' && figure.asked !== null && figure.numerator < figure.asked
          )
          if (isShort) shortIn = of
        }
        demand(shortIn !== '', 'the associate’s group was never short of its quota')
      })
      await as(world, hq!, async page => {
        second = await addSecond(page, '林静', 'HQ9')
        const { id, today } = await chainOf(page)
        chain = id
        await page.goto(`${url}/scores`)
        await settled(page)
        await page.locator('button.line').first().click()
        await page.locator('.parts li').first().waitFor()
        await page.screenshot({ path: path.join(SHOTS, 'scores-en-1440.png') })
        if (shortIn < monthBefore(today, 1))
          await act(
            page,
            'incentivePeriodClose',
            { chainId: id, month: monthBefore(shortIn, 1), idempotencyKey: 'before' },
            'period { id }'
          )
        await page.goto(`${url}/scores/months`)
        if (shortIn < monthBefore(today, 1)) await page.locator('.months .tag', { hasText: 'closed' }).waitFor()
        await page.getByRole('button', { name: /^Close / }).click()
        await page
          .getByRole('alertdialog')
          .getByRole('button', { name: /^Close / })
          .click()
        const line = page.locator('.months li', { hasText: nameOf(shortIn) })
        await line.locator('.tag', { hasText: 'closed' }).waitFor()
        await line.getByRole('link').click()
        await page.waitForURL(/\/scores\/months\/\d{4}-\d{2}$/)
        month = `${page.url().slice(-7)}-01`
        demand(month < today, 'a month that is not over was closed')
        await page.locator('tbody tr[data-row]').first().waitFor()
        demand((await page.getByRole('button', { name: 'Approve the month' }).count()) === 0, 'who closed the month may approve it')
        await page.screenshot({ path: path.join(SHOTS, 'score-month-en-1440.png') })
      })

      let own: Entry | undefined
      await as(
        world,
        associate!,
        async page => {
          const { viewer } = await ask<{ viewer: { staff: { id: string } } }>(page, '{ viewer { staff { id } } }', {})
          const found = await ask<{ incentiveEntries: { nodes: Entry[] } }>(page, ENTRIES, {
            chain,
            filter: { month, staffId: viewer.staff.id }
          })
          own = found.incentiveEntries.nodes.find(entry => entry.amount < 0)
          demand(own !== undefined, 'the associate has no share of a penalty')
          demand(
            own!.shares.every(share => share.staff.id === viewer.staff.id),
            'an associate sees what others have'
          )
          await page.goto(`${url}/scores/mine?month=${month.slice(0, 7)}`)
          await page.locator('.lines a').first().click()
          await page.getByRole('button', { name: '提出异议' }).click()
          await page.getByRole('dialog').getByRole('textbox').fill('有两位在别的收银台登记')
          await page.getByRole('dialog').getByRole('button', { name: '提出异议' }).click()
          await page.locator('.card .tag', { hasText: '待裁定' }).waitFor()
          await page.screenshot({ path: path.join(SHOTS, 'score-entry-zh-390.png') })
        },
        { locale: 'zh-CN', width: 390 }
      )

      await as(world, second!, async page => {
        await page.goto(`${url}/scores/disputes`)
        await press(page, 'Decide')
        const dialog = page.getByRole('dialog')
        await dialog.getByText('Correct it').click()
        await dialog.getByLabel('It is to come to').fill('1')
        await dialog.getByLabel('Why').fill('counted again: two files were at the other till')
        await dialog.getByRole('button', { name: 'Decide' }).click()
        await page.getByText('No dispute is open.').waitFor()
        const { incentiveEntries } = await ask<{ incentiveEntries: { nodes: Entry[] } }>(page, ENTRIES, {
          chain,
          filter: { month, correctionsOnly: true }
        })
        demand(incentiveEntries.nodes[0]?.amount === -1 - own!.amount, 'the correction is not the difference')
        await page.goto(`${url}/scores/months/${month.slice(0, 7)}`)
        await press(page, 'Approve the month')
        await page.getByRole('alertdialog').getByRole('button', { name: 'Approve the month' }).click()
        await page.locator('.tag', { hasText: 'approved' }).waitFor()
        const file = page.waitForEvent('download')
        await press(page, 'File for payroll')
        const text = await readFile(await (await file).path(), 'utf8')
        const query = `query ($chain: ID!, $month: LocalDate!) { incentiveStores(chainId: $chain, month: $month, first: 100) { nodes { amount } } }`
        const { incentiveStores } = await ask<{ incentiveStores: { nodes: { amount: number }[] } }>(page, query, { chain, month })
        const rows = text.trim().split(/\r?\n/)
        const at = rows[0]!
          .replace(/^\uFEFF/, '')
          .split(',')
          .indexOf('amount')
        // A file defuses what begins with a minus (TRUST 29).
        const paid = rows.slice(1).reduce((sum, row) => sum + Number(row.split(',')[at]!.replaceAll(/["']/g, '')), 0)
        demand(
          paid === incentiveStores.nodes.reduce((sum, { amount }) => sum + amount, 0),
          `payroll comes to ${paid}, the ledger to another sum`
        )
      })

      await as(world, manager!, async page => {
        const { incentiveEntries } = await ask<{ incentiveEntries: { nodes: Entry[] } }>(page, ENTRIES, { chain, filter: { month } })
        const stores = new Set(incentiveEntries.nodes.map(({ store }) => store.id))
        demand(stores.size <= 1, 'a store’s manager sees entries of another store')
      })
      await as(world, world.system.account('HQ', 'Harbour'), async page => {
        await page.goto(`${url}/scores/entries/${own!.id}`)
        await page.getByText('There is no such entry, or you may not see it.').waitFor()
      })
    }
  }
]
