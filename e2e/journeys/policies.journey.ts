/**
 * A rule changed by hand: headquarters makes a draft and reads it in both languages, hands it in, another person of headquarters approves it and sets its
 * day; a store manager reads it and is offered nothing.
 */
import type { Page } from 'playwright-core'
import type { Journey, World } from '../journey.ts'
import { ask, demand, settled, signIn, withPage } from '../person.ts'

const NAME = 'A from 40 points'
const SECOND = { role: 'HQ', company: '', signIn: 'second@shubu.example', password: 'long-enough-for-now' }

const tag = (page: Page, text: string) => page.locator('.head .tag', { hasText: text }).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const inDialog = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name }).click()

/** A second person of headquarters, who can sign in. */
async function addSecond(page: Page): Promise<void> {
  const { viewer } = await ask<{ viewer: { chains: { id: string; today: string }[] } }>(page, '{ viewer { chains { id today } } }', {})
  const { id: chainId, today } = viewer.chains[0]!
  const { signIn: email, password } = SECOND
  const { staffCreate } = await ask<{ staffCreate: { staff: { id: string } } }>(
    page,
    'mutation ($input: StaffCreateInput!) { staffCreate(input: $input) { staff { id } userErrors { code } } }',
    { input: { chainId, name: '何建国', staffNo: 'HQ2', email, password, joinedOn: today } }
  )
  const grant = { staffId: staffCreate.staff.id, role: 'HQ', scopeKind: 'CHAIN', scopeId: chainId }
  await ask(page, 'mutation ($input: RoleGrantInput!) { roleGrant(input: $input) { userErrors { code } } }', { input: grant })
}

async function writeDraft(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/policies/tier`)
  await settled(page)
  await press(page, 'New draft from the one in force')
  await page.getByRole('dialog').getByLabel('Name').fill(NAME)
  await inDialog(page, 'New draft')
  await page.waitForURL(address => /\/policies\/tier\/[0-9a-f-]{36}$/.test(address.pathname))
  const points = page.getByRole('textbox', { name: 'points' })
  await points.fill('0')
  await page.getByRole('button', { name: /^A, route 1: Give 1 or more/ }).click()
  demand(await points.evaluate(slot => slot === document.activeElement), 'a fault does not lead to its slot')
  demand(await page.getByRole('button', { name: 'Submit', exact: true }).isDisabled(), 'a faulty draft can be submitted')
  await points.fill('39')
  await points.press('ArrowUp')
  await page.getByText(/^Saved at \d\d:\d\d$/).waitFor()
  for (const lang of ['zh-CN', 'en']) {
    const [out, into] = await Promise.all(['del', 'ins'].map(mark => page.locator(`.say [lang="${lang}"] ${mark}`).allTextContents()))
    demand(out!.join() === '50' && into!.join() === '40', `the change does not read in ${lang}: ${out!.join()} → ${into!.join()}`)
  }
  await page.reload()
  await page.getByText('changed points for A from 50').first().waitFor()
  demand((await points.inputValue()) === '40', 'what was saved is not there')
  return page.url()
}

/** What is deleted comes back; a tier moves by the keyboard, and back. */
async function editByKeys(page: Page): Promise<void> {
  const cards = page.locator('.tiers section.rule h3')
  const names = async () => (await cards.allTextContents()).map(text => text.trim()).join()
  const before = await names()
  await press(page, 'Delete B')
  await cards.filter({ hasText: 'Gold' }).waitFor({ state: 'detached' })
  await press(page, 'Undo')
  await cards.filter({ hasText: 'Gold' }).waitFor()
  const grip = page.getByRole('button', { name: /^Move A/ })
  await grip.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText('From the highest down').first().waitFor()
  demand((await names()) !== before, 'Alt ↓ does not move the tier')
  await page.keyboard.press('Alt+ArrowUp')
  demand((await names()) === before, 'Alt ↑ does not move it back')
}

async function handIn(page: Page): Promise<void> {
  await press(page, 'Submit')
  await page.getByRole('dialog').getByText('Changes points for A from 50 to 40').waitFor()
  await inDialog(page, 'Submit')
  await tag(page, 'To approve')
  await page.getByText('somebody else at headquarters approves it').waitFor()
  demand((await page.getByRole('button', { name: 'Approve', exact: true }).count()) === 0, 'the own work can be approved')
}

async function publish(page: Page, url: string, version: string): Promise<void> {
  await page.goto(`${url}/overview`)
  await page.getByRole('link', { name: /^Tiers\s*To approve$/ }).waitFor()
  await page.goto(version)
  await settled(page)
  await press(page, 'Approve')
  await inDialog(page, 'Approve')
  await tag(page, 'Approved')
  await press(page, 'Compare with Version 1')
  await page.getByRole('dialog').locator('ins', { hasText: '40' }).waitFor()
  await page.keyboard.press('Escape')
  await press(page, 'Set the day')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Changes points for A from 50 to 40').waitFor()
  await dialog.getByText(/^Nothing changes before/).waitFor()
  await dialog.getByText('This version has not been backtested').waitFor()
  await dialog.getByRole('button', { name: 'Backtest', exact: true }).click()
  const effect = dialog.getByText(/would move to another tier/)
  await effect.waitFor()
  const [, moved = ''] = /([\d,]+) of [\d,]+ customers/.exec((await effect.textContent()) ?? '') ?? []
  demand(moved !== '' && moved !== '0', 'the backtest moves nobody')
  const number = dialog.getByRole('textbox', { name: /^Type the number of customers moved/ })
  if ((await number.count()) > 0) await number.fill(moved)
  await inDialog(page, /^In force from/)
  await tag(page, 'Scheduled')
}

async function readOnly(page: Page, version: string): Promise<void> {
  await page.goto(version)
  await tag(page, 'Scheduled')
  await page.locator('.say ins', { hasText: '40' }).first().waitFor()
  for (const name of ['Take the day back', 'New draft from the one in force', 'Send back'])
    demand((await page.getByRole('button', { name }).count()) === 0, `a store manager is offered “${name}”`)
  demand((await page.locator('main .rule input, main .rule select, main textarea').count()) === 0, 'a store manager can write')
}

const as = (world: World, account: Parameters<typeof signIn>[2], work: (page: Page) => Promise<void>) =>
  withPage(world, { locale: 'en' }, async page => {
    await signIn(page, world.system, account)
    await work(page)
  })

export const journeys: readonly Journey[] = [
  {
    name: 'a rule is changed in a draft, approved by a second person, and given its day; others read it',
    async walk(world) {
      const { system } = world
      let version = ''
      await as(world, system.account('HQ', '蜀步'), async page => {
        await addSecond(page)
        version = await writeDraft(page, system.url)
        await editByKeys(page)
        await page.getByText(/^Saved at/).waitFor()
        await handIn(page)
      })
      await as(world, SECOND, page => publish(page, system.url, version))
      await as(world, system.account('STORE_MANAGER', '蜀步'), page => readOnly(page, version))
    }
  }
]
