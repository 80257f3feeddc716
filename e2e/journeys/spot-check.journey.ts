/**
 * AUDIT-1: a store manager draws a spot check on the phone, checks a file field by field, leaves in the middle and finds the answers again, records it, and closes the
 * check once every drawn file has its record; the operator reads the result.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { act, as } from '../studio.ts'

interface Drawn {
  readonly spotCheck: { readonly files: { readonly nodes: readonly { readonly customerId: string; readonly recordedAt: string | null }[] } }
}
const FILES = 'query ($id: ID!) { spotCheck(id: $id) { files(first: 100) { nodes { customerId recordedAt } } } }'
const pressed = (page: Page) => page.locator('.answers button[aria-pressed="true"]').count()

export const journeys: readonly Journey[] = [
  {
    name: 'a spot check is drawn, checked on the phone field by field, kept on leaving, and closed with its result',
    walk: async world => {
      const { url } = world.system
      let address = ''
      await as(
        world,
        world.system.account('STORE_MANAGER', '蜀步'),
        async page => {
          await page.goto(`${url}/spot-checks`)
          await settled(page)
          await page.getByRole('button', { name: '手动抽查' }).click()
          await page.getByRole('alertdialog').getByRole('button', { name: '手动抽查' }).click()
          await page.waitForURL(/\/spot-checks\/[0-9a-f-]{36}$/)
          address = page.url()
          const id = address.slice(-36)
          await page.getByRole('button', { name: '核查下一份' }).click()
          await page.waitForURL(/\/files\//)
          const file = page.url()
          const first = page.locator('li[data-field]').first()
          await first.getByRole('button', { name: '真', exact: true }).click()
          await page.goBack()
          await page.waitForURL(address)
          await page.goForward()
          await page.waitForURL(file)
          await page.locator('li[data-field]').first().waitFor()
          demand((await pressed(page)) === 1, 'the answer was not kept on leaving')
          const fields = await page.locator('li[data-field]').count()
          const [last, ...between] = [...Array(fields).keys()].slice(1).toReversed()
          for (const at of between) await page.locator('li[data-field]').nth(at).getByRole('button', { name: '真', exact: true }).click()
          await page.locator('li[data-field]').nth(last!).getByRole('button', { name: '假', exact: true }).click()
          await page.locator('li[data-field]').nth(last!).getByRole('textbox').fill('小票对不上')
          await page.screenshot({ path: path.join(SHOTS, 'spot-check-file-zh-390.png') })
          await page.getByRole('button', { name: '记录', exact: true }).click()
          await page.getByText('这份档案已记录').waitFor()
          const { spotCheck } = await ask<Drawn>(page, FILES, { id })
          const left = spotCheck.files.nodes.filter(({ recordedAt }) => !recordedAt)
          demand(left.length === spotCheck.files.nodes.length - 1, 'not one file is recorded')
          for (const { customerId } of left) {
            const input = { id, customerId, findings: [{ field: 'name', verdict: 'TRUE' }], idempotencyKey: `journey ${customerId}` }
            await act(page, 'spotCheckRecord', input, 'spotCheck { id }')
          }
          await page.goto(address)
          await page.getByRole('button', { name: '结束抽查' }).click()
          await page.getByRole('alertdialog').getByRole('button', { name: '结束抽查' }).click()
          await page.locator('.head .tag', { hasText: '已结束' }).waitFor()
          await settled(page)
          await page.screenshot({ path: path.join(SHOTS, 'spot-check-closed-zh-390.png'), fullPage: true })
        },
        { locale: 'zh-CN', width: 390 }
      )
      await as(world, world.system.account('HQ'), async page => {
        await page.goto(address)
        await page.locator('.head .tag', { hasText: 'closed' }).waitFor()
        await page.getByText('Files as a whole').waitFor()
        await settled(page)
        await page.screenshot({ path: path.join(SHOTS, 'spot-check-en-1440.png') })
        await page.goto(`${url}/spot-checks`)
        await settled(page)
        await page.screenshot({ path: path.join(SHOTS, 'spot-checks-en-1440.png') })
      })
    }
  }
]
