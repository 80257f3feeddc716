// INC-6: files of a store that count as entered, and the late days that incentives count. A file is its registering store's, and counts where it was recorded on the
// declared day or later, by the chain's local date, whatever day it says the customer was registered on.
import type { LocalDate, OnboardingRule } from '@keqing/domain'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'

/** Declarations with the number that counts: the latest correction's, else the declared. */
export const declared = (tenantId: string): Sql => sql`(
    select o.store_id, o.declared_on, o.files as declared_files, coalesce(latest.files, o.files) as files, o.declared_by, o.recorded_at
    from onboarding o left join lateral (select k.files from onboarding_correction k where k.tenant_id = o.tenant_id and k.store_id = o.store_id order by k.no desc limit 1) latest on true
    where o.tenant_id = ${tenantId})`

/** Files of the store of `d`, written as in the index `customer_entered` (0036): with `coalesce` it would not be used. */
const entered = (tenantId: string, zone: Sql): Sql => sql`
    from customer c where c.tenant_id = ${tenantId} and (case when c.registered_store_id is null then c.store_id else c.registered_store_id end) = d.store_id and c.recorded_at >= d.declared_on::timestamp at time zone ${zone}`

/** The day on which as many files as `d` says had been entered; no row before it. */
export const reachedDay = (tenantId: string, zone: Sql): Sql =>
  sql`(select (c.recorded_at at time zone ${zone})::date as on_day ${entered(tenantId, zone)} order by c.recorded_at offset d.files - 1 limit 1)`

/** How many are entered, counted no further than `d` asks. */
export const enteredCount = (tenantId: string, zone: Sql): Sql =>
  sql`(select count(*)::int as files from (select ${entered(tenantId, zone)} limit d.files) counted)`

export interface LateScope {
  readonly tenantId: string
  readonly chainId: string
  readonly timeZone: string
  /** The first day, and the day after the last. */
  readonly from: LocalDate
  readonly until: LocalDate
  /** Of these stores alone; absent: the chain's. */
  readonly storeIds?: readonly string[] | undefined
}

/**
 * A select of `subject_id` (the store), `store_id`, `customer_id` (null), `numerator` (late days as `lateOnboardingDays` counts them), `denominator` (null): a row for each
 * store with a declaration whose days that can be late touch the period. A day that has not begun is not late yet.
 */
export function onboardingLateParts({ tenantId, chainId, timeZone, from, until, storeIds }: LateScope, rule: OnboardingRule): Sql {
  const first = sql`(d.declared_on + ${rule.days}::int + 1)`
  const behind = sql`(${first} + ${rule.mostDays}::int)`
  const today = sql`(app.now() at time zone ${timeZone})::date`
  return sql`select d.store_id as subject_id, d.store_id, null::uuid as customer_id,
      greatest(0, least(${until}::date, ${behind}, reached.on_day + 1, ${today} + 1) - greatest(${from}::date, ${first}))::bigint as numerator, null::bigint as denominator
    from ${declared(tenantId)} d
    join store s on s.tenant_id = ${tenantId} and s.id = d.store_id and s.chain_id = ${chainId}
    left join lateral ${reachedDay(tenantId, sql`${timeZone}`)} reached on true
    where ${first} < ${until}::date and ${behind} > ${from}::date ${storeIds ? sql`and d.store_id = any(${[...storeIds]}::uuid[])` : empty}`
}
