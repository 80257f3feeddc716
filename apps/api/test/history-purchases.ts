// Receipts of recorded histories with what was taken back of them, now and before: derived columns say what is true now, as the service keeps them.
import type { LocalDate, RecordedReturn } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../src/platform/db/database.ts'
import { insert, instant, LONG_AGO, noon, orNull, standingOf, type OneHistory, type Place } from './history-rows.ts'

export async function insertPurchases(tx: Tx, { chainId, storeId }: Place, itemId: string, all: readonly OneHistory[]): Promise<void> {
  const purchases = all.flatMap(({ recorded, customerId, noise }) => [
    ...recorded.purchases.map((each, index) => ({
      ...each,
      rowId: uuid(),
      index,
      customerId,
      returns: recorded.returns.filter(back => back.purchaseId === each.id)
    })),
    ...(noise ? [voidedLongAgo(customerId, recorded.registeredOn)] : [])
  ])
  const standing = (returns: readonly RecordedReturn[]) => returns.filter(each => each.until === null)
  const total = (returns: readonly RecordedReturn[], of: 'units' | 'amount') => returns.reduce((sum, each) => sum + each[of], 0)
  await insert(
    tx,
    'purchase',
    purchases.map(({ rowId, customerId, on, paid, units, since, until, index, returns }) => {
      const back = standing(returns)
      return {
        id: rowId,
        chain_id: chainId,
        store_id: storeId,
        receipt_no: rowId,
        happened_at: noon(on),
        purchased_on: on,
        // Every third was anonymous until its customer was found.
        recorded_at: index % 3 === 2 ? LONG_AGO : instant(since),
        claimed_at: index % 3 === 2 ? instant(since) : null,
        source: 'till',
        customer_id: customerId,
        units,
        paid_minor: paid,
        special_minor: 0,
        returned_units: total(back, 'units'),
        returned_minor: total(back, 'amount'),
        returned_in_full_on:
          total(back, 'units') === units
            ? back
                .map(each => each.on)
                .toSorted()
                .at(-1)!
            : null,
        voided_at: orNull(until)
      }
    })
  )
  await insert(
    tx,
    'purchase_line',
    purchases.map(({ rowId, paid, units }) => ({
      purchase_id: rowId,
      line_no: 1,
      item_id: itemId,
      quantity: units,
      amount_minor: paid,
      special_price: false
    }))
  )
  const returns = purchases.flatMap(({ rowId, customerId, returns: own }) =>
    own.map(each => ({ ...each, id: uuid(), customerId, purchaseRow: rowId }))
  )
  await insert(
    tx,
    'purchase_return',
    returns.map(({ id, customerId, purchaseRow, on, slip }) => ({
      id,
      chain_id: chainId,
      store_id: storeId,
      return_no: id,
      happened_at: noon(on),
      returned_on: on,
      recorded_at: instant(slip.since),
      source: 'till',
      customer_id: customerId,
      purchase_id: purchaseRow,
      units: 1,
      voided_at: orNull(slip.until)
    }))
  )
  await insert(
    tx,
    'return_line',
    returns.map(({ id }) => ({ return_id: id, line_no: 1, item_id: itemId, purchase_line_no: 1, quantity: 1 }))
  )
  const allocation = ({ id, purchaseRow, on, amount, units, since }: (typeof returns)[number]) => ({
    return_id: id,
    return_line_no: 1,
    purchase_id: purchaseRow,
    purchase_line_no: 1,
    returned_on: on,
    units,
    amount_minor: amount,
    recorded_at: instant(since)
  })
  await insert(tx, 'return_allocation', standingOf(returns).map(allocation))
  await insert(
    tx,
    'return_allocation_past',
    returns.flatMap(each => (each.until === null ? [] : [{ ...allocation(each), superseded_at: instant(each.until) }]))
  )
}

function voidedLongAgo(customerId: string, on: LocalDate) {
  const since = Date.parse(LONG_AGO)
  return { id: '', rowId: uuid(), index: 0, customerId, on, paid: 70_000, units: 10, since, until: since + 1, returns: [] }
}
