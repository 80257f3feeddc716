// Files of given tiers: staged, compared with what stands, then given page by page. A row that stands already, as it says, is left as it is.
import type { LocalDate, StandingKind } from '@keqing/domain'
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Rights } from '../../../platform/rights.ts'
import { customerScope } from '../../customer/index.ts'
import { holdsWithin, STANDING_KIND } from '../../standing/index.ts'
import type { Finding } from './receipt-findings.sql.ts'

export async function createStagedStandings(tx: Tx): Promise<void> {
  await tx.client.query(`
    create temp table staged_standing (
      row_no bigint not null, code text, field text, member_no text collate "C", tier_key text, starts_on date, ends_on date, reason text
    )`)
}

export interface StandingScope {
  readonly chainId: string
  readonly importId: string
  readonly kind: StandingKind
  readonly today: LocalDate
  readonly rights: Rights
}

/** Whose each row is: a customer in the reach of whoever asked. One without a first day begins today. */
export async function findThose(tx: Tx, { chainId, kind, today, rights }: StandingScope): Promise<void> {
  await tx.run(sql`
    create temp table giving as
    select s.row_no, s.member_no, s.tier_key, s.starts_on as said_on, coalesce(s.starts_on, ${today}::date) as starts_on, s.ends_on, s.reason,
      case when s.ends_on < coalesce(s.starts_on, ${today}::date) then null
        else daterange(coalesce(s.starts_on, ${today}::date), s.ends_on, '[]') end as days,
      c.id as customer_id, c.store_id, null::text as code, 'new' as outcome
    from staged_standing s
    left join customer c on c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and c.member_no = s.member_no
      and ${customerScope(rights, STANDING_KIND[kind].permission)}
    where s.code is null`)
  await tx.client.query('create unique index on giving (row_no); create index on giving (customer_id, row_no); analyze giving')
}

/** `own`: given by this very import, before it was interrupted; `unchanged`: by whatever else. What was withdrawn is not here any more. */
export async function findThere(tx: Tx, { importId, kind }: StandingScope): Promise<void> {
  await tx.run(sql`
    update giving g set outcome = case when there.import_id = ${importId} then 'own' else 'unchanged' end
    from (
      select distinct on (n.row_no) n.row_no, b.import_id
      from giving n join standing s on s.tenant_id = ${tx.tenantId} and s.customer_id = n.customer_id
      left join standing_batch b on b.tenant_id = ${tx.tenantId} and b.id = s.batch_id
      where s.kind = ${kind} and s.withdrawn_on is null and s.tier_key = n.tier_key and s.reason = n.reason and s.ends_on is not distinct from n.ends_on
        and (s.starts_on = n.said_on or n.said_on is null and s.starts_on <= n.starts_on)
      order by n.row_no, b.import_id = ${importId} desc nulls last
    ) there where g.row_no = there.row_no`)
}

/** Why each of the others cannot be given. */
export async function judge(tx: Tx, { kind, today }: StandingScope): Promise<void> {
  await tx.run(sql`
    update giving g set code = case
      when g.customer_id is null then 'MEMBER_UNKNOWN'
      when exists (select from giving e where e.customer_id = g.customer_id and e.row_no < g.row_no and e.days && g.days) then 'REPEATED_IN_FILE'
      when g.outcome <> 'new' then null
      when g.said_on < ${today}::date then 'START_IN_PAST'
      when g.ends_on < ${today}::date then 'END_IN_PAST'
      when exists (select from standing s where s.tenant_id = ${tx.tenantId} and s.customer_id = g.customer_id and s.kind = ${kind}
        and ${holdsWithin(sql`g.starts_on`, sql`g.ends_on`)}) then ${STANDING_KIND[kind].overlap}
    end`)
}

export async function standingFindings(tx: Tx): Promise<Finding[]> {
  return tx.query<Finding>(sql`
    select code, min(row_no) as "firstRow", (array_agg(member_no order by row_no))[1] as sample, count(*) as rows
    from (select row_no, member_no, coalesce(code, case outcome when 'unchanged' then 'ALREADY_HERE' end) as code from giving) found
    where code is not null group by code`)
}

export async function standingCounts(tx: Tx): Promise<{ fresh: number; own: number; unchanged: number }> {
  const counts = await tx.first<{ fresh: number; own: number; unchanged: number }>(sql`
    select count(*) filter (where outcome = 'new') as fresh, count(*) filter (where outcome = 'own') as own,
      count(*) filter (where outcome = 'unchanged') as unchanged from giving where code is null`)
  if (!counts) throw new Error('no counts')
  return counts
}

export interface Giving {
  readonly row: number
  readonly memberNo: string
  readonly customerId: string
  readonly storeId: string
  readonly tierKey: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
  readonly reason: string
}

export async function pageOfGiving(tx: Tx, after: number, limit: number): Promise<Giving[]> {
  return tx.query<Giving>(sql`
    select row_no as row, member_no as "memberNo", customer_id as "customerId", store_id as "storeId", tier_key as "tierKey", starts_on as "startsOn",
      ends_on as "endsOn", reason
    from giving where code is null and outcome = 'new' and row_no > ${after} order by row_no limit ${limit}`)
}

/** What a page became: given, or refused because somebody else gave one in between. */
export async function markGiven(tx: Tx, rows: readonly number[], refused: readonly number[], code: string): Promise<void> {
  await tx.run(sql`
    update giving set outcome = case when row_no = any(${[...rows]}::bigint[]) then 'own' else outcome end,
      code = case when row_no = any(${[...refused]}::bigint[]) then ${code} else code end
    where row_no = any(${[...rows, ...refused]}::bigint[])`)
}

export const STANDING_OUTCOMES = `
  select s.row_no as row, s.member_no as receipt, coalesce(s.code, g.code, g.outcome) as outcome, s.field
  from staged_standing s left join giving g on g.row_no = s.row_no order by s.row_no`
