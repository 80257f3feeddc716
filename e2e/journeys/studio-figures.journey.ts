/**
 * Figures changed by hand, and what they do at the counter: headquarters changes what a purchase earns, what a tier pays and what a voucher is worth; after
 * midnight a receipt is priced, paid and rewarded so, and what comes back of it takes points and gives the voucher's share back by the same figures.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beginReceipt } from '../counter.ts'
import type { Journey } from '../journey.ts'
import { demand, settled, SHOTS } from '../person.ts'
import { act, as, chainOf, inForce, newDraft, numberOf, ownStore, passMidnight, press, publishByHand, setDeskClock } from '../studio.ts'

/** Of Shanghai, ahead of UTC. */
const ZONE_HOURS = 8
const NAME = '郑晓岚'
const RECEIPT = 'FIGURES-1'

const saved = (page: Page) => page.getByText(/^Saved at \d\d:\d\d$/).waitFor()

/** Types a figure into a sentence as a person does: over what stands there. */
async function figure(page: Page, name: string, value: string, nth = 0): Promise<void> {
  await page.getByRole('textbox', { name, exact: true }).nth(nth).fill(value)
}

/** Two points for every full 100.00, after a week; ten for registering. */
async function changeEarning(page: Page, url: string): Promise<string> {
  const version = await newDraft(page, url, 'earning', 'Twice the points')
  await figure(page, 'points for each step', '2')
  await figure(page, 'the days until points count', '7')
  await figure(page, 'the points for registering', '10')
  await saved(page)
  await page.locator('.say ins', { hasText: '2' }).first().waitFor()
  return version
}

/** A pays 70 %: what stands in the editor is tried there, saved or not. */
async function changeDiscount(page: Page, url: string): Promise<string> {
  const version = await newDraft(page, url, 'benefit', 'A pays seventy')
  await figure(page, 'Percent', '70')
  await page.getByText('A pays 70%', { exact: true }).waitFor()
  await page.getByText('To pay: ¥120', { exact: true }).waitFor()
  await saved(page)
  return version
}

/** Worth 60.00 for 30 days from now on; those issued before keep their terms. */
async function changeVoucher(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/vouchers`)
  await page.locator('tbody tr[data-row]', { hasText: 'thanks' }).getByRole('link').click()
  await press(page, 'Edit')
  await page.getByLabel('Value', { exact: true }).fill('60')
  await page.getByLabel('Days', { exact: true }).fill('30')
  await page.getByLabel('Minimum spend').fill('')
  await press(page, 'Save')
  await page.getByText('thanks, version 2').waitFor()
}

interface Met {
  readonly id: string
  readonly memberNo: string
}

/** Registered after midnight in the manager's store, and an A because the manager says so. */
async function meet(page: Page): Promise<Met> {
  const { today } = await chainOf(page)
  const made = { ...(await ownStore(page)), name: NAME, phone: '13912345612', captureSource: 'TILL' }
  const { customer } = await act<{ customer: Met }>(page, 'customerRegister', made, 'customer { id memberNo }')
  await act(page, 'tierOverride', { customerId: customer.id, tierKey: 'A', endsOn: today, reason: 'potential' }, 'standing { id }')
  return customer
}

async function giveVoucher(page: Page, url: string, { id }: Met): Promise<void> {
  await page.goto(`${url}/customers/${id}?tab=vouchers`)
  await press(page, 'Issue a voucher')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Kind of voucher' }).fill('thanks')
  await page.getByRole('option', { name: /Thank-you/ }).click()
  await dialog.getByText('¥60.00, good for 30 days after its first day').waitFor()
  await dialog.getByLabel('Reason').fill('for a kind word')
  await dialog.getByRole('button', { name: 'Issue ¥60.00' }).click()
  await page.getByText(`issued to ${NAME}`).waitFor()
}

async function line(page: Page, n: number, [code, units, amount]: readonly [string, string, string]): Promise<void> {
  await page.getByLabel(`Line ${n}, item code`).fill(code)
  await page.getByLabel(`Line ${n}, name`).fill(code)
  await page.getByLabel(`Line ${n}, units`).fill(units)
  await page.getByLabel(`Line ${n}, amount paid`).fill(amount)
}

/** 500.00 at 70 %, less 60.00 by voucher, and 60.00 at a special price: 350.00, which earns three times two. */
async function buy(page: Page, url: string, { memberNo }: Met): Promise<void> {
  await beginReceipt(page, url, memberNo)
  await line(page, 1, ['FIG-COAT', '2', '500'])
  await press(page, 'Add a line')
  await line(page, 2, ['FIG-SCARF', '1', '60'])
  await page.getByRole('checkbox', { name: 'Line 2, special price' }).press('Space')
  await page.getByLabel('Receipt number').fill(RECEIPT)
  await press(page, 'Reckon by the benefits')
  await page.getByText('A pays 70%').waitFor()
  await page.getByText('To pay by the benefits: ¥410.00').waitFor()
  await press(page, 'Use these amounts')
  await page.getByText('¥60.00 left', { exact: false }).click()
  await press(page, 'See what is left to pay')
  await page.getByText('¥60.00 off', { exact: true }).waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'figures-receipt-en-1440.png'), fullPage: true })
  await press(page, 'Record ¥350.00')
  await page.getByText(`Receipt ${RECEIPT} recorded`).waitFor()
  await page.getByText('Open receipt', { exact: true }).click()
  await page.waitForURL(address => /^\/receipts\/[0-9a-f-]{36}$/.test(address.pathname))
}

async function bringBack(page: Page, nth: number, item: string, refund: string): Promise<void> {
  await page.getByRole('button', { name: 'Return', exact: true }).click()
  await page.getByRole('button', { name: `One more: ${item}` }).click()
  // What came back before is known by the number that is proposed.
  const no = `${RECEIPT}-R${nth}`
  await page.waitForFunction(value => [...document.querySelectorAll('input')].some(input => input.value === value), no)
  await page.locator('form button[type=submit]').click()
  await page.getByText(`Returned, refund ${refund}`).waitFor()
}

/** POINT-3 with these figures: 350.00 earns 6; 60.00 back leave 290.00, so 2 are reversed; half of the coats leave 145.00, so 2 more are. */
async function pointsSay(page: Page, url: string, { id }: Met, rules: string): Promise<void> {
  const version = `Earning rules, version ${await numberOf(page, rules)}`
  await page.goto(`${url}/customers/${id}?tab=points`)
  await settled(page)
  const rows = await page.locator('tbody tr[data-row]').allInnerTexts()
  const said = rows
    .map(row => `${/^\w+/.exec(row)?.[0]} ${/\t([+−]\d+)\t/.exec(row)?.[1]} ${/Earning rules, version \d+/.exec(row)?.[0]}`)
    .sort()
  const expected = [`Bonus +10 ${version}`, `Earned +6 ${version}`, `Reversed −2 ${version}`, `Reversed −2 ${version}`]
  demand(said.join() === expected.join(), `the ledger says ${said.join()}\n${rows.join('\n')}`)
  demand(
    rows.some(row => /Earned[\s\S]*Counts from/.test(row)),
    'points that are pending do not say so'
  )
}

async function atTheCounter(page: Page, url: string, rules: string): Promise<void> {
  const customer = await meet(page)
  await giveVoucher(page, url, customer)
  await buy(page, url, customer)
  await bringBack(page, 1, 'FIG-SCARF', '¥60.00')
  await bringBack(page, 2, 'FIG-COAT', '¥145.00')
  await page.getByText('¥30.00 given back').waitFor()
  await page.screenshot({ path: path.join(SHOTS, 'figures-returned-en-1440.png'), fullPage: true })
  await pointsSay(page, url, customer, rules)
  await page.screenshot({ path: path.join(SHOTS, 'figures-points-en-1440.png'), fullPage: true })
  await page.goto(`${url}/customers/${customer.id}?tab=vouchers`)
  await page.locator('tbody tr[data-row]', { hasText: '¥30.00' }).waitFor()
}

export const journeys: readonly Journey[] = [
  {
    name: 'what a purchase earns, what a tier pays and what a voucher is worth are changed by hand; receipts and returns go by them after midnight',
    async walk(world) {
      const { system } = world
      const [hq, manager] = [system.account('HQ', '蜀步'), system.account('STORE_MANAGER', '蜀步')]
      let versions: readonly string[] = []
      let now = new Date()
      await as(world, hq, async page => {
        const earning = await changeEarning(page, system.url)
        await publishByHand(page, world)
        versions = [earning, await changeDiscount(page, system.url)]
        await publishByHand(page, world)
        await changeVoucher(page, system.url)
        now = passMidnight(world, (await chainOf(page)).today, ZONE_HOURS)
      })
      await as(world, manager, async page => {
        for (const version of versions) await inForce(page, version)
        // The desk's own clock shows the new day too: what is recorded by hand is of now.
        await setDeskClock(page, now)
        await atTheCounter(page, system.url, versions[0] ?? '')
      })
    }
  }
]
