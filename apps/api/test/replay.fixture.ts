// A history replayed through the product: the clock goes day by day, nights run on time, and what people record is recorded when they hear of it, by the
// product's own commands. On the way the decisions kept that evening are written down.
import { randomUUID } from 'node:crypto'
import { addDays, Refusal, type LocalDate } from '@keqing/domain'
import { expect } from '@jest/globals'
import { recordPurchases } from '../src/features/purchase/record-purchases.ts'
import { recordReturns } from '../src/features/purchase/record-returns.ts'
import { feature as points } from '../src/features/points/index.ts'
import { feature as tier } from '../src/features/tier/index.ts'
import { feature as voucher } from '../src/features/voucher/index.ts'
import { staffIdentity } from '../src/platform/auth/session.ts'
import { sql } from '../src/platform/db/sql.ts'
import { Context } from '../src/platform/graphql/context.ts'
import { jobContext } from '../src/platform/jobs/job-context.ts'
import type { Company, World } from './world.ts'

export interface HistoryLine {
  readonly item: string
  readonly units: number
  readonly amount: number
}

/** A receipt, a return that names none, or a visit, of `customer` (a number of the history's own; null: nobody). */
export interface HistoryEvent {
  readonly kind: 'purchase' | 'return' | 'visit'
  readonly no: string
  readonly customer: string | null
  /** Its instant. */
  readonly at: Date
  readonly on: LocalDate
  /** The day on which it is recorded; `on`, or later. */
  readonly heardOn: LocalDate
  readonly lines: readonly HistoryLine[]
}

/** What `customer_state` holds of a customer in the evening. */
export interface KeptDecision {
  readonly customer_id: string
  readonly status: string
  readonly tier_key: string | null
  readonly [figure: string]: unknown
}

export interface Evening {
  readonly on: LocalDate
  readonly knownAt: Date
  readonly kept: ReadonlyMap<string, KeptDecision>
}

/** Other rules of tiers: what headquarters does the evening before their day, and what the service does as it begins. */
export interface RulesChange {
  readonly on: LocalDate
  schedule(): Promise<void>
  activate(): Promise<void>
}

const KEPT = [
  'status',
  'tier_key',
  'tier_rank',
  'base_rank',
  'source',
  'lowered',
  'next_change_on',
  'purchase_count',
  'net_minor',
  'points'
]
const FIGURES = ['first_purchase_on', 'last_purchase_on', 'last_visit_on']
export const DECIDED_COLUMNS = [...KEPT, ...FIGURES]
const BATCH = 100
const NIGHTS = [tier.jobs!.tierChainNightly!, points.jobs!.pointsChainNightly!, voucher.jobs!.voucherChainNightly!]

export class Replay {
  /** The product's ids of the history's customers. */
  readonly ids = new Map<string, string>()
  readonly evenings: Evening[] = []
  /** Seconds, by what they went to. */
  readonly spent = new Map<string, number>()
  readonly #world: World
  readonly #company: Company
  readonly #zone: string

  constructor(world: World, company: Company, zone: '+08:00' | 'Z') {
    this.#world = world
    this.#company = company
    this.#zone = zone
  }

  /** From the first day on which something is heard to `until`; decisions are written down on `evenings`, and rules change by the way. */
  async run(events: readonly HistoryEvent[], until: LocalDate, evenings: readonly LocalDate[], change: RulesChange): Promise<void> {
    const heard = Map.groupBy(events, event => event.heardOn)
    const first = [...heard.keys()].toSorted()[0]
    for (let day = first; day !== undefined && day <= until; day = addDays(day, 1)) {
      this.#set(day, '00:00:01')
      if (day === change.on) await this.#timed('activation', () => change.activate())
      this.#set(day, '01:00:00')
      await this.#timed('nights', () => this.#night())
      this.#set(day, '22:00:00')
      const today = heard.get(day) ?? []
      await this.#timed('registrations', () => this.#register(today, day))
      await this.#record(today, day)
      if (evenings.includes(day)) this.evenings.push(await this.#lookAround(day))
      this.#set(day, '22:59:59')
      if (addDays(day, 1) === change.on) await change.schedule()
    }
  }

  async #timed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now()
    const done = await work()
    this.spent.set(what, (this.spent.get(what) ?? 0) + (performance.now() - began) / 1000)
    return done
  }

  #set(day: LocalDate, time: string): void {
    this.#world.clock.set(`${day}T${time}${this.#zone}`)
  }

  async #night(): Promise<void> {
    const { platform, clock, log } = this.#world
    const { tenantId, chainId } = this.#company
    const job = jobContext({ db: platform, clock }, log, randomUUID(), new AbortController().signal)
    for (const night of NIGHTS) await night(job, { tenantId, chainId })
  }

  /** Headquarters, without a request's limit of time: the machine may be busy. */
  async #actor(): Promise<Context> {
    const { db, platform, clock } = this.#world
    const { hq, tenantId } = this.#company
    const ctx = new Context({ db: platform, clock, correlationId: 'replay' })
    await ctx.become(await db.unit(tenantId, tx => staffIdentity(tx, hq.loginId)))
    return ctx
  }

  async #register(events: readonly HistoryEvent[], day: LocalDate): Promise<void> {
    const fresh = new Set(events.flatMap(({ customer }) => (customer !== null && !this.ids.has(customer) ? [customer] : [])))
    for (const customer of fresh) {
      const input = {
        chainId: this.#company.chainId,
        storeId: this.#company.stores[0]!.id,
        memberNo: customer,
        name: `N ${customer}`,
        captureSource: 'TILL',
        registeredOn: day
      }
      const { data, errors } = await this.#world.ask(
        this.#company.hq,
        'mutation ($input: CustomerRegisterInput!) { customerRegister(input: $input) { customer { id } userErrors { code } } }',
        { input }
      )
      expect([errors, data?.customerRegister.userErrors]).toEqual([undefined, []])
      this.ids.set(customer, data.customerRegister.customer.id)
    }
  }

  async #record(events: readonly HistoryEvent[], day: LocalDate): Promise<void> {
    const { chainId, stores, hq } = this.#company
    const at = { chainId, storeId: stores[0]!.id }
    const of = (kind: HistoryEvent['kind']) => events.filter(event => event.kind === kind)
    let second = 0
    const act = async <T>(kind: string, all: readonly T[], work: (ctx: Context, some: readonly T[]) => Promise<readonly unknown[]>) => {
      for (let from = 0; from < all.length; from += BATCH) {
        this.#set(day, `22:${String(Math.floor(++second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`)
        const ctx = await this.#actor()
        const outcomes = await this.#timed(kind, () => work(ctx, all.slice(from, from + BATCH)))
        await ctx.close()
        for (const outcome of outcomes) if (outcome instanceof Refusal) throw outcome
      }
    }
    const customerId = (customer: string | null) => (customer === null ? null : this.ids.get(customer)!)
    await act('purchases', of('purchase'), (ctx, some) =>
      recordPurchases(ctx, {
        chainId,
        purchases: some.map(event => ({
          ...at,
          receiptNo: event.no,
          happenedAt: event.at,
          customerId: customerId(event.customer),
          lines: event.lines.map(line => ({ itemCode: line.item, quantity: line.units, amountMinor: line.amount }))
        }))
      })
    )
    await act('returns', of('return'), (ctx, some) =>
      recordReturns(ctx, {
        chainId,
        returns: some.map(event => ({
          ...at,
          returnNo: event.no,
          happenedAt: event.at,
          customerId: customerId(event.customer),
          lines: event.lines.map(line => ({ itemCode: line.item, quantity: line.units }))
        }))
      })
    )
    for (const event of of('visit')) {
      const input = { customerId: customerId(event.customer), storeId: at.storeId, happenedAt: event.at.toISOString(), reference: event.no }
      const query = 'mutation ($input: VisitRecordInput!) { visitRecord(input: $input) { userErrors { code } } }'
      const { data, errors } = await this.#world.ask(hq, query, { input })
      expect([errors, data?.visitRecord.userErrors]).toEqual([undefined, []])
    }
  }

  async #lookAround(on: LocalDate): Promise<Evening> {
    this.#set(on, '22:59:59')
    const { tenantId, chainId } = this.#company
    const rows = await this.#world.db.unit(tenantId, tx =>
      tx.query<KeptDecision>(sql`select * from customer_state where tenant_id = ${tenantId} and chain_id = ${chainId}`)
    )
    return { on, knownAt: this.#world.clock.now(), kept: new Map(rows.map(row => [row.customer_id, row])) }
  }
}
