/**
 * A rule changed by hand: headquarters makes a draft and reads it in both languages, hands it in, another person of headquarters sees what it does, approves
 * it and sets its day; a store manager reads it and is offered nothing. Midnight passes, and a customer is an A whose page says by which version and why.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { addSecond, as, chainOf, inDialog, newDraft, numberOf, passMidnight, press, tag, until } from '../studio.ts'

const NAME = 'A from 40 points'
/** Of Shanghai, ahead of UTC. */
const ZONE_HOURS = 8

async function writeDraft(page: Page, url: string): Promise<string> {
  await newDraft(page, url, 'tier', NAME)
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
  await page.getByText('Changes points for A from 50 to 40').waitFor()
  await press(page, 'Swap sides')
  await page.getByText('Changes points for A from 40 to 50').waitFor()
  // Its address shows a colleague the same.
  await page.reload()
  await page.locator('del', { hasText: '40' }).waitFor()
  await page.goto(version)
  await settled(page)
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

interface Mover {
  readonly id: string
  readonly was: string
}

/** Somebody whom the version makes an A, by what its backtest says; her page says otherwise before its day. */
async function findMover(page: Page, url: string, version: string): Promise<Mover> {
  const id = new URL(version).pathname.split('/').at(-1)
  const query = `query ($id: ID!) { policyVersion(id: $id) { backtest { moves(first: 1, to: { status: TIER, key: "A" }) {
    nodes { customer { id } from { key } } } } } }`
  interface Moves {
    readonly policyVersion: { backtest: { moves: { nodes: { customer: { id: string }; from: { key: string | null } }[] } } }
  }
  const [move] = (await ask<Moves>(page, query, { id })).policyVersion.backtest.moves.nodes
  demand(move?.from.key === 'B' || move?.from.key === 'C', `nobody comes to A from below: ${JSON.stringify(move)}`)
  await page.goto(`${url}/customers/${move!.customer.id}`)
  await page
    .getByText(new RegExp(`^${move!.from.key}, because`))
    .first()
    .waitFor()
  return { id: move!.customer.id, was: move!.from.key! }
}

/** The tier, its reason and the version that decided; the version's own page says what its coming into force did. */
async function isInForce(page: Page, url: string, version: string, { id, was }: Mover): Promise<void> {
  await page.goto(version)
  await settled(page)
  await until(page, 'the version', async () => (await page.locator('.head .tag', { hasText: 'In force' }).count()) > 0)
  await page
    .getByText(/^In force since .+; [\d,]+ customers? changed tier/)
    .first()
    .waitFor()
  const number = await numberOf(page, version)
  await page.goto(`${url}/customers/${id}`)
  await page
    .getByText(/^A, because 4\d points were credited and the rule asks for .*40/)
    .first()
    .waitFor()
  await page.getByText(`Tier policy version ${number}, in force since`).first().waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'policy-in-force-en-1440.png'), fullPage: true })
  await page.goto(`${url}/customers/${id}?tab=tiers`)
  const row = page.locator('tbody tr[data-row]').first()
  await row.waitFor()
  demand(new RegExp(`${was}[\\s\\S]*A`).test(await row.innerText()), `the latest change is ${await row.innerText()}`)
}

export const journeys: readonly Journey[] = [
  {
    name: 'a rule is changed in a draft, backtested, approved by a second person, and in force after midnight; a customer is an A and her page says why',
    async walk(world) {
      const { system } = world
      const hq = system.account('HQ', '蜀步')
      let version = ''
      let second = hq
      await as(world, hq, async page => {
        second = await addSecond(page, '何建国', 'HQ2')
        version = await writeDraft(page, system.url)
        await editByKeys(page)
        await page.getByText(/^Saved at/).waitFor()
        await handIn(page)
      })
      await as(world, second, page => publish(page, system.url, version))
      await as(world, system.account('STORE_MANAGER', '蜀步'), page => readOnly(page, version))
      let mover: Mover | undefined
      await as(world, hq, async page => {
        mover = await findMover(page, system.url, version)
        passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
      })
      await as(world, hq, page => isInForce(page, system.url, version, mover!))
      await as(
        world,
        system.account('STORE_MANAGER', '蜀步'),
        async page => {
          await page.goto(version)
          await page.locator('.head .tag', { hasText: '生效中' }).waitFor()
        },
        { locale: 'zh-CN' }
      )
    }
  }
]
