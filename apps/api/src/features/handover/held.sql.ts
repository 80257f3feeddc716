// What a person's book holds at the moment: what goes along when it is handed over, counted by one statement.
import { addDays, birthdaysOn, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

/** Days ahead in which birthdays are counted, today being the first of them. */
const SOON = 30
const LATER = 60

export interface HeldTier {
  /** Null: in no tier, or lost. */
  readonly tierKey: string | null
  readonly customers: number
}

export interface HeldBook {
  readonly customers: number
  readonly lost: number
  readonly noted: number
  readonly birthdays30: number
  readonly birthdays60: number
  readonly tiers: readonly HeldTier[]
}

function bornWithin(today: LocalDate, days: number) {
  const born = Array.from({ length: days }, (_, at) => addDays(today, at)).flatMap(day => birthdaysOn(day))
  return sql`(c.birth_month, c.birth_day) in (select * from unnest(${born.map(one => one.month)}::int[], ${born.map(one => one.day)}::int[]))`
}

/** Customers whom the person keeps now. */
export async function heldBook(tx: Tx, keeperId: string, today: LocalDate): Promise<HeldBook> {
  const rows = await tx.query<HeldTier & { lost: number; noted: number; soon: number; later: number }>(sql`
    select case when s.status = 'tier' then s.tier_key end as "tierKey", count(*)::int as customers, (count(*) filter (where s.status = 'lost'))::int as lost,
      (count(*) filter (where c.note is not null))::int as noted, (count(*) filter (where ${bornWithin(today, SOON)}))::int as soon,
      (count(*) filter (where ${bornWithin(today, LATER)}))::int as later
    from assignment a join customer c on c.tenant_id = a.tenant_id and c.id = a.customer_id
    left join customer_state s on s.tenant_id = a.tenant_id and s.customer_id = a.customer_id
    where a.tenant_id = ${tx.tenantId} and a.keeper_id = ${keeperId} and a.until_on is null group by 1 order by min(s.tier_rank) nulls last`)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    ...{ customers: sum(row => row.customers), lost: sum(row => row.lost), noted: sum(row => row.noted) },
    ...{ birthdays30: sum(row => row.soon), birthdays60: sum(row => row.later) },
    tiers: rows.map(({ tierKey, customers }) => ({ tierKey, customers }))
  }
}
