// Designations and overrides as recorded.
import type { GivenDays, LocalDate, StandingKind } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import type { StandingRow } from '../tier/index.ts'

export interface CustomerStandingRow extends StandingRow {
  readonly customerId: string
}

export const STANDING: Sql = sql`s.id, s.customer_id as "customerId", s.kind, s.tier_key as "tierKey", s.starts_on as "startsOn", s.ends_on as "endsOn",
  s.withdrawn_on as "withdrawnOn", s.reason, s.recorded_at as "recordedAt", s.recorded_by as "recordedById", s.ended_at as "endedAt"`

/** Latest start first. A customer has few: each is a person's act, and those of a kind do not overlap. */
export async function standingsOf(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, CustomerStandingRow[]>> {
  const rows = await tx.query<CustomerStandingRow>(sql`
    select ${STANDING} from standing s where s.tenant_id = ${tx.tenantId} and s.customer_id = any(${[...customerIds]}::uuid[])
    order by s.starts_on desc, s.id desc`)
  return Map.groupBy(rows, row => row.customerId)
}

export async function standingById(tx: Tx, id: string): Promise<CustomerStandingRow | undefined> {
  return tx.first<CustomerStandingRow>(sql`select ${STANDING} from standing s where s.tenant_id = ${tx.tenantId} and s.id = ${id}`)
}

export const daysOf = ({ startsOn, endsOn, withdrawnOn }: CustomerStandingRow): GivenDays => ({
  startsOn,
  endsOn: endsOn ?? null,
  withdrawnOn
})

export interface NewStanding {
  readonly id: string
  readonly customerId: string
  readonly kind: StandingKind
  readonly tierKey: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
  readonly reason: string
  readonly recordedBy: string | null
}

export async function insertStanding(tx: Tx, standing: NewStanding): Promise<void> {
  const { id, customerId, kind, tierKey, startsOn, endsOn, reason, recordedBy } = standing
  await tx.run(sql`insert into standing (tenant_id, id, customer_id, kind, tier_key, starts_on, ends_on, reason, recorded_by)
    values (${tx.tenantId}, ${id}, ${customerId}, ${kind}, ${tierKey}, ${startsOn}, ${endsOn}, ${reason}, ${recordedBy})`)
}
