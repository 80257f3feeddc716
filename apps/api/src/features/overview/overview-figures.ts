// What one overview answers. Every part is computed when its field is asked for, once, by one statement, and parts share what they have in common.
import type { LocalDate, TierPolicy } from '@keqing/domain'
import type { Context } from '../../platform/graphql/context.ts'
import { tierPolicyInForce } from '../tier/index.ts'
import { monthRows, monthsUpTo, type MonthRow } from './month-figures.sql.ts'
import type { Extent } from './overview-scope.ts'
import type { MonthFigures, StoreFigures, TierCount } from './overview.type.ts'
import { storeIds, tierCounts, type TierCountRow } from './standing-figures.sql.ts'

const EMPTY: Omit<MonthRow, 'storeId' | 'month'> = {
  registered: 0,
  referred: 0,
  registeredBuyers: 0,
  anonymousReceipts: 0,
  receipts: 0,
  netMinor: 0,
  memberNetMinor: 0
}

interface Names {
  readonly policy: TierPolicy
  readonly locale: 'zh-CN' | 'en'
}

export class OverviewFigures {
  readonly extent: Extent
  readonly #ctx: Context
  readonly #currency: string
  readonly #months: number
  #counts: Promise<TierCountRow[]> | undefined
  #names: Promise<Names> | undefined

  constructor(ctx: Context, extent: Extent, options: { currency: string; months: number }) {
    this.extent = extent
    this.#ctx = ctx
    this.#currency = options.currency
    this.#months = options.months
  }

  get asOf(): LocalDate {
    return this.extent.asOf
  }

  /** By store, status and tier; several fields are sums of it. */
  counts(): Promise<TierCountRow[]> {
    return (this.#counts ??= this.#ctx.read().then(tx => tierCounts(tx, this.extent)))
  }

  async tiers(): Promise<TierCount[]> {
    return toTierCounts(await this.counts(), await this.#policy())
  }

  async months(): Promise<MonthFigures[]> {
    const months = monthsUpTo(this.asOf, this.#months)
    const rows = new Map((await monthRows(await this.#ctx.read(), this.extent, months[0] ?? this.asOf, false)).map(row => [row.month, row]))
    return months.map(month => this.#toMonth(month, rows.get(month)))
  }

  async stores(): Promise<StoreFigures[]> {
    const tx = await this.#ctx.read()
    const [before, now] = monthsUpTo(this.asOf, 2) as [LocalDate, LocalDate]
    const [ids, rows, counts, names] = await Promise.all([
      storeIds(tx, this.extent, before),
      monthRows(tx, this.extent, before, true),
      this.counts(),
      this.#policy()
    ])
    const figures = new Map(rows.map(row => [`${row.storeId} ${row.month}`, row]))
    const atHome = Map.groupBy(counts, row => row.storeId)
    return ids.map(storeId => {
      const own = atHome.get(storeId) ?? []
      const month = (day: LocalDate) => this.#toMonth(day, figures.get(`${storeId} ${day}`))
      return { storeId, tiers: toTierCounts(own, names), customers: customersIn(own), month: month(now), previousMonth: month(before) }
    })
  }

  #policy(): Promise<Names> {
    return (this.#names ??= this.#ctx.read().then(tx => tierPolicyInForce(tx, this.extent.chainId, this.asOf)))
  }

  #toMonth(month: LocalDate, row: MonthRow | undefined): MonthFigures {
    const { netMinor, memberNetMinor, registered, referred, registeredBuyers, anonymousReceipts, receipts } = row ?? EMPTY
    const money = (minor: number) => ({ minor, currency: this.#currency })
    const complete = month.slice(0, 7) < this.asOf.slice(0, 7)
    return {
      month,
      registered,
      referred,
      registeredBuyers,
      anonymousReceipts,
      receipts,
      net: money(netMinor),
      memberNet: money(memberNetMinor),
      complete
    }
  }
}

/** Bought, and not lost: with prospects and lost ones they make up all files. */
export function customersIn(rows: readonly TierCountRow[]): number {
  return sum(
    rows.filter(row => row.status !== 'lost'),
    row => row.count - row.prospects
  )
}

export function prospectsIn(rows: readonly TierCountRow[]): number {
  return sum(
    rows.filter(row => row.status !== 'lost'),
    row => row.prospects
  )
}

export function lostIn(rows: readonly TierCountRow[]): number {
  return sum(
    rows.filter(row => row.status === 'lost'),
    row => row.count
  )
}

function sum<R>(rows: readonly R[], figure: (row: R) => number): number {
  return rows.reduce((total, row) => total + figure(row), 0)
}

/** Every tier of the policy, from the highest; then any that customers still hold by an earlier version; then lost and none. */
function toTierCounts(rows: readonly TierCountRow[], { policy, locale }: Names): TierCount[] {
  const count = (some: readonly TierCountRow[]) => ({ count: sum(some, row => row.count), lowered: sum(some, row => row.lowered) })
  const known = policy.tiers.map(({ key, name }, index) => ({
    status: 'tier' as const,
    key,
    rank: index + 1,
    name: name[locale],
    ...count(rows.filter(row => row.key === key))
  }))
  const keys = new Set(policy.tiers.map(tier => tier.key))
  const former = [
    ...Map.groupBy(
      rows.filter(row => row.key !== null && !keys.has(row.key)),
      row => row.key
    )
  ].map(([key, some]) => ({ status: 'tier' as const, key, rank: null, name: key, ...count(some) }))
  const others = (['lost', 'none'] as const).map(status => ({
    status,
    key: null,
    rank: null,
    name: null,
    ...count(rows.filter(row => row.status === status))
  }))
  return [...known, ...former, ...others]
}
