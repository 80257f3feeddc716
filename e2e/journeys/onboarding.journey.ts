/** INC-6: a store manager declares on the phone how many files the store had, and one more is entered; headquarters corrects the number, by which all are. */
import path from 'node:path'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { act, as, inDialog, ownStore, press, tag } from '../studio.ts'

interface Progress {
  readonly onboarding: { readonly entered: number }
}
const ENTERED = 'query ($id: ID!) { onboarding(storeId: $id) { entered } }'

export const journeys: readonly Journey[] = [
  {
    name: 'existing files are declared on the phone, entered, and corrected by headquarters',
    walk: async world => {
      const { url } = world.system
      let storeId = ''
      let entered = 0
      await as(
        world,
        world.system.account('STORE_MANAGER', '蜀步'),
        async page => {
          await page.goto(`${url}/onboarding`)
          await page.getByText('先申报这家店有多少份顾客档案').waitFor()
          await press(page, '申报档案数')
          await page.getByRole('textbox', { name: '已有档案（份）' }).fill('900000')
          await page.screenshot({ path: path.join(SHOTS, 'onboarding-declare-zh-390.png') })
          await inDialog(page, '申报')
          await tag(page, '录入中')
          const place = await ownStore(page)
          storeId = place.storeId
          const before = await ask<Progress>(page, ENTERED, { id: storeId })
          const made = { ...place, name: '旧档', phone: '+8619977007110', captureSource: 'TILL', idempotencyKey: 'journey onboarding' }
          await act(page, 'customerRegister', made, 'customer { id }')
          entered = before.onboarding.entered + 1
          await page.reload()
          await page.getByText(`还差${(900_000 - entered).toLocaleString('en')}份`).waitFor()
          await settled(page)
          await page.screenshot({ path: path.join(SHOTS, 'onboarding-zh-390.png'), fullPage: true })
        },
        { locale: 'zh-CN', width: 390 }
      )
      await as(world, world.system.account('HQ', '蜀步'), async page => {
        await page.goto(`${url}/onboarding/${storeId}`)
        await press(page, 'Correct the number')
        await page.getByRole('textbox', { name: 'Existing files' }).fill(String(entered))
        await page.getByRole('textbox', { name: 'Why is it corrected?' }).fill('a box was counted twice')
        await inDialog(page, 'Correct')
        await tag(page, 'all entered')
        await settled(page)
        await page.screenshot({ path: path.join(SHOTS, 'onboarding-corrected-en-1440.png') })
        await page.goto(`${url}/onboarding`)
        await page.locator('.tag', { hasText: 'all entered' }).first().waitFor()
        demand((await page.locator('.tag', { hasText: 'not declared' }).count()) > 0, 'stores that declared nothing are not listed')
        await settled(page)
        await page.screenshot({ path: path.join(SHOTS, 'onboardings-en-1440.png') })
        await page.setViewportSize({ width: 390, height: 844 })
        await settled(page)
        await page.screenshot({ path: path.join(SHOTS, 'onboardings-en-390.png') })
      })
    }
  }
]
