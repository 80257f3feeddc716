/** That a second person approves is not switched off between two clicks: it goes on for a day, whoever approves is shown it, and takes it back. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Journey, World } from '../journey.ts'
import { demand, settled, SHOTS } from '../person.ts'
import { addSecond, as } from '../studio.ts'
import type { Account } from '../system.ts'

const shot = (page: Page, name: string) => page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true })

async function settings(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/chain`)
  await settled(page)
}

async function switchOff(page: Page, url: string): Promise<void> {
  await settings(page, url)
  await page.getByText('A second person approves', { exact: true }).click()
  await page.getByRole('button', { name: 'Save changes', exact: true }).click()
  await page.getByText(/^A second person is asked for until .+; after that/).waitFor()
  await shot(page, 'second-person-chain-en-1440')
  await page.reload()
  await settled(page)
  demand(!(await page.getByLabel('A second person approves', { exact: true }).isChecked()), 'what was said does not stand in the form')
}

/** Beside every kind of policy, with the way to where it is taken back. */
async function takeBack(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/policies/tier`)
  const notice = page.getByText(/起不再要第二个人批准/)
  await notice.waitFor()
  await shot(page, 'second-person-policies-zh-390')
  await page.goto(`${url}/policies/benefit`)
  await notice.waitFor()
  await page.getByRole('link', { name: '品牌设置' }).click()
  await page.getByText(/到.+为止仍要第二个人批准/).waitFor()
  await settled(page)
  await shot(page, 'second-person-chain-zh-390')
  await page.getByText('由第二个人批准', { exact: true }).click()
  await page.getByRole('button', { name: '保存修改', exact: true }).click()
  await page.getByText(/到.+为止仍要第二个人批准/).waitFor({ state: 'detached' })
  await page.goto(`${url}/policies/tier`)
  await settled(page)
  demand((await notice.count()) === 0, 'what was taken back is still announced')
}

async function walk(world: World): Promise<void> {
  const { url } = world.system
  const hq = world.system.account('HQ', '蜀步')
  let other: Account = hq
  await as(world, hq, async page => {
    other = await addSecond(page, '顾宁', 'HQ-S')
    await switchOff(page, url)
    await page.goto(`${url}/policies/tier`)
    await page.getByText(/^From .+ on no second person approves/).waitFor()
    await settled(page)
    await shot(page, 'second-person-policies-en-1440')
  })
  await as(world, other, page => takeBack(page, url), { locale: 'zh-CN', width: 390 })
}

export const journeys: readonly Journey[] = [
  { name: 'that a second person approves, switched off, goes on for a day, is shown to headquarters and taken back by another', walk }
]
