/**
 * What reaches many at once: vouchers for several, counted first and taken back after; who got none and why; who gets a rebate for a year that is over, and the same as a file; the
 * customers whom a draft would move, as a file; and a backtest that is stopped, which leaves nothing.
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled } from '../person.ts'
import { isAt, pressAt, spot, tabTo } from '../keys.ts'
import { act, as, chainOf, newDraft, press } from '../studio.ts'

const CHOSEN = 3
const BACKTESTED_WITHIN_MS = 120_000

/** By keys alone: rows are chosen where they stand, and Tab goes on behind the list to what can be done with them. */
async function issueByKeys(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers?sort=memberNo.asc`)
  await settled(page)
  await page.locator('tbody tr[data-row]').first().waitFor()
  await tabTo(page, '选择这里的全部')
  for (let at = await spot(page); at.tag !== 'tr'; at = await spot(page)) await page.keyboard.press('Tab')
  await page.keyboard.press('x')
  for (let more = 1; more < CHOSEN; more++) for (const key of ['j', 'x']) await page.keyboard.press(key)
  await pressAt(page, '发券')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, '券种')
  await page.keyboard.type('thanks')
  // Before it is found: what is found first is taken.
  await page.keyboard.press('Enter')
  await settled(page)
  const kind = await page.getByRole('combobox', { name: '券种' }).inputValue()
  demand(kind.includes('答谢'), `of what is found for “thanks” “${kind}” is taken`)
  await tabTo(page, '原因')
  await page.keyboard.type('开店十年')
  await pressAt(page, '算一算多少位')
  await isAt(page, `发${CHOSEN}张`, 'once they are counted')
  await page.keyboard.press('Enter')
  await page.waitForURL(address => address.pathname === '/vouchers/batches')
  await isAt(page, 'main', 'with the batches')
  await page.locator('tbody tr[data-row]', { hasText: '开店十年' }).getByText('发完了', { exact: true }).waitFor()
  await pressAt(page, '收回')
  await page.getByRole('alertdialog').waitFor()
  await pressAt(page, '作废没用过的')
  await page.locator('tbody tr[data-row]', { hasText: '开店十年' }).getByText('已收回', { exact: true }).waitFor()
}

/** The rows of a list as it is taken away, without its head. */
async function exported(page: Page, name: string, pressIt: () => Promise<unknown>): Promise<readonly string[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), pressIt()])
  demand(download.suggestedFilename().startsWith(name), `the file is called ${download.suggestedFilename()}`)
  return readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
}

async function issueToSeveral(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/customers?sort=memberNo.asc`)
  const rows = page.locator('tbody tr[data-row]')
  await rows.first().waitFor()
  for (let row = 0; row < CHOSEN; row++) await rows.nth(row).getByRole('checkbox').click({ force: true })
  await press(page, 'Issue a voucher')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Kind of voucher' }).fill('thanks')
  await page.getByRole('option', { name: /Thank-you/ }).click()
  await dialog.getByRole('button', { name: 'Count them' }).click()
  await dialog.getByText('Give a reason.').waitFor()
  await dialog.getByLabel('Reason').fill('ten years of the shop')
  await dialog.getByRole('button', { name: 'Count them' }).click()
  await dialog.getByText(new RegExp(`^${CHOSEN} customers; ¥[\\d,.]+ in all if every voucher is used$`)).waitFor()
  await dialog.getByRole('button', { name: `Issue ${CHOSEN} vouchers` }).click()
  await page.waitForURL(address => address.pathname === '/vouchers/batches')
}

async function takeBack(page: Page): Promise<void> {
  const row = page.locator('tbody tr[data-row]', { hasText: 'ten years of the shop' })
  await row.getByText('done', { exact: true }).waitFor()
  await row.getByText(`${CHOSEN} of ${CHOSEN}`, { exact: true }).waitFor()
  await row.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Void what is unused' }).click()
  await row.getByText('taken back', { exact: true }).waitFor()
  await row.getByRole('link').click()
  await page.waitForURL(address => address.pathname === '/vouchers/issued')
  await settled(page)
  const issued = await page.locator('tbody tr[data-row]').allInnerTexts()
  demand(issued.length === CHOSEN && issued.every(text => /void/i.test(text)), `what was taken back says ${issued.join('\n')}`)
}

/** A kind that everybody has one of already: who gets none is told one by one, and taken away as a file. */
async function toldWhoGotNone(page: Page, url: string): Promise<void> {
  const chainId = (await chainOf(page)).id
  const { customers } = await ask<{ customers: { nodes: { id: string }[] } }>(
    page,
    'query ($chainId: ID!, $first: Int!) { customers(chainId: $chainId, first: $first) { nodes { id } } }',
    { chainId, first: CHOSEN }
  )
  const terms = { name: { zhCN: '一人一张', en: 'One each' }, faceMinor: 1_000, mostPerCustomer: 1, validDays: 30 }
  const { definition } = await act<{ definition: { id: string } }>(
    page,
    'voucherDefinitionCreate',
    { chainId, key: 'one-each', ...terms, idempotencyKey: 'one each' },
    'definition { id }'
  )
  for (const reason of ['first', 'again'])
    await act(
      page,
      'voucherBatchStart',
      {
        chainId,
        definitionId: definition.id,
        customerIds: customers.nodes.map(({ id }) => id),
        reason,
        idempotencyKey: `one each ${reason}`
      },
      'chosen'
    )
  await page.goto(`${url}/vouchers/batches`)
  const row = page.locator('tbody tr[data-row]', { hasText: 'again' })
  await row.getByText('done', { exact: true }).waitFor()
  await row.getByRole('link', { name: String(CHOSEN), exact: true }).click()
  await page.getByRole('heading', { name: 'Who got none' }).waitFor()
  const rows = page.locator('tbody tr[data-row]')
  await rows.nth(CHOSEN - 1).waitFor()
  const file = await exported(page, 'voucher-refusals-', () => press(page, 'Export'))
  demand(file.length === CHOSEN, `${file.length} rows: ${file.join(' ')}`)
  demand(
    file.every(line => line.includes('VOUCHER_LIMIT_PER_CUSTOMER')),
    file.join(' ')
  )
}

interface Rebate {
  readonly percent: number
  readonly net: { readonly minor: number }
  readonly rebate: { readonly minor: number }
  readonly memberNo: string
}

async function rebatesOf(page: Page, url: string): Promise<void> {
  const { id: chain, today } = await chainOf(page)
  const year = Number(today.slice(0, 4)) - 1
  await page.goto(`${url}/points/rebates`)
  await page.getByText(`${year + 1} is not over: by the tiers and the net spend of today.`).waitFor()
  await page.goto(`${url}/points/rebates?year=${year}`)
  await page.getByText(`By the tiers of the last day of ${year} and its net spend.`).waitFor()
  const query =
    'query ($chain: ID!, $year: Int!) { yearEndRebates(chainId: $chain, year: $year, first: 1) { totalCount nodes { percent memberNo net { minor } rebate { minor } } } }'
  interface Found {
    readonly yearEndRebates: { readonly totalCount: number; readonly nodes: readonly Rebate[] }
  }
  const { totalCount, nodes } = (await ask<Found>(page, query, { chain, year })).yearEndRebates
  const [first] = nodes
  demand(first !== undefined, `nobody gets a rebate for ${year}`)
  demand(Math.round((first!.net.minor * first!.percent) / 100) === first!.rebate.minor, JSON.stringify(first))
  const row = await page.locator('tbody tr[data-row]').first().innerText()
  const money = (minor: number) => `¥${(minor / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`
  for (const part of [first!.memberNo, `${first!.percent}%`, money(first!.net.minor), money(first!.rebate.minor)])
    demand(row.includes(part), `the first row lacks ${part}: ${row}`)
  const rows = await exported(page, 'year-end-rebates-', () => press(page, 'Export'))
  const own = rows.find(line => line.startsWith(`${first!.memberNo},`))
  demand(rows.length === totalCount && own?.includes(`,${first!.rebate.minor / 100}`) === true, `${rows.length} of ${totalCount}: ${own}`)
}

async function exportMoves(page: Page, url: string): Promise<void> {
  await newDraft(page, url, 'tier', 'Whom it moves')
  await page.getByRole('textbox', { name: 'points' }).fill('45')
  await page.getByText(/^Saved at/).waitFor()
  await press(page, 'Backtest')
  await page.locator('.backtest .tiers').waitFor({ timeout: BACKTESTED_WITHIN_MS })
  const moves = page.locator('.moves')
  await moves.locator('tbody tr[data-row]').first().waitFor()
  const [count = ''] = /[\d,]+/.exec(await moves.getByRole('status').first().innerText()) ?? []
  const rows = await exported(page, 'backtest-moves-', () => moves.getByRole('button', { name: 'Export' }).click())
  demand(String(rows.length) === count.replaceAll(',', ''), `${rows.length} rows of ${count} customers`)
  const figures = await exported(page, 'backtest-figures-', () => press(page, 'Export figures'))
  demand(figures.some(line => line.startsWith('customers,')) && figures.some(line => line.startsWith('cost,')), figures.join(' '))
  const versions = page.getByRole('navigation', { name: 'Versions' })
  const listed = await exported(page, 'policy-versions-', () => versions.getByRole('button', { name: 'Export' }).click())
  demand(
    listed.some(line => line.includes('Whom it moves')),
    listed.join(' ')
  )
  const done = await exported(page, 'policy-history-', () => page.locator('.history').getByRole('button', { name: 'Export' }).click())
  demand(done.some(line => line.includes(',create,')) && done.some(line => line.includes(' -> 45')), done.join(' '))
}

/** Over the longest time there is, which takes longer than a press. */
async function stopBacktest(page: Page, url: string): Promise<void> {
  await newDraft(page, url, 'tier', 'Stopped')
  const backtest = page.locator('.backtest')
  await backtest.getByRole('combobox').first().selectOption('36')
  await press(page, 'Backtest')
  await backtest.getByRole('button', { name: 'Cancel' }).click()
  await backtest.getByText('The last backtest was stopped; it left nothing.').waitFor()
  demand((await backtest.locator('.tiers').count()) === 0, 'a backtest that was stopped shows a result')
}

export const journeys: readonly Journey[] = [
  {
    name: 'vouchers for several are counted, issued and taken back; rebates of a year that is over are read and taken away as a file',
    walk: world =>
      as(world, world.system.account('HQ', '蜀步'), async page => {
        await issueToSeveral(page, world.system.url)
        await takeBack(page)
        await toldWhoGotNone(page, world.system.url)
        await rebatesOf(page, world.system.url)
      })
  },
  {
    name: 'vouchers for several are counted, issued and taken back by keys alone; Tab goes past the rows, which have keys of their own',
    walk: world => as(world, world.system.account('HQ', '蜀步'), page => issueByKeys(page, world.system.url), { locale: 'zh-CN' })
  },
  {
    name: 'whom a draft would move is taken away as a file; a backtest is stopped, and leaves nothing',
    walk: world =>
      as(world, world.system.account('HQ', '蜀步'), async page => {
        await exportMoves(page, world.system.url)
        await stopBacktest(page, world.system.url)
      })
  }
]
