// "Done when" of decisions over time: a history is replayed through the product, some of it heard of late, and half-way through other rules of tiers come into
// force. What was decided on three evenings is what deciding "as known at" them gives by the version of the day, customer by customer; by what is known now, exactly
// the customers whom late news touch are decided otherwise.
// A generated history always; half a million real receipt lines where the data are (KEQING_DATA), a slice of them in the short run.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { addDays, daysBetween, localDate, localDateOf, DEFAULT_TIER_POLICY, type LocalDate, type TierPolicy } from '@keqing/domain'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cut } from '../src/features/import/replay.fixture.ts'
import { decideTiers, type DecidedRow } from '../src/features/tier/decide-tiers.sql.ts'
import { PLANNED_FOR_A_CHAIN } from '../src/features/tier/facts-of-chain.sql.ts'
import { explainTiers } from '../src/features/tier/explain-tier.ts'
import { sql } from '../src/platform/db/sql.ts'
import { DECIDED_COLUMNS, Replay, type RulesChange, type Evening, type HistoryEvent, type KeptDecision } from './replay.fixture.ts'
import { besideRecorded } from './replay.backtest.ts'
import { Studio, tierRulesSent } from './studio.ts'
import { addPerson, openWorld, type Company, type World } from './world.ts'

const LONG = process.env.FC_RUNS !== undefined
const SEED = Number(process.env.FC_SEED ?? Date.now())
const FILE = resolve(process.env.KEQING_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'), 'online-retail.csv.gz')
const present = existsSync(FILE)
if (!present) console.warn(`skipped: ${FILE} is absent`)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Those that every chain begins with, and what they become half-way. */
const OTHER_RULES: TierPolicy = {
  tiers: [
    { ...DEFAULT_TIER_POLICY.tiers[0]!, routes: [{ all: [{ metric: 'points', compare: 'atLeast', value: 30 }] }] },
    { ...DEFAULT_TIER_POLICY.tiers[1]!, routes: [{ all: [{ metric: 'purchases', compare: 'moreThan', value: 2, windowMonths: 4 }] }] },
    DEFAULT_TIER_POLICY.tiers[2]!
  ],
  inactivity: { months: 2, levels: 2 },
  loss: { months: 9 },
  exemptDesignated: false
}

/** By the rules of the day. */
type Rules = (on: LocalDate) => TierPolicy

async function decisions(company: Company, rules: Rules, asOf: LocalDate, knownAt?: Date): Promise<Map<string, DecidedRow>> {
  return world.platform.unit(company.tenantId, async tx => {
    await tx.run(PLANNED_FOR_A_CHAIN)
    const scope = { tenantId: tx.tenantId, chainId: company.chainId, asOf, knownAt }
    return new Map((await tx.query<DecidedRow>(decideTiers(rules(asOf), scope))).map(row => [row.customer_id, row]))
  })
}

const figures = (row: object | undefined) => row && Object.fromEntries(DECIDED_COLUMNS.map(name => [name, (row as KeptDecision)[name]]))
const differ = (a: object | undefined, b: object | undefined) => JSON.stringify(figures(a)) !== JSON.stringify(figures(b))

async function checkEvening(company: Company, rules: Rules, { on, knownAt, kept }: Evening, touched: ReadonlySet<string>): Promise<void> {
  const then = await decisions(company, rules, on, knownAt)
  expect([...then.keys()].toSorted()).toEqual([...kept.keys()].toSorted())
  for (const [id, row] of kept) expect({ id, on, ...figures(then.get(id)) }).toEqual({ id, on, ...figures(row) })
  const now = await decisions(company, rules, on)
  const otherwise = [...kept].flatMap(([id, row]) => (differ(now.get(id), row) ? [id] : []))
  expect(otherwise.toSorted()).toEqual([...touched].filter(id => kept.has(id)).toSorted())
}

/** The version that held backtested: as known then nobody stands elsewhere than was recorded; as known now exactly those whose tier the late news change. */
async function checkBacktests(company: Company, rules: Rules, evening: Evening, touched: ReadonlySet<string>): Promise<number> {
  const then = await besideRecorded(world, company, evening, true)
  expect(then).toEqual({ customers: evening.kept.size, moved: 0, ids: new Set() })
  const now = await decisions(company, rules, evening.on)
  const stands = (row: object | undefined) => JSON.stringify([(row as DecidedRow).status, (row as DecidedRow).tier_key])
  const elsewhere = [...evening.kept].flatMap(([id, row]) => (stands(now.get(id)) === stands(row) ? [] : [id]))
  const found = await besideRecorded(world, company, evening, false)
  expect([...found.ids].toSorted()).toEqual(elsewhere.toSorted())
  expect([found.moved, elsewhere.filter(id => !touched.has(id))]).toEqual([elsewhere.length, []])
  return found.moved
}

/** One customer at a time, by the function, as the page asks. */
async function checkExplained(company: Company, { on, knownAt, kept }: Evening): Promise<void> {
  const some = [...kept].slice(0, 50)
  const told = await world.db.unit(company.tenantId, tx =>
    explainTiers(tx, { chainId: company.chainId, customerIds: some.map(([id]) => id), asOf: on, knownAt })
  )
  for (const [id, row] of some)
    expect({ id, ...pick(told.get(id)) }).toEqual({ id, status: row.status, key: row.tier_key, nextChangeOn: row['next_change_on'] })
}

const pick = (told: { status: string; key?: string | null; nextChangeOn?: string | null } | undefined) =>
  told && { status: told.status, key: told.key ?? null, nextChangeOn: told.nextChangeOn ?? null }

/** The customers of whom something dated by the day was heard after the instant. A return that found no purchase touches nothing (TERM-1b). */
async function touchedBy(company: Company, replay: Replay, events: readonly HistoryEvent[], { on }: Evening): Promise<Set<string>> {
  const late = events.filter(event => event.customer !== null && event.on <= on && event.heardOn > on)
  const found = await world.db.unit(company.tenantId, tx =>
    tx.query<{ no: string }>(sql`
      select r.return_no as no from purchase_return r where r.tenant_id = ${tx.tenantId} and r.return_no = any(${late.map(event => event.no)}::text[])
        and exists (select from return_allocation a where a.tenant_id = ${tx.tenantId} and a.return_id = r.id)`)
  )
  const matched = new Set(found.map(row => row.no))
  return new Set(late.flatMap(({ kind, no, customer }) => (kind === 'return' && !matched.has(no) ? [] : (replay.ids.get(customer!) ?? []))))
}

async function changeOf(company: Company, on: LocalDate): Promise<RulesChange> {
  const second = await addPerson(world.db, company, 'second', 'HQ', { chain: company.chainId })
  const studio = new Studio(world, company, second, 'TIER')
  let id = ''
  return {
    on,
    async schedule() {
      id = await studio.saved('half-way', { tier: tierRulesSent(OTHER_RULES) })
      await studio.schedule(id, on)
    },
    activate: () => studio.activateNow(id)
  }
}

async function replayed(company: Company, zone: '+08:00' | 'Z', events: readonly HistoryEvent[]): Promise<void> {
  const days = events.map(event => event.heardOn).toSorted()
  const [first, last] = [days[0]!, days.at(-1)!]
  const length = daysBetween(first, last)
  const evenings = [0.35, 0.6, 0.85].map(part => addDays(first, Math.round(length * part)))
  const changedOn = addDays(first, Math.round(length / 2))
  const rules: Rules = on => (on < changedOn ? DEFAULT_TIER_POLICY : OTHER_RULES)
  const replay = new Replay(world, company, zone)
  const began = performance.now()
  await replay.run(events, last, evenings, await changeOf(company, changedOn))
  const took = (performance.now() - began) / 1000
  expect(replay.evenings).toHaveLength(3)
  let all = 0
  let moved = 0
  for (const evening of replay.evenings) {
    const touched = await touchedBy(company, replay, events, evening)
    all += touched.size
    await checkEvening(company, rules, evening, touched)
    await checkExplained(company, evening)
    moved += await checkBacktests(company, rules, evening, touched)
  }
  expect(all).toBeGreaterThan(0)
  if (LONG) expect(moved).toBeGreaterThan(0)
  if (!LONG) return
  const late = events.filter(event => event.heardOn > event.on).length
  const decisions = replay.evenings.reduce((sum, { kept }) => sum + kept.size, 0)
  const spent = [...replay.spent].map(([what, seconds]) => `${what} ${seconds.toFixed(0)} s`)
  console.log(
    `${events.length} events over ${length} days, ${late} of them late, in ${took.toFixed(0)} s (${spent.join(', ')}); of ${decisions} decisions ` +
      `on three evenings ${all} differ by what is known now, ${moved} of them in the tier`
  )
}

/** A purchase and its return never cancel each other out; visits come in time, since one among others tells nobody anything. */
function generated(): HistoryEvent[] {
  const first = localDate('2025-02-10')
  const one = fc.record({
    customer: fc.nat({ max: LONG ? 165 : 24 }),
    day: fc.nat({ max: 150 }),
    late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 60 })),
    amount: fc.integer({ min: 500, max: 90_000 }),
    kind: fc.constantFrom('purchase', 'purchase', 'purchase', 'visit')
  } as const)
  const all = fc.sample(one, { numRuns: LONG ? 1_500 : 220, seed: SEED })
  return all.flatMap(({ customer, day, late, amount, kind }, index): HistoryEvent[] => {
    const on = addDays(first, day)
    const at = (time: string) => new Date(`${on}T${time}+08:00`)
    const own = { customer: `G${customer}`, on, heardOn: addDays(on, kind === 'visit' ? 0 : late) }
    const lines = [{ item: `i${index}`, units: 3, amount }]
    const bought = { ...own, kind, no: `E${index}`, at: at('11:00:00'), lines: kind === 'visit' ? [] : lines }
    if (kind === 'visit' || index % 5 !== 0) return [bought]
    const lateBack = index % 10 === 0 ? 25 : 0
    return [
      bought,
      {
        ...own,
        kind: 'return',
        no: `B${index}`,
        at: at('12:00:00'),
        heardOn: addDays(own.heardOn, lateBack),
        lines: [{ item: `i${index}`, units: 1, amount: 0 }]
      }
    ]
  })
}

test(`a generated history, seed ${SEED}`, () => replayed(world.acme, '+08:00', generated()), 3_600_000)

const LATE = LONG ? 200 : 40
/** The companies of tests begin later than the data. */
const YEARS_ON = 10

/** Late are receipts of customers who never return anything, and returns of customers who return once: of these alone it is plain whom they touch. */
function retail(): HistoryEvent[] {
  const zone = 'Europe/London'
  const lines = cut(gunzipSync(readFileSync(FILE)).toString('utf8')).filter(line => Number(line.price) > 0 && /^C?\d+$/.test(line.invoice))
  const events = [...Map.groupBy(lines, line => line.invoice)].flatMap(([no, own]): HistoryEvent[] => {
    const back = no.startsWith('C')
    const kept = own.filter(line => (back ? line.quantity < 0 : line.quantity > 0))
    const [line] = kept
    if (!line || (back && line.customer === '')) return []
    const at = new Date(
      own
        .map(each => each.at)
        .toSorted()[0]!
        .replace(' ', 'T')
        .replace(/Z?$/, 'Z')
    )
    at.setUTCFullYear(at.getUTCFullYear() + YEARS_ON)
    const on = localDateOf(at, zone)
    const amount = (each: (typeof kept)[number]) => Math.round(Math.abs(each.quantity) * Math.round(Number(each.price) * 100))
    return [
      {
        kind: back ? 'return' : 'purchase',
        no,
        customer: line.customer === '' ? null : line.customer,
        at,
        on,
        heardOn: on,
        lines: kept.slice(0, 1_000).map(each => ({ item: each.item, units: Math.abs(each.quantity), amount: amount(each) }))
      }
    ]
  })
  const some = LONG ? events : events.filter(({ customer, on }) => Number(customer) % 60 === 7 && on < '2021-06-01')
  return lately(some)
}

function lately(events: readonly HistoryEvent[]): HistoryEvent[] {
  const last = events
    .map(event => event.on)
    .toSorted()
    .at(-1)!
  const heardOn = (event: HistoryEvent) => addDays(event.on, 7 + (Number(event.customer) % 90))
  const returns = Map.groupBy(
    events.filter(event => event.kind === 'return'),
    event => event.customer
  )
  const plain = events.filter(event => {
    if (event.customer === null || heardOn(event) > last) return false
    return event.kind === 'purchase' ? !returns.has(event.customer) : returns.get(event.customer)?.length === 1
  })
  const [mixed = []] = fc.sample(fc.shuffledSubarray(plain, { minLength: plain.length }), { numRuns: 1, seed: SEED })
  const some = (kind: HistoryEvent['kind'], count: number) => mixed.filter(event => event.kind === kind).slice(0, count)
  const chosen = new Set([...some('purchase', (LATE * 3) / 4), ...some('return', LATE / 4)])
  return events.map(event => (chosen.has(event) ? { ...event, heardOn: heardOn(event) } : event))
}

const withData = present ? test : test.skip
withData(LONG ? 'Online Retail, all of it' : 'Online Retail, a slice', () => replayed(world.globex, 'Z', retail()), 3_600_000)
