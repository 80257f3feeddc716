// Puts histories into a database as the service would have: many customers in a few statements, each fact with when it was recorded and until when it stood.
// Beside each customer's facts stand others that must not count: purchases and visits voided long ago, redeemed and unconfirmed points.
import type { LocalDate, RecordedFacts, RecordedStanding } from '@keqing/domain'
import { knownAlways, type CustomerHistory } from '@keqing/domain/testing'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../src/platform/db/database.ts'
import { sql } from '../src/platform/db/sql.ts'
import { insertPurchases } from './history-purchases.ts'
import { insert, instant, LONG_AGO, noon, orNull, standingOf, type OneHistory, type Place, type Row } from './history-rows.ts'

/** Answers the customers' ids, in the order of the histories. */
export async function insertHistories(tx: Tx, place: Place, histories: readonly CustomerHistory[], noise = true): Promise<string[]> {
  return insertRecorded(tx, place, histories.map(knownAlways), noise)
}

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
  await insertRedemptions(tx, place, all)
  await insert(
    tx,
    'point_entry',
    all.flatMap(each => pointEntries(place.chainId, each))
  )
  await insertStandings(tx, all)
  return ids
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

/** What the redeemed points went into: they are no credit, and no loss of one. */
async function insertRedemptions(tx: Tx, { chainId, storeId }: Place, all: readonly OneHistory[]): Promise<void> {
  const policy = await tx.first<{ id: string }>(
    sql`select id from policy_version where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and kind = 'earning' order by version limit 1`
  )
  await insert(
    tx,
    'point_redemption',
    all.flatMap(({ recorded: { registeredOn }, customerId, noise }) =>
      noise
        ? [
            {
              ...{
                id: customerId,
                chain_id: chainId,
                customer_id: customerId,
                store_id: storeId,
                receipt_no: customerId,
                policy_version_id: policy?.id
              },
              ...{ points: 40, off_minor: 0, eligible_minor: 0, on_special_price: false, redeemed_on: registeredOn },
              ...{ redeemed_at: LONG_AGO, recorded_at: LONG_AGO }
            }
          ]
        : []
    )
  )
}

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
    expires_on: null as string | null,
    // A customer's one redemption goes by the customer's id.
    redemption_id: account === 'redemption' ? customerId : null,
    redemption_seq: account === 'redemption' ? Number(amount > 0) : null,
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
          { ...entry(recorded.registeredOn, -7, ['expire', 'expiry']), expires_on: recorded.registeredOn },
          entry(recorded.registeredOn, 500, ['earn', 'earning'], null)
        ]
      : [])
  ]
}
