/** Who works for two companies chooses one by keyboard after the password; the choice is the first offer the next time. */
import type { Page } from 'playwright-core'
import type { Journey, World } from '../journey.ts'
import { demand, withPage } from '../person.ts'

async function enter(page: Page, { system }: World): Promise<void> {
  const { signIn, password } = system.account('ANALYST', 'Harbour')
  await page.goto(`${system.url}/sign-in`)
  await page.getByLabel('Phone number or email').fill(signIn)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Where to?' }).waitFor()
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const outside = (page: Page) => page.waitForURL(url => !url.pathname.startsWith('/sign-in'))

export const journeys: readonly Journey[] = [
  {
    name: 'a consultant of two companies chooses one by keyboard, and is offered it first the next time',
    walk: world =>
      withPage(world, { locale: 'en' }, async page => {
        await enter(page, world)
        const first = await focused(page)
        await page.keyboard.press('ArrowDown')
        const second = await focused(page)
        demand(first !== '' && second !== '' && first !== second, `two companies to choose from: ${first}, ${second}`)
        await page.keyboard.press('Enter')
        await outside(page)
        await page.getByText(second).first().waitFor()

        await page.context().clearCookies()
        await enter(page, world)
        demand((await focused(page)) === second, `the last choice has the focus, not ${await focused(page)}`)
        await page.keyboard.press('Enter')
        await outside(page)
        await page.getByText(second).first().waitFor()
      })
  }
]
