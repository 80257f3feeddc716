// Puts histories into a database as the service would have: many customers in a few statements. Beside each customer's facts stand others that must not
// count: voided purchases and visits, redeemed and unconfirmed points.
import type { LocalDate } from '@keqing/domain'
import type { CustomerHistory } from '@keqing/domain/testing'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../src/platform/db/database.ts'
import { raw, sql } from '../src/platform/db/sql.ts'

export interface Place {
  readonly chainId: string
  readonly storeId: string
}

type Row = Readonly<Record<string, unknown>>

/** Rows of one table in one statement; columns are those of the first row. */
async function insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).join(', ')
  await tx.run(sql`insert into ${raw(table)} (tenant_id, ${raw(columns)})
    select ${tx.tenantId}, ${raw(columns)} from jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows)}::jsonb)`)
}

const noon = (day: LocalDate) => `${day}T04:00:00Z`

/** Answers the customers' ids, in the order of the histories. */
export async function insertHistories(tx: Tx, place: Place, histories: readonly CustomerHistory[], noise = true): Promise<string[]> {
  const { chainId, storeId } = place
  const at = { chain_id: chainId, store_id: storeId }
  const recorded = { recorded_at: '2026-12-31T00:00:00Z' }
  const itemId = uuid()
  await insert(tx, 'item', [{ id: itemId, chain_id: chainId, code: itemId, name: '', category: '', ...recorded }])
  const ids = histories.map(() => uuid())
  const customer = (id: string, registeredOn: LocalDate, referrerId: string | null) => ({
    id,
    ...at,
    member_no: id,
    kind: 'person',
    name: 'x',
    sort_name: 'x',
    search: 'x',
    referrer_id: referrerId,
    capture_source: 'till',
    profile: {},
    registered_on: registeredOn,
    registered_at: noon(registeredOn),
    completeness: 0,
    ...recorded,
    updated_at: noon(registeredOn)
  })
  await insert(
    tx,
    'customer',
    histories.map((history, index) => customer(ids[index]!, history.registeredOn, null))
  )
  await insert(
    tx,
    'customer',
    histories.flatMap((history, index) => history.referrals.map(on => customer(uuid(), on, ids[index]!)))
  )
  const purchases = histories.flatMap((history, index) =>
    history.purchases.map(each => ({ ...each, id: uuid(), customerId: ids[index]!, voided: false }))
  )
  const voided = noise
    ? ids.map((customerId, index) => ({
        id: uuid(),
        customerId,
        on: histories[index]!.registeredOn,
        paid: 70_000,
        returns: [],
        inFull: false,
        voided: true
      }))
    : []
  await insert(
    tx,
    'purchase',
    [...purchases, ...voided].map(({ id, customerId, on, paid, returns, inFull, voided: gone }) => ({
      id,
      ...at,
      receipt_no: id,
      happened_at: noon(on),
      purchased_on: on,
      ...recorded,
      source: 'till',
      customer_id: customerId,
      units: 10,
      paid_minor: paid,
      special_minor: 0,
      returned_units: inFull ? 10 : returns.length,
      returned_minor: returns.reduce((sum, each) => sum + each.amount, 0),
      returned_in_full_on: inFull
        ? returns
            .map(each => each.on)
            .toSorted()
            .at(-1)!
        : null,
      voided_at: gone ? noon(on) : null
    }))
  )
  await insert(
    tx,
    'purchase_line',
    purchases.map(({ id, paid }) => ({
      purchase_id: id,
      line_no: 1,
      item_id: itemId,
      quantity: 10,
      amount_minor: paid,
      special_price: false
    }))
  )
  const returns = purchases.flatMap(({ id, customerId, returns: all }) =>
    all.map(each => ({ ...each, id: uuid(), customerId, purchaseId: id }))
  )
  await insert(
    tx,
    'purchase_return',
    returns.map(({ id, customerId, purchaseId, on }) => ({
      id,
      ...at,
      return_no: id,
      happened_at: noon(on),
      returned_on: on,
      ...recorded,
      source: 'till',
      customer_id: customerId,
      purchase_id: purchaseId,
      units: 1
    }))
  )
  await insert(
    tx,
    'return_line',
    returns.map(({ id }) => ({ return_id: id, line_no: 1, item_id: itemId, purchase_line_no: 1, quantity: 1 }))
  )
  await insert(
    tx,
    'return_allocation',
    returns.map(({ id, purchaseId, on, amount }) => ({
      return_id: id,
      return_line_no: 1,
      purchase_id: purchaseId,
      purchase_line_no: 1,
      returned_on: on,
      units: 1,
      amount_minor: amount
    }))
  )
  const visits = histories.flatMap((history, index) => [
    ...history.visits.map(on => ({ on, customerId: ids[index]!, voided: false })),
    ...(noise ? [{ on: history.registeredOn, customerId: ids[index]!, voided: true }] : [])
  ])
  await insert(
    tx,
    'visit',
    visits.map(({ on, customerId, voided: gone }) => ({
      id: uuid(),
      ...at,
      customer_id: customerId,
      happened_at: noon(on),
      visited_on: on,
      ...recorded,
      voided_at: gone ? noon(on) : null
    }))
  )
  await insert(
    tx,
    'point_entry',
    histories.flatMap((history, index) => pointEntries(chainId, ids[index]!, history, noise))
  )
  await insert(
    tx,
    'standing',
    histories.flatMap((history, index) =>
      (['designation', 'override'] as const).flatMap(kind =>
        history[`${kind}s`].map(({ tierKey, startsOn, endsOn, withdrawnOn }) => ({
          id: uuid(),
          customer_id: ids[index]!,
          kind,
          tier_key: tierKey,
          starts_on: startsOn,
          ends_on: endsOn,
          withdrawn_on: withdrawnOn,
          reason: 'x',
          ...recorded
        }))
      )
    )
  )
  return ids
}

const CREDITS = [
  ['earn', 'earning'],
  ['bonus', 'bonus'],
  ['adjust', 'adjustment']
] as const

function pointEntries(chainId: string, customerId: string, history: CustomerHistory, noise: boolean): Row[] {
  const entry = (on: LocalDate, amount: number, kind: string, account: string, confirmedOn: string | null = on) => ({
    id: uuid(),
    chain_id: chainId,
    customer_id: customerId,
    kind,
    account,
    amount,
    happened_on: on,
    confirmed_on: confirmedOn,
    recorded_at: '2026-12-31T00:00:00Z',
    reason: kind === 'adjust' ? 'x' : null,
    approved_by: kind === 'adjust' ? uuid() : null
  })
  return [
    ...history.points.map(({ on, amount }, index) => {
      const [kind, account] = amount < 0 ? (['reverse', 'earning'] as const) : CREDITS[index % 3]!
      return entry(on, amount, kind, account)
    }),
    ...(noise
      ? [
          entry(history.registeredOn, -40, 'redeem', 'redemption'),
          entry(history.registeredOn, 15, 'reverse', 'redemption'),
          entry(history.registeredOn, -7, 'expire', 'expiry'),
          entry(history.registeredOn, 500, 'earn', 'earning', null)
        ]
      : [])
  ]
}
