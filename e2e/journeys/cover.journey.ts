/**
 * GROUP-3: a store manager arranges who stands in while somebody is away; the stand-in sees and works the book on the phone, marked as the other's; withdrawn, it is out of
 * sight at once, and the keeper has kept everybody all the while.
 */
import path from 'node:path'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { as, chainOf, press } from '../studio.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly keptCustomers: number
  readonly membership: { readonly group: { readonly id: string } } | null
}

export const journeys: readonly Journey[] = [
  {
    name: 'cover for leave: arranged by the manager, worked by the stand-in on the phone, withdrawn and out of sight',
    walk: async world => {
      const { url } = world.system
      const [manager, colleague] = [world.system.account('STORE_MANAGER', '蜀步'), world.system.account('ASSOCIATE', '蜀步')]
      let self: Person | undefined
      const people =
        'query ($chainId: ID!) { staff(chainId: $chainId, first: 100) { nodes { id name keptCustomers membership { group { id } } } } }'
      const book =
        'query ($c: ID!, $k: ID!) { customers(chainId: $c, filter: { keeperIds: [$k] }, first: 1) { totalCount nodes { name } } }'
      const seen = async (page: Parameters<typeof ask>[0], keeper: string) =>
        (
          await ask<{ customers: { totalCount: number; nodes: { name: string }[] } }>(page, book, {
            c: (await chainOf(page)).id,
            k: keeper
          })
        ).customers
      let standIn = ''
      await as(world, colleague, async page => {
        standIn = (await ask<{ viewer: { staff: { id: string } } }>(page, '{ viewer { staff { id } } }', {})).viewer.staff.id
      })
      let keeper: Person | undefined
      await as(world, manager, async page => {
        const { staff } = await ask<{ staff: { nodes: Person[] } }>(page, people, { chainId: (await chainOf(page)).id })
        self = staff.nodes.find(({ id }) => id === standIn)
        // Of another group, so that nothing of the book is seen without the cover.
        keeper = staff.nodes.find(
          ({ keptCustomers, membership }) => keptCustomers > 3 && membership && membership.group.id !== self?.membership?.group.id
        )
        demand(keeper !== undefined && self !== undefined, 'nobody of another group of the store keeps customers')
        await page.goto(`${url}/staff/${keeper!.id}`)
        await press(page, 'Arrange cover')
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('button', { name: 'Arrange' }).click()
        await dialog.getByText('Give a reason.').waitFor()
        await dialog.getByRole('combobox', { name: 'Who stands in' }).fill(self!.name)
        await page.getByRole('option', { name: new RegExp(self!.name) }).click()
        const from = await dialog.getByLabel('First day').inputValue()
        const until = new Date(Date.parse(from) + 3 * 86_400_000).toISOString().slice(0, 10)
        await dialog.getByLabel('Last day').fill(until)
        await dialog.getByLabel('Reason').fill('summer leave')
        await page.screenshot({ path: path.join(SHOTS, 'cover-dialog-en-1440.png') })
        await dialog.getByRole('button', { name: 'Arrange' }).click()
        await page.locator('.tag', { hasText: 'today' }).waitFor()
        await page.screenshot({ path: path.join(SHOTS, 'cover-person-en-1440.png') })
        await page.goto(`${url}/books`)
        await page.getByText(`${keeper!.name} (away, ${self!.name} stands in)`).waitFor()
        await page.screenshot({ path: path.join(SHOTS, 'cover-board-en-1440.png') })
      })
      await as(
        world,
        colleague,
        async page => {
          const { totalCount, nodes } = await seen(page, keeper!.id)
          demand(totalCount === keeper!.keptCustomers, `the stand-in sees ${totalCount} of ${keeper!.keptCustomers}`)
          await page.goto(`${url}/customers?keeper=${standIn}`)
          await page.getByText(`你正替${keeper!.name}代管名册`).waitFor()
          await page
            .locator('.tag', { hasText: `代${keeper!.name}` })
            .first()
            .waitFor()
          await settled(page)
          await page.screenshot({ path: path.join(SHOTS, 'cover-book-zh-390.png') })
          await page.locator('a', { hasText: nodes[0]!.name }).first().click()
          await page.getByText(`${self!.name}代管至`).first().waitFor()
          await page.screenshot({ path: path.join(SHOTS, 'cover-customer-zh-390.png') })
        },
        { locale: 'zh-CN', width: 390 }
      )
      await as(world, manager, async page => {
        await page.goto(`${url}/staff/${keeper!.id}`)
        await page.getByRole('button', { name: /^Withdraw/ }).click()
        await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
        await page.locator('.tag', { hasText: 'withdrawn' }).waitFor()
        const { totalCount } = await seen(page, keeper!.id)
        demand(totalCount === keeper!.keptCustomers, 'the keeper has kept everybody')
      })
      await as(world, colleague, async page => {
        demand((await seen(page, keeper!.id)).totalCount === 0, 'withdrawn, and still in sight')
      })
    }
  }
]
