// The one SQL statement that posts points is held equal to the domain's rule, over random purchases, returns, voids and policies.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  addDays,
  addMonths,
  DEFAULT_EARNING_POLICY,
  localDate,
  LOT_ENDS,
  movementsToPost,
  reconcilePurchasePoints,
  STACKINGS,
  type EarningPolicy,
  type EarningReturn,
  type EarningWhen,
  type LocalDate,
  type PointMovement
} from '@keqing/domain'
import fc from 'fast-check'
import { runs } from '@keqing/domain/testing'
import { v7 as uuid } from 'uuid'
import { openWorld, type World } from '../../../test/world.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { pointsIssued, reconcilePoints } from './index.ts'
import { sealing } from '../../platform/policy-seal.ts'

const RUNS = runs(25)
const START = localDate('2026-01-01')
const CHANGE = localDate('2026-03-01')
let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const CATEGORIES = ['coats', 'shoes', 'bags']
const histories = fc.array(
  fc.record({
    day: fc.nat({ max: 120 }),
    lines: fc.array(
      fc.record({
        amount: fc.nat({ max: 90_000 }),
        special: fc.boolean(),
        category: fc.constantFrom(...CATEGORIES),
        // Kept with the line; one of an earlier time has its item's.
        kept: fc.boolean()
      }),
      { minLength: 1, maxLength: 4 }
    ),
    returns: fc.array(fc.record({ after: fc.nat({ max: 40 }), line: fc.nat({ max: 3 }), percent: fc.nat({ max: 100 }) }), { maxLength: 5 }),
    voided: fc.boolean(),
    anonymous: fc.boolean(),
    store: fc.nat({ max: 1 }),
    tier: fc.constantFrom('A', 'B', null),
    birthday: fc.constantFrom(true, false, null)
  }),
  { minLength: 1, maxLength: 8 }
)
const some = <T>(...all: T[]) => fc.subarray(all, { minLength: 1 })
/** Stores by their places: the world is not there yet. */
const whens = fc.record(
  {
    tiers: some('A', 'B'),
    categories: some('coats', 'shoes'),
    stores: some(0, 1),
    weekdays: some(1, 2, 3, 4, 5, 6, 7),
    birthdayMonth: fc.constant(true as const)
  },
  { requiredKeys: [] }
)
const multiplier = fc.record({ percent: fc.constantFrom(1, 50, 100, 133, 200, 1_000), when: whens })
const policies = fc.record({
  points: fc.integer({ min: 0, max: 5 }),
  forEveryMinor: fc.constantFrom(1, 3_333, 10_000, 25_000),
  specialPriceEarns: fc.boolean(),
  // As many without multipliers: those earn by the purchase's own sums.
  multipliers: fc.oneof(fc.array(multiplier, { maxLength: 0 }), fc.array(multiplier, { minLength: 1, maxLength: 4 })),
  stacking: fc.constantFrom(...STACKINGS),
  pendingDays: fc.constantFrom(0, 7, 30),
  expiry: fc.option(fc.record({ months: fc.integer({ min: 1, max: 14 }), roundTo: fc.constantFrom(...LOT_ENDS) }))
})
type Drawn = typeof policies extends fc.Arbitrary<infer T> ? T : never

function drawn({ points, forEveryMinor, multipliers, ...rest }: Drawn): EarningPolicy {
  const when = ({ stores, ...others }: Drawn['multipliers'][number]['when']): EarningWhen => ({
    ...others,
    ...(stores && { storeIds: stores.map(storeId) })
  })
  return {
    ...DEFAULT_EARNING_POLICY,
    ...rest,
    pointsPer: { points, forEveryMinor },
    multipliers: multipliers.map((each, index) => ({ key: `M${index}`, percent: each.percent, when: when(each.when) }))
  }
}
const storeId = (place: number): string => world.acme.stores[place]!.id

type History = typeof histories extends fc.Arbitrary<(infer T)[]> ? T : never

interface Bought {
  readonly id: string
  readonly on: LocalDate
  readonly history: History
  readonly returns: (EarningReturn & { line: number; id: string })[]
}

describe('POINT-2, POINT-3', () => {
  test('SQL posts what the domain says is missing, whatever arrived in which order; again it posts nothing', async () => {
    await fc.assert(
      fc.asyncProperty(histories, policies, policies, async (rows, before, after) => {
        await world.db.unit(world.acme.tenantId, async tx => {
          const policyOf = await twoPolicies(tx, before, after)
          const customerId = await customer(tx)
          const bought: Bought[] = []
          for (const history of rows) bought.push(await buy(tx, history, history.anonymous ? null : customerId))
          await check(tx, bought, policyOf)
          for (const each of bought) await bringBack(tx, each)
          await check(tx, bought, policyOf)
          for (const each of bought.filter(one => one.history.voided))
            await tx.run(sql`update purchase set voided_at = now() where tenant_id = ${tx.tenantId} and id = ${each.id}`)
          for (const each of bought.filter(one => one.history.anonymous))
            await tx.run(sql`update purchase set customer_id = ${customerId} where tenant_id = ${tx.tenantId} and id = ${each.id}`)
          await check(tx, bought, policyOf)
          expect(await reconcilePoints(tx, { chainId: world.acme.chainId, purchaseIds: bought.map(each => each.id) })).toEqual({
            entries: 0
          })
        })
      }),
      { numRuns: RUNS }
    )
  })

  test('a backtest of the rules in force has in every month what the ledger has, to the point', async () => {
    const months = Array.from({ length: 8 }, (_, nth) => addMonths(START, nth))
    await fc.assert(
      fc.asyncProperty(histories, policies, async (rows, rules) => {
        await undone(async tx => {
          const policyOf = await twoPolicies(tx, rules, rules)
          const customerId = await customer(tx)
          for (const history of rows) {
            const bought = await buy(tx, history, history.anonymous ? null : customerId)
            await bringBack(tx, bought)
            if (bought.returns.length > 0) await totalBack(tx, bought)
            if (history.voided)
              await tx.run(sql`update purchase set voided_at = now() where tenant_id = ${tx.tenantId} and id = ${bought.id}`)
            await reconcilePoints(tx, { chainId: world.acme.chainId, purchaseIds: [bought.id] })
          }
          const policy = policyOf(CHANGE)
          for (const from of months) {
            const scope = {
              tenantId: tx.tenantId,
              chainId: world.acme.chainId,
              from,
              until: addMonths(from, 1),
              before: policy,
              after: policy,
              beside: {},
              stores: []
            }
            const found = await tx.query(sql`select before::bigint, after::bigint from (${pointsIssued.of.earning!(scope)!}) as cost`)
            const [posted] = await tx.query<{ points: number }>(sql`select coalesce(sum(amount), 0)::bigint as points from point_entry
              where tenant_id = ${tx.tenantId} and customer_id = ${customerId} and happened_on >= ${from}::date and happened_on < ${scope.until}::date`)
            expect(found).toEqual([{ before: posted!.points, after: posted!.points }])
          }
        })
      }),
      { numRuns: RUNS }
    )
  })
})

/** Of the chain's history that of the run alone counts, and nothing of it stays. */
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  const over = new Error('undone')
  const unit = world.db.unit(world.acme.tenantId, async tx => {
    await tx.run(sql`update purchase set voided_at = now() where tenant_id = ${tx.tenantId}`)
    await work(tx)
    throw over
  })
  await unit.catch((error: unknown) => {
    if (error !== over) throw error
  })
}

/** The purchase's own sums, as recording a return leaves them. */
async function totalBack(tx: Tx, { id, returns }: Bought): Promise<void> {
  const minor = returns.reduce((all, each) => all + each.amount, 0)
  await tx.run(
    sql`update purchase set returned_units = ${returns.length}, returned_minor = ${minor} where tenant_id = ${tx.tenantId} and id = ${id}`
  )
}

type Entry = PointMovement

/** Runs the statement, and compares what it adds with what the domain would post. */
async function check(tx: Tx, bought: readonly Bought[], policyOf: (on: LocalDate) => EarningPolicy): Promise<void> {
  const ids = bought.map(each => each.id)
  const before = await ledger(tx, ids)
  const standing = await tx.query<{ id: string; voided: boolean; owned: boolean; back: boolean }>(sql`
    select p.id, p.voided_at is not null as voided, p.customer_id is not null as owned,
      exists (select from return_allocation a where a.tenant_id = p.tenant_id and a.purchase_id = p.id) as back
    from purchase p where p.tenant_id = ${tx.tenantId} and p.id = any(${ids}::uuid[])`)
  await reconcilePoints(tx, { chainId: world.acme.chainId, purchaseIds: ids })
  const after = await ledger(tx, ids)
  for (const { id, on, history, returns } of bought) {
    const state = standing.find(row => row.id === id)
    const target =
      state?.owned && !state.voided
        ? reconcilePurchasePoints(
            policyOf(on),
            {
              on,
              storeId: storeId(history.store),
              tierKey: history.tier,
              inBirthdayMonth: history.birthday,
              lines: history.lines.map(line => ({ amount: line.amount, specialPrice: line.special, category: line.category }))
            },
            state.back ? returns : []
          )
        : []
    const posted = before.get(id) ?? []
    const added = (after.get(id) ?? []).slice(posted.length)
    expect(added).toEqual(state?.owned ? movementsToPost(target, posted) : [])
  }
}

async function ledger(tx: Tx, purchaseIds: readonly string[]): Promise<Map<string, Entry[]>> {
  const rows = await tx.query<Entry & { of: string }>(sql`
    select purchase_id as of, kind, happened_on as on, amount, confirmed_on as "confirmedOn", expires_on as "expiresOn"
    from point_entry where tenant_id = ${tx.tenantId} and purchase_id = any(${[...purchaseIds]}::uuid[]) order by purchase_seq, happened_on`)
  const all = new Map<string, Entry[]>()
  // By run: an entry's number among those of its day is not its run, so new ones are told by not having been there.
  for (const { of, ...entry } of rows) all.set(of, [...(all.get(of) ?? []), entry])
  for (const [id, entries] of all) all.set(id, inRuns(id, entries))
  return all
}

const keyOf = ({ on, confirmedOn, expiresOn, kind, amount }: Entry) => [on, confirmedOn, expiresOn, kind, amount].join(' ')
const seen = new Map<string, Entry[]>()
function inRuns(id: string, entries: Entry[]): Entry[] {
  const left = [...entries]
  const known = (seen.get(id) ?? []).filter(entry => {
    const at = left.findIndex(one => keyOf(one) === keyOf(entry))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  const ordered = [...known, ...left.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))]
  seen.set(id, ordered)
  return ordered
}

async function twoPolicies(tx: Tx, ...both: Drawn[]) {
  const [first, second] = both.map(drawn)
  const { tenantId } = tx
  await tx.run(
    sql`update policy_version set status = 'sentBack', effective_on = null, retired_on = null where tenant_id = ${tenantId} and kind = 'earning'`
  )
  const [row] = await tx.query<{ version: number }>(
    sql`select max(version) as version from policy_version where tenant_id = ${tenantId} and kind = 'earning'`
  )
  const version = row?.version ?? 0
  const next = sql`insert into policy_version (tenant_id, id, chain_id, kind, version, status, body, effective_on, retired_on)
    values (${tenantId}, ${uuid()}, ${world.acme.chainId}, 'earning', ${version + 1}, 'retired', ${JSON.stringify(first)}, ${addDays(START, 10)}, ${CHANGE}),
      (${tenantId}, ${uuid()}, ${world.acme.chainId}, 'earning', ${version + 2}, 'inForce', ${JSON.stringify(second)}, ${CHANGE}, null)`
  await tx.run(sealing(tenantId, next))
  // Before the first version came into force it holds as well.
  return (on: LocalDate) => (on < CHANGE ? first : second) as EarningPolicy
}

async function customer(tx: Tx): Promise<string> {
  const id = uuid()
  await tx.run(sql`insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, capture_source, registered_on, registered_at)
    values (${tx.tenantId}, ${id}, ${world.acme.chainId}, ${world.acme.stores[0]?.id}, ${`T${id}`}, 'x', 'x', 'x', 'till', ${START}, now())`)
  return id
}

async function buy(tx: Tx, history: History, customerId: string | null): Promise<Bought> {
  const id = uuid()
  const on = addDays(START, history.day)
  const paid = history.lines.reduce((sum, line) => sum + line.amount, 0)
  const special = history.lines.reduce((sum, line) => sum + (line.special ? line.amount : 0), 0)
  const { tenantId } = tx
  await tx.run(sql`insert into purchase (tenant_id, id, chain_id, store_id, receipt_no, happened_at, purchased_on, source, customer_id, units, paid_minor, special_minor,
      tier_key, birthday_month)
    values (${tenantId}, ${id}, ${world.acme.chainId}, ${storeId(history.store)}, ${id}, ${on}, ${on}, 'till', ${customerId}, ${history.lines.length * 100}, ${paid}, ${special},
      ${history.tier}, ${history.birthday})`)
  for (const [index, line] of history.lines.entries()) {
    const itemId = uuid()
    await tx.run(sql`insert into item (tenant_id, id, chain_id, code, category)
      values (${tenantId}, ${itemId}, ${world.acme.chainId}, ${itemId}, ${line.kept ? 'moved since' : line.category})`)
    await tx.run(sql`insert into purchase_line (tenant_id, purchase_id, line_no, item_id, quantity, amount_minor, special_price, category)
      values (${tenantId}, ${id}, ${index + 1}, ${itemId}, 100, ${line.amount}, ${line.special}, ${line.kept ? line.category : null})`)
  }
  const left = history.lines.map(line => line.amount)
  const returns = history.returns.map(({ after, line, percent }) => {
    const at = line % left.length
    const amount = Math.floor(((left[at] ?? 0) * percent) / 100)
    left[at] = (left[at] ?? 0) - amount
    const { special: specialPrice, category } = history.lines[at]!
    return { on: addDays(on, after), amount, specialPrice, category, line: at + 1, id: uuid() }
  })
  return { id, on, history, returns }
}

async function bringBack(tx: Tx, { id, returns }: Bought): Promise<void> {
  for (const each of returns) {
    const { tenantId } = tx
    await tx.run(sql`insert into purchase_return (tenant_id, id, chain_id, store_id, return_no, happened_at, returned_on, source, purchase_id, units)
      values (${tenantId}, ${each.id}, ${world.acme.chainId}, ${world.acme.stores[0]?.id}, ${each.id}, ${each.on}, ${each.on}, 'till', ${id}, 1)`)
    await tx.run(sql`insert into return_line (tenant_id, return_id, line_no, item_id, purchase_line_no, quantity)
      select tenant_id, ${each.id}, 1, item_id, line_no, 1 from purchase_line where tenant_id = ${tenantId} and purchase_id = ${id} and line_no = ${each.line}`)
    await tx.run(sql`insert into return_allocation (tenant_id, return_id, return_line_no, purchase_id, purchase_line_no, returned_on, units, amount_minor)
      values (${tenantId}, ${each.id}, 1, ${id}, ${each.line}, ${each.on}, 1, ${each.amount})`)
  }
}
