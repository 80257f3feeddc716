// Puts histories into a database as the service would have: many customers in a few statements, each fact with when it was recorded and until when it stood.
// Beside each customer's facts stand others that must not count: purchases and visits voided long ago, redeemed and unconfirmed points.
import type { LocalDate, RecordedFacts, RecordedReturn, RecordedStanding } from '@keqing/domain'
import { knownAlways, type CustomerHistory } from '@keqing/domain/testing'
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
  return insertRecorded(tx, place, histories.map(knownAlways), noise)
}

const instant = (ms: number) => new Date(ms).toISOString()
const orNull = (ms: number | null) => (ms === null ? null : instant(ms))
const LONG_AGO = '1999-06-01T00:00:00Z'

/** The same for histories that became known as they say. */
export async function insertRecorded(tx: Tx, place: Place, histories: readonly RecordedFacts[], noise = true): Promise<string[]> {
  const ids = histories.map(() => uuid())
  const all = histories.map((recorded, index) => ({ recorded, customerId: ids[index]!, noise }))
  const itemId = uuid()
  await insert(tx, 'item', [{ id: itemId, chain_id: place.chainId, code: itemId, name: '', category: '', recorded_at: LONG_AGO }])
  await insert(
    tx,
    'customer',
    all.map(({ recorded, customerId }) => fileOf(place, customerId, { registeredOn: recorded.registeredOn, since: recorded.since }))
  )
  await insertReferrals(tx, place, all)
  await insertPurchases(tx, place, itemId, all)
  await insert(
    tx,
    'visit',
    all.flatMap(each => visitsOf(place, each))
  )
  await insert(
    tx,
    'point_entry',
    all.flatMap(each => pointEntries(place.chainId, each))
  )
  await insertStandings(tx, all)
  return ids
}

interface OneHistory {
  readonly recorded: RecordedFacts
  readonly customerId: string
  readonly noise: boolean
}

function fileOf(
  { chainId, storeId }: Place,
  id: string,
  file: { registeredOn: LocalDate; since: number; referrerId?: string | null; referrerSince?: number }
): Row {
  return {
    id,
    chain_id: chainId,
    store_id: storeId,
    member_no: id,
    kind: 'person',
    name: 'x',
    sort_name: 'x',
    search: 'x',
    referrer_id: file.referrerId ?? null,
    referrer_recorded_at: file.referrerSince === undefined ? null : instant(file.referrerSince),
    capture_source: 'till',
    profile: {},
    registered_on: file.registeredOn,
    registered_at: noon(file.registeredOn),
    completeness: 0,
    recorded_at: instant(file.since),
    updated_at: noon(file.registeredOn)
  }
}

/** Every other file named its referrer only later; whose referrer is another now did so once. */
async function insertReferrals(tx: Tx, place: Place, all: readonly OneHistory[]): Promise<void> {
  const referred = all.flatMap(({ recorded, customerId }) =>
    recorded.referrals.map((each, index) => ({ ...each, index, id: uuid(), customerId }))
  )
  await insert(
    tx,
    'customer',
    referred.map(({ id, on, since, until, index, customerId }) =>
      fileOf(place, id, {
        registeredOn: on,
        since: index % 2 === 0 ? since : Date.parse(LONG_AGO),
        referrerId: until === null ? customerId : null,
        ...(until !== null ? { referrerSince: until } : index % 2 === 0 ? {} : { referrerSince: since })
      })
    )
  )
  await insert(
    tx,
    'referral_past',
    referred.flatMap(({ id, since, until, customerId }) =>
      until === null ? [] : [{ customer_id: id, referrer_id: customerId, recorded_at: instant(since), superseded_at: instant(until) }]
    )
  )
}

async function insertPurchases(tx: Tx, { chainId, storeId }: Place, itemId: string, all: readonly OneHistory[]): Promise<void> {
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

const standingOf = <T extends { until: number | null }>(facts: readonly T[]): T[] => facts.filter(each => each.until === null)

function voidedLongAgo(customerId: string, on: LocalDate) {
  const since = Date.parse(LONG_AGO)
  return { id: '', rowId: uuid(), index: 0, customerId, on, paid: 70_000, units: 10, since, until: since + 1, returns: [] }
}

function visitsOf({ chainId, storeId }: Place, { recorded, customerId, noise }: OneHistory): Row[] {
  const gone = { on: recorded.registeredOn, since: Date.parse(LONG_AGO), until: Date.parse(LONG_AGO) + 1 }
  return [...recorded.visits, ...(noise ? [gone] : [])].map(({ on, since, until }) => ({
    id: uuid(),
    chain_id: chainId,
    store_id: storeId,
    customer_id: customerId,
    happened_at: noon(on),
    visited_on: on,
    recorded_at: instant(since),
    voided_at: orNull(until)
  }))
}

/** A plan that another replaced is a row of the past; the one that stands is the standing's own. */
async function insertStandings(tx: Tx, all: readonly OneHistory[]): Promise<void> {
  const plans = all.flatMap(({ recorded, customerId }) =>
    (['designation', 'override'] as const).flatMap(kind => {
      const each = recorded[`${kind}s`]
      return standingOf(each).map(stands => ({ kind, customerId, id: uuid(), stands, before: each.find(plan => isBefore(plan, stands)) }))
    })
  )
  await insert(
    tx,
    'standing',
    plans.map(({ id, customerId, kind, stands, before }) => ({
      id,
      customer_id: customerId,
      kind,
      tier_key: stands.tierKey,
      starts_on: stands.startsOn,
      ends_on: stands.endsOn,
      withdrawn_on: stands.withdrawnOn,
      reason: 'x',
      recorded_at: instant(before?.since ?? stands.since),
      ended_at: before ? instant(stands.since) : null
    }))
  )
  await insert(
    tx,
    'standing_past',
    plans.flatMap(({ id, before }) => (before ? [{ standing_id: id, superseded_at: orNull(before.until), ends_on: before.endsOn }] : []))
  )
}

const isBefore = (plan: RecordedStanding, stands: RecordedStanding) => plan.until === stands.since && plan.startsOn === stands.startsOn

const CREDITS = [
  ['earn', 'earning'],
  ['bonus', 'bonus'],
  ['adjust', 'adjustment']
] as const

function pointEntries(chainId: string, { recorded, customerId, noise }: OneHistory): Row[] {
  const entry = (on: LocalDate, amount: number, [kind, account]: readonly [string, string], confirmedOn: string | null = on) => ({
    id: uuid(),
    chain_id: chainId,
    customer_id: customerId,
    kind,
    account,
    amount,
    happened_on: on,
    confirmed_on: confirmedOn,
    recorded_at: LONG_AGO,
    reason: kind === 'adjust' ? 'x' : null,
    approved_by: kind === 'adjust' ? uuid() : null
  })
  return [
    ...recorded.points.map(({ on, amount, confirmedOn, since }, index) => {
      const kind = amount < 0 ? (['reverse', 'earning'] as const) : CREDITS[index % 3]!
      return { ...entry(on, amount, kind, confirmedOn ?? on), recorded_at: instant(since) }
    }),
    ...(noise
      ? [
          entry(recorded.registeredOn, -40, ['redeem', 'redemption']),
          entry(recorded.registeredOn, 15, ['reverse', 'redemption']),
          entry(recorded.registeredOn, -7, ['expire', 'expiry']),
          entry(recorded.registeredOn, 500, ['earn', 'earning'], null)
        ]
      : [])
  ]
}
