/** A till sent a receipt's number that is nobody's: the store's manager takes back, on a phone, what points and a voucher paid of it. */
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled } from '../person.ts'
import { act, as, chainOf, inDialog } from '../studio.ts'

const NO = 'MISTYPED-1'
const POINTS = 5
const BUYER = 'id store { id } purse { available } vouchers(states: [ACTIVE], first: 1) { nodes { id } }'

interface Buyer {
  readonly id: string
  readonly store: { readonly id: string }
  readonly purse: { readonly available: number }
  readonly vouchers: { readonly nodes: readonly { readonly id: string }[] }
}

const look = async (page: Page, id: string): Promise<Buyer> =>
  (await ask<{ customer: Buyer }>(page, `query ($id: ID!) { customer(id: $id) { ${BUYER} } }`, { id })).customer

/** Somebody of the manager's store with points to spend, and a voucher in hand. */
async function buyer(page: Page, chainId: string): Promise<Buyer> {
  const query = `query ($chain: ID!) { customers(chainId: $chain, first: 50, order: { field: NET_SPEND, direction: DESC }) { nodes { ${BUYER} } }
    voucherDefinitions(chainId: $chain) { nodes { id key } } }`
  const found = await ask<{
    customers: { nodes: readonly Buyer[] }
    voucherDefinitions: { nodes: readonly { id: string; key: string }[] }
  }>(page, query, { chain: chainId })
  const one = found.customers.nodes.find(each => each.purse.available >= POINTS)
  const kind = found.voucherDefinitions.nodes.find(each => each.key === 'thanks')
  demand(one !== undefined && kind !== undefined, 'nobody has points to spend, or there is no voucher to give')
  if (one!.vouchers.nodes.length > 0) return one!
  await act(
    page,
    'voucherIssue',
    { definitionId: kind!.id, customerId: one!.id, reason: 'for the walk', idempotencyKey: 'walk issue' },
    'voucher { id }'
  )
  return look(page, one!.id)
}

async function payAtTill(page: Page, chainId: string, { id, store, vouchers }: Buyer): Promise<void> {
  const at = { chainId, storeId: store.id, customerId: id, receiptNo: NO }
  await act(
    page,
    'voucherRedeem',
    { ...at, vouchers: [{ id: vouchers.nodes[0]?.id }], lines: [{ amountMinor: 90_000 }], idempotencyKey: 'walk voucher' },
    'vouchers { id }'
  )
  await act(page, 'pointsRedeem', { ...at, points: POINTS, normalMinor: 80_000, idempotencyKey: 'walk points' }, 'redemption { id }')
}

async function takeBack(page: Page, word: RegExp, said: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Take it back', exact: true }).click()
  await inDialog(page, word)
  await page.getByText('Give a reason.').waitFor()
  await page.getByRole('dialog').last().getByLabel('Reason').fill('the number was mistyped')
  await inDialog(page, word)
  await page.getByText(said).waitFor()
  await page
    .getByText(/taken back .*: the number was mistyped/)
    .first()
    .waitFor()
}

export const journeys: readonly Journey[] = [
  {
    name: 'what paid a receipt that never came is taken back by the store’s manager, with a reason',
    walk: world =>
      as(
        world,
        world.system.account('STORE_MANAGER', 'Harbour'),
        async page => {
          const { url } = world.system
          const { id: chainId } = await chainOf(page)
          const before = await buyer(page, chainId)
          await payAtTill(page, chainId, before)
          await page.goto(`${url}/customers/${before.id}?tab=points`)
          await settled(page)
          await takeBack(page, /^Take 5 points back$/, /^5 points came back$/)
          await page.goto(`${url}/customers/${before.id}?tab=vouchers`)
          await settled(page)
          await page.getByText('All', { exact: true }).click()
          await page.getByText('Thank-you voucher').first().click()
          await takeBack(page, /^Take £.* back$/, /^£.* came back$/)
          const after = await look(page, before.id)
          demand(after.purse.available === before.purse.available, 'the points are not back')
          demand(after.vouchers.nodes[0]?.id === before.vouchers.nodes[0]?.id, 'the voucher is not back')
        },
        { locale: 'en', width: 390 }
      )
  }
]
