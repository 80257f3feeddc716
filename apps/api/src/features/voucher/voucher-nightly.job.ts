// By time: vouchers whose last day is past expire, and whom the benefit policy promises one on a day gets it (DOMAIN's table of benefits), once per local day
// of a chain. Nights that were missed are caught up with, and one that was killed begins again: an index keeps a customer from getting one twice for one occasion and day.
import { createHash } from 'node:crypto'
import { addDays, benefitPlaces, daysBetween, festivalOn, localDateOf, POLICIES, type LocalDate } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { beginNight, endNight, heardSinceLastNight, inTurns, nightDue, turnKey } from '../../platform/jobs/nights.ts'
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { lockCustomers } from '../customer/index.ts'
import { definitionOfOccasion, makeDefinitions, makePromisedDefinitions } from '../occasion-voucher/index.ts'
import { heldOn, isActivating, policiesHeld, type PolicyRow } from '../policy/index.ts'
import { lockDefinition, type DefinitionRow } from './definition.sql.ts'
import { Postings } from './give-back-vouchers.ts'
import { issueVouchers } from './issue-vouchers.ts'
import { chainsOf, lateDays, nextEnded, nextPromised, setWorked, type ChainVouchers, type PromisedVoucher } from './occasions.sql.ts'
import { postVoucherEntries } from './voucher-entry.sql.ts'
import { vouchersById } from './voucher.sql.ts'

/** Customers per transaction, unless told. */
const BATCH = 1_000
const TASK = 'voucherChainNightly'
/** Longer ago than a month nobody waits for a voucher any more. */
const MOST_DAYS = 31
/** A hold lasts a day at most: what it kept from expiring is found within two. */
const HELD_DAYS = 2

interface Night extends ChainVouchers {
  readonly today: LocalDate
}

const due = (on: LocalDate | null, today: LocalDate) => on === null || on < today

async function nightsOf(tx: Tx, now: Date, chainId?: string): Promise<Night[]> {
  const chains = (await chainsOf(tx, chainId)).map(chain => ({ ...chain, today: localDateOf(now, chain.timeZone) }))
  return chains.filter(
    ({ closedOn, issuedOn, expiredOn, today }) =>
      (closedOn === null || closedOn >= today) && (due(issuedOn, today) || due(expiredOn, today))
  )
}

/** Asks for a run of every chain that has a day to work. */
export const voucherNightly: JobTask = async job => {
  for (const tenantId of await job.companies()) {
    const chains = await job.db.unit(tenantId, tx => nightsOf(tx, job.clock.now()))
    await Promise.all(chains.map(({ id }) => job.enqueue(TASK, tenantId, { chainId: id }, { key: turnKey(TASK, id), unlessThere: true })))
  }
}

/** Over when what ended has expired and the last day's promises are given. */
function recordOf(night: Night) {
  const { issuedOn, expiredOn } = night
  const workedOn = issuedOn === null || expiredOn === null ? null : issuedOn < expiredOn ? issuedOn : expiredOn
  return nightDue('vouchers', night, workedOn)
}

/** How far a night has come: behind which voucher that is over, or behind whom of one promise. Another day or version begins anew: what is done is found done. */
interface Place {
  readonly today?: LocalDate
  readonly expiredAfter?: string | undefined
  readonly promise?: { readonly of: string; readonly on: LocalDate; readonly nth: number; readonly after: string | undefined }
}

/** One chain's night, turn by turn. Two at once: the second finds the lock taken and leaves the work to the first. */
export const voucherChainNightly: JobTask = async (job, payload) => {
  const size = Number(payload['size'] ?? BATCH)
  let early = false
  await inTurns<Place>(job, { task: TASK, payload }, {}, (tenantId, chainId, place) =>
    job.db.unit(tenantId, async tx => {
      const [night] = await nightsOf(tx, job.clock.now(), chainId)
      if (!night || !(await lockNight(tx, chainId))) return undefined
      await beginNight(tx, recordOf(night), job.clock.now())
      if (!due(night.expiredOn, night.today)) {
        early = await isTooEarly(job, tx, night)
        return early ? undefined : giveNext(job, tx, night, { place, size })
      }
      const after = place.today === night.today ? place.expiredAfter : undefined
      return { today: night.today, expiredAfter: await expireSome(job, tx, night, { after, size }) }
    })
  )
  if (early) await askLater(job, payload)
}

const FIRST_WAIT_S = 5
/** From here on the crontab asks. */
const MOST_WAIT_S = 900

/** After five seconds, then ten, and so on. */
async function askLater(job: JobContext, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const [tenantId, chainId] = [String(payload['tenantId']), String(payload['chainId'])]
  const waited = 'waited' in payload ? Number(payload['waited']) * 2 : FIRST_WAIT_S
  if (waited > MOST_WAIT_S) return
  const runAt = new Date(job.clock.now().getTime() + waited * 1_000)
  await job.enqueue(TASK, tenantId, { ...payload, chainId, waited }, { key: turnKey(TASK, chainId), runAt })
}

/**
 * Who is given a voucher is in the tier of the day, by the rules of the day: first the night decides the tiers, and what comes into force does so. A version
 * that does not come into force on its day is not waited for.
 */
async function isTooEarly(job: JobContext, tx: Tx, { id: chainId, timeZone, tiersOn, today }: Night): Promise<boolean> {
  if (tiersOn === null || tiersOn < today) return true
  return isActivating(tx, { chainId, timeZone, kinds: ['tier', 'benefit'], now: job.clock.now() })
}

/** A batch of the first promise of the first day that is not worked yet; a day without promises is worked at once. */
async function giveNext(
  job: JobContext,
  tx: Tx,
  night: Night,
  { place, size }: { place: Place; size: number }
): Promise<Place | undefined> {
  const [on] = daysToWork(night)
  if (on === undefined) return undefined
  const promises = await promisedOn(tx, night, on)
  const of = digestOf(promises)
  const { nth, after } = place.promise?.of === of && place.promise.on === on ? place.promise : { nth: 0, after: undefined }
  const promise = promises[nth]
  if (!promise) {
    // Of rules that came to be in force in another way than by their day.
    if (on === night.today) await makePromisedDefinitions(tx, job, night.id)
    await setWorked(tx, night.id, 'issued', on)
    if (on === night.today) await endNight(tx, recordOf(night), job.clock.now())
    return { today: night.today }
  }
  const last = await giveSome(job, tx, { night, promise, after, size })
  return { today: night.today, promise: { of, on, nth: last ? nth : nth + 1, after: last } }
}

async function lockNight(tx: Tx, chainId: string): Promise<boolean> {
  const lock = await tx.first<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`voucher nightly ${chainId}`}, 15)) as free`
  )
  return lock?.free ?? false
}

async function expireSome(
  job: JobContext,
  tx: Tx,
  { id: chainId, expiredOn, today }: Night,
  { after, size }: { after: string | undefined; size: number }
): Promise<string | undefined> {
  const from = expiredOn && addDays(expiredOn, -HELD_DAYS)
  const ended = await nextEnded(tx, { chainId, from, today, now: job.clock.now() }, after, size)
  await lockCustomers(
    tx,
    ended.map(each => each.customerId)
  )
  const vouchers = await vouchersById(
    tx,
    ended.map(each => each.id)
  )
  const entries = [...vouchers.values()].flatMap(voucher => {
    const postings = new Postings(voucher)
    postings.settle(today)
    return postings.entries
  })
  await postVoucherEntries(tx, { chainId, recordedBy: null }, entries)
  if (entries.length > 0) job.log.info({ chainId, vouchers: entries.length }, 'vouchers expired')
  if (ended.length === size) return ended.at(-1)?.id
  await setWorked(tx, chainId, 'expired', today)
  return undefined
}

/** From the day after the last that was worked; a chain that never was begins today. */
function daysToWork({ issuedOn, today }: Night): LocalDate[] {
  if (issuedOn === null) return [today]
  const days = Math.min(daysBetween(issuedOn, today), MOST_DAYS)
  return Array.from({ length: Math.max(0, days) }, (_, at) => addDays(today, at + 1 - days))
}

type Promised = PromisedVoucher & { readonly minor: number; readonly policyVersionId: string }

/**
 * Of the night's own day, and of purchases of the day before: who bought is known once a day is over, and gets what held on it (TIME-3). With the last day of those
 * to work also of purchases before, a month back, that were heard of since the last night: it has looked at their days without them.
 */
async function promisedOn(tx: Tx, night: Night, on: LocalDate): Promise<Promised[]> {
  const [yesterday, first] = [addDays(on, -1), addDays(on, -MOST_DAYS)]
  const held = await policiesHeld(tx, { chainId: night.id, kind: 'benefit', from: first, to: on })
  const promises = (day: LocalDate) => promisesOf(night.id, held, day)
  const heard = on === night.today ? await heardSinceLastNight(tx, recordOf(night)) : undefined
  const late = heard && { ...heard, timeZone: night.timeZone }
  const days = late ? await lateDays(tx, { chainId: night.id, from: first, to: addDays(yesterday, -1), late }) : []
  return [
    ...promises(on).filter(({ occasion }) => occasion !== 'purchase'),
    ...promises(yesterday).filter(({ occasion }) => occasion === 'purchase'),
    ...days.flatMap(({ on: day, storeIds }) =>
      promises(day).flatMap(promise =>
        promise.occasion === 'purchase' && promisesIn(promise, storeIds) && late ? { ...promise, late } : []
      )
    )
  ]
}

const promisesIn = ({ stores }: Promised, storeIds: readonly string[]): boolean =>
  storeIds.some(id => ('only' in stores ? stores.only.includes(id) : !stores.but.includes(id)))

/** By the chain's rules that held on a day, and by what stores set of the lines it opens to them. */
function promisesOf(chainId: string, held: readonly PolicyRow[], on: LocalDate): Promised[] {
  const holding = held.filter(version => heldOn(version, on))
  const chain = holding.find(({ storeId }) => storeId === null)
  if (!chain) return []
  const own = holding.flatMap(({ storeId, body }) => (storeId === null ? [] : [{ storeId, body }]))
  const places = benefitPlaces(POLICIES.benefit.read(chain.body), own)
  const apart = places.flatMap(place => place.storeIds)
  return places.flatMap(({ policy, storeIds }, nth) =>
    policy.tiers.flatMap(({ key: tierKey, occasions }) =>
      occasions.flatMap(({ key: occasion, voucherMinor: minor }) => {
        if (!minor || (occasion === 'festival' && !festivalOn(policy.festivals, on))) return []
        const stores = nth === 0 ? { but: apart } : { only: storeIds }
        return [{ chainId, tierKey, occasion, on, minor, stores, policyVersionId: chain.id }]
      })
    )
  )
}

/** Other promises than a turn before began with: then it begins anew. */
const digestOf = (promises: readonly Promised[]): string => createHash('sha256').update(JSON.stringify(promises)).digest('base64url')

/** Locked. Rules that held on a day gone by may be neither in force nor ahead any more: then it is made here. */
async function definitionFor(job: JobContext, tx: Tx, chainId: string, minor: number): Promise<DefinitionRow> {
  const find = () => definitionOfOccasion(tx, chainId, minor)
  const known = await find()
  if (known === undefined) await makeDefinitions(tx, job, chainId, [minor])
  const definition = await lockDefinition(tx, known ?? (await find()) ?? '', 'update')
  if (!definition) throw new Error('a definition that was made is gone')
  return definition
}

interface Giving {
  readonly night: Night
  readonly promise: Promised
  readonly after: string | undefined
  readonly size: number
}

async function giveSome(job: JobContext, tx: Tx, { night, promise, after, size }: Giving): Promise<string | undefined> {
  const { chainId, occasion, on, minor, policyVersionId } = promise
  const customerIds = await nextPromised(tx, promise, after, size)
  if (customerIds.length === 0) return undefined
  await lockCustomers(tx, customerIds)
  const definition = await definitionFor(job, tx, chainId, minor)
  const { today } = night
  // Headquarters has closed it, or once gave it a last day that is over: nothing is issued by it any more, promised or not, and what is behind it goes on.
  if (definition.closedAt || (definition.terms.validUntil !== null && definition.terms.validUntil < today)) return undefined
  const issue = {
    source: 'rule',
    today,
    validFrom: today,
    reason: null,
    recordedBy: null,
    occasion,
    occasionOn: on,
    policyVersionId
  } as const
  const { vouchers, refused } = await issueVouchers(tx, definition, customerIds, issue)
  const detail = { occasion, on, vouchers: vouchers.size, beyondLimits: refused.size, version: definition.version, faceMinor: minor }
  await audit(tx, job, { action: 'voucherIssueByRule', objectType: 'VoucherDefinition', objectId: definition.id, chainId, detail })
  job.log.info({ chainId, occasion, on, vouchers: vouchers.size, beyondLimits: refused.size }, 'vouchers issued by rule')
  return customerIds.length === size ? customerIds.at(-1) : undefined
}
