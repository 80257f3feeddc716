/**
 * GROUP-3: a store manager hands the book of one who leaves to a colleague: drafted, asked, accepted by the colleague on the phone, handed over in one moment; then the
 * customers are the colleague's and the one who left is in no group any more.
 */
import path from 'node:path'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { as, chainOf, press } from '../studio.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly keptCustomers: number
}

export const journeys: readonly Journey[] = [
  {
    name: 'a book is handed over: drafted by the manager, accepted on the phone by who takes it, and theirs from one moment to the next',
    walk: async world => {
      const { url } = world.system
      const [manager, colleague] = [world.system.account('STORE_MANAGER', '蜀步'), world.system.account('ASSOCIATE', '蜀步')]
      let receiver = ''
      await as(world, colleague, async page => {
        receiver = (await ask<{ viewer: { staff: { name: string } } }>(page, '{ viewer { staff { name } } }', {})).viewer.staff.name
      })
      let leaver: Person | undefined
      let handover = ''
      await as(world, manager, async page => {
        const query = 'query ($chainId: ID!) { staff(chainId: $chainId, first: 100) { nodes { id name keptCustomers } } }'
        const { staff } = await ask<{ staff: { nodes: Person[] } }>(page, query, { chainId: (await chainOf(page)).id })
        leaver = staff.nodes.find(({ name, keptCustomers }) => keptCustomers > 5 && name !== receiver)
        demand(leaver !== undefined, 'nobody else of the store keeps customers')
        await page.goto(`${url}/staff/${leaver!.id}`)
        await press(page, 'Hand the book over')
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('combobox', { name: 'To whom' }).fill(receiver)
        await page.getByRole('option', { name: new RegExp(receiver) }).click()
        await dialog.getByText('Birthdays').waitFor()
        await dialog.getByRole('button', { name: 'Draft' }).click()
        await dialog.getByText('Give a reason.').waitFor()
        await dialog.getByLabel('Reason').fill('moves to another town')
        await dialog.getByRole('button', { name: 'Draft' }).click()
        await page.waitForURL(/\/books\/handovers\//)
        await page.locator('tbody tr[data-row]').first().waitFor()
        handover = page.url()
        await page.getByRole('heading', { name: 'What goes along' }).waitFor()
        await page.screenshot({ path: path.join(SHOTS, 'handover-en-1440.png') })
        await press(page, 'Ask the receivers')
        await page.getByRole('alertdialog').getByRole('button', { name: 'Ask the receivers' }).click()
        await page.locator('.tag', { hasText: 'no answer yet' }).waitFor()
        await press(page, `Hand over ${leaver!.keptCustomers}`)
        await page
          .getByRole('alertdialog')
          .getByRole('button', { name: /^Hand over/ })
          .click()
        await page.getByText('Not everybody has answered yet, and there is still time to.').waitFor()
      })
      await as(
        world,
        colleague,
        async page => {
          await page.goto(`${url}/customers`)
          await page.getByText(`${leaver!.name}有${leaver!.keptCustomers}位顾客要移交给你。`).waitFor()
          await page.screenshot({ path: path.join(SHOTS, 'handover-offered-zh-390.png') })
          await page.getByRole('link', { name: '查看并答复' }).click()
          await page.getByRole('button', { name: '接收', exact: true }).click()
          await page.locator('.tag', { hasText: '接收' }).waitFor()
          await page.screenshot({ path: path.join(SHOTS, 'handover-accepted-zh-390.png') })
        },
        { locale: 'zh-CN', width: 390 }
      )
      await as(world, manager, async page => {
        await page.goto(handover)
        await page.locator('.tag', { hasText: 'accepts' }).waitFor()
        await press(page, `Hand over ${leaver!.keptCustomers}`)
        await page
          .getByRole('alertdialog')
          .getByRole('button', { name: /^Hand over/ })
          .click()
        await page.locator('.tag', { hasText: 'handed over' }).waitFor()
        await page.getByRole('heading', { name: 'Lapsed afterwards' }).waitFor()
        await page.getByText(/^0 of \d+ who were buying customers lapsed/).waitFor()
        await page.screenshot({ path: path.join(SHOTS, 'handover-report-en-1440.png') })
        const query = 'query ($id: ID!) { staffMember(id: $id) { keptCustomers membership { id } } }'
        const { staffMember } = await ask<{ staffMember: { keptCustomers: number } }>(page, query, { id: leaver!.id })
        demand(staffMember.keptCustomers === 0, `${staffMember.keptCustomers} are still in the leaver's book`)
        await page.goto(`${url}/books`)
        await settled(page)
        await page.getByRole('link', { name: `Handover of ${leaver!.name}’s book` }).waitFor()
        await page.getByText(/^Of the last 12 months’ handovers 0 of \d+/).waitFor()
      })
      await as(
        world,
        colleague,
        async page => {
          const n = leaver!.keptCustomers
          await page.goto(`${url}/customers`)
          await page.getByText(new RegExp(`^${leaver!.name}的${n}位顾客从.+起由你负责。`)).waitFor()
          await page.getByRole('link', { name: '逐位了解' }).click()
          await page.getByText(`第1位，共${n}位`).waitFor()
          await page.getByRole('heading', { name: '谁负责过' }).waitFor()
          await page.locator('.kept li', { hasText: leaver!.name }).first().waitFor()
          await page.screenshot({ path: path.join(SHOTS, 'briefing-zh-390.png'), fullPage: true })
          const name = () => page.locator('header h2').textContent()
          const first = await name()
          demand(await page.getByRole('button', { name: '上一位' }).isDisabled(), 'there is somebody before the first')
          await page.getByRole('button', { name: '下一位' }).click()
          await page.getByText(`第2位，共${n}位`).waitFor()
          await page.waitForFunction(before => document.querySelector('header h2')?.textContent !== before, first)
          // It stands in the address: after a reload one is where one was.
          await page.reload()
          await page.getByText(`第2位，共${n}位`).waitFor()
          await page.getByRole('button', { name: '上一位' }).click()
          await page.getByText(`第1位，共${n}位`).waitFor()
          await page.goto(handover)
          await page.locator('tbody tr[data-row], [data-row]').first().click()
          await page.waitForURL(/\/customers\/[0-9a-f-]{36}\/briefing\?handover=/)
          await page.getByText(`第1位，共${n}位`).waitFor()
        },
        { locale: 'zh-CN', width: 390 }
      )
    }
  }
]
