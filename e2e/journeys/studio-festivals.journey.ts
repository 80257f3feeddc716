/**
 * A festival of the chain's own: headquarters names it and says its day as a sentence, by either calendar; the voucher for it has its terms set as soon as the
 * version has its day, before one is given; on the festival the night gives it by those terms, and it says what it is for.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { settled, SHOTS, withPage, signIn } from '../person.ts'
import { as, chainOf, inForce, newDraft, passMidnight, press, publishByHand, until } from '../studio.ts'

/** Of Shanghai, ahead of UTC. */
const ZONE_HOURS = 8
const saved = (page: Page) => page.getByText(/^Saved at \d\d:\d\d$/).waitFor()
const shot = (page: Page, name: string) => page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true })
const section = (page: Page) => page.locator('#at-festivals')

/** By the lunar calendar first, as Mid-Autumn is; then tomorrow, which the journey can wait for. */
async function addFestival(page: Page, tomorrow: Date): Promise<void> {
  await press(page, 'Add a festival')
  const own = page.locator('#at-festivals-3')
  await own.getByLabel('Chinese name').fill('店庆')
  await own.getByLabel('English name').fill('Anniversary')
  await own.getByLabel('Calendar', { exact: true }).selectOption({ label: 'Chinese lunar' })
  await own.getByLabel('Month', { exact: true }).selectOption({ label: 'the 8th lunar month' })
  await own.getByLabel('Day', { exact: true }).selectOption({ label: 'day 15' })
  await page.getByText('Anniversary (day 15 of the 8th lunar month)', { exact: false }).first().waitFor()
  await section(page).scrollIntoViewIfNeeded()
  await shot(page, 'festivals-editor-en-1440')
  await own.getByLabel('Calendar', { exact: true }).selectOption({ label: 'common' })
  await own.getByLabel('Month', { exact: true }).selectOption({ index: tomorrow.getUTCMonth() })
  await own.getByLabel('Day', { exact: true }).selectOption({ label: String(tomorrow.getUTCDate()) })
  await own.getByText(`Next on ${tomorrow.toISOString().slice(0, 10)}`).waitFor()
}

/** A voucher of a value that there was none of: no terms are known of it until the version has its day. */
async function draft(page: Page, url: string, tomorrow: Date): Promise<string> {
  const version = await newDraft(page, url, 'benefit', 'Anniversary')
  await addFestival(page, tomorrow)
  await page.getByRole('textbox', { name: 'Amount', exact: true }).first().fill('120')
  await page.getByText('its terms can be set once this version has its day').waitFor()
  await saved(page)
  return version
}

async function setTerms(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Terms of this voucher' }).first().click()
  await page.getByText('~12000, version 1').waitFor()
  await press(page, 'Edit')
  await page.getByLabel('Days after a return').fill('400')
  await press(page, 'Save')
  await page.getByText('Give a whole number of days from 0 to 365.').waitFor()
  await page.getByLabel('Days after a return').fill('30')
  await shot(page, 'festivals-terms-en-1440')
  await press(page, 'Save')
  await page.getByText('what a return gives back is good for 30 days after it at least').waitFor()
}

async function given(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/vouchers/issued`)
  const row = page.locator('tbody tr[data-row]', { hasText: 'Anniversary' }).first()
  await until(page, 'the voucher for the festival', () => row.isVisible())
  await shot(page, 'festivals-issued-en-1440')
  await row.getByRole('button').first().click()
  await page.getByText('what a return gives back is good for 30 days after it at least').waitFor()
}

export const journeys: readonly Journey[] = [
  {
    name: 'a festival of the chain’s own is named and given its day, its voucher’s terms are set before it comes, and it is given on it',
    async walk(world) {
      const { system } = world
      const hq = system.account('HQ', '蜀步')
      let version = ''
      await as(world, hq, async page => {
        const { today } = await chainOf(page)
        version = await draft(page, system.url, new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000))
        await publishByHand(page, world)
        await setTerms(page)
      })
      for (const locale of ['zh-CN', 'en'] as const)
        await withPage(world, { locale, width: 390 }, async page => {
          await signIn(page, system, hq)
          await page.goto(version)
          await settled(page)
          await section(page).scrollIntoViewIfNeeded()
          await shot(page, `festivals-${locale}-390`)
        })
      await as(world, hq, async page => {
        passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
        await inForce(page, version)
        await given(page, system.url)
      })
    }
  }
]
