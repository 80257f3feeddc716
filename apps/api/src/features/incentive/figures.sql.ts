// Figures: measured live from the facts as they are, or kept with their parts when a month is closed. One statement per measure, whatever the number of groups.
import { RATIOS, type MeasureAsked, type Measured, type SubjectFigure } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { partsOf, type MeasureScope } from './parts.sql.ts'
import { subjectsOf } from './subjects.sql.ts'

/** `measured` (those who were there) and `part` (what is theirs, by customer), to be summed. */
const relations = (asked: MeasureAsked, scope: MeasureScope): Sql => sql`
  measured as (${subjectsOf(asked.of, scope)}),
  part as (
    select f.subject_id, f.store_id, f.customer_id, sum(f.numerator)::bigint as numerator, sum(f.denominator)::bigint as denominator
    from (${partsOf(asked, scope)}) f join measured m on m.id = f.subject_id and m.store_id = f.store_id
    group by f.subject_id, f.store_id, f.customer_id)`

/** Of nobody's customers a count is 0 and a ratio has nothing to divide by. */
const sums = (asked: MeasureAsked): Sql => sql`coalesce(sum(p.numerator), 0)::bigint as numerator,
  ${RATIOS.has(asked.measure) ? sql`coalesce(sum(p.denominator), 0)::bigint` : sql`null::bigint`} as denominator`

export interface FigureRow {
  readonly key: string
  readonly measured: Measured
  readonly subjectId: string
  readonly storeId: string
  readonly numerator: number
  readonly denominator: number | null
  readonly days: number
  readonly ofDays: number
}

/** What a quota or rule measures now, of everybody in the scope. */
export async function measureNow(tx: Tx, asked: MeasureAsked, scope: MeasureScope): Promise<FigureRow[]> {
  return tx.query<FigureRow>(sql`with ${relations(asked, scope)}
    select ${asked.key}::text as key, ${asked.of}::text as measured, m.id as "subjectId", m.store_id as "storeId", ${sums(asked)},
      m.days::int, ${scope.until}::date - ${scope.from}::date as "ofDays"
    from measured m left join part p on p.subject_id = m.id and p.store_id = m.store_id
    group by m.id, m.store_id, m.days order by m.store_id, m.id`)
}

/** The same, kept under the period with all parts: figure and parts are of one snapshot. Answers how many figures; `after`: how many the period has. */
export async function keepFigures(tx: Tx, periodId: string, asked: MeasureAsked, scope: MeasureScope, after: number): Promise<number> {
  const row = await tx.first<{ figures: number }>(sql`with ${relations(asked, scope)},
    numbered as (select m.*, ${after}::int + row_number() over (order by m.store_id, m.id)::int as no from measured m),
    figure as (
      insert into incentive_figure (tenant_id, period_id, no, key, measured, subject_id, store_id, numerator, denominator, days, of_days)
      select ${tx.tenantId}, ${periodId}, m.no, ${asked.key}, ${asked.of}, m.id, m.store_id, ${sums(asked)}, m.days, ${scope.until}::date - ${scope.from}::date
      from numbered m left join part p on p.subject_id = m.id and p.store_id = m.store_id
      group by m.no, m.id, m.store_id, m.days returning 1),
    kept as (
      insert into incentive_part (tenant_id, period_id, figure_no, no, customer_id, numerator, denominator)
      select ${tx.tenantId}, ${periodId}, n.no, row_number() over (partition by n.no order by p.customer_id), p.customer_id, p.numerator, p.denominator
      from part p join numbered n on n.id = p.subject_id and n.store_id = p.store_id)
    select count(*)::int as figures from figure`)
  return row?.figures ?? 0
}

export const subjectFigure = (row: FigureRow): SubjectFigure => ({
  key: row.key,
  kind: row.measured,
  id: row.subjectId,
  storeId: row.storeId,
  numerator: row.numerator,
  denominator: row.denominator,
  presence: { days: row.days, of: row.ofDays }
})

/** Kept figures of a period: a store's, and of rankings in the chain (`keys`) everybody's. */
export async function keptFigures(tx: Tx, periodId: string, of: { storeId?: string; chainKeys: readonly string[] }): Promise<FigureRow[]> {
  return tx.query<FigureRow>(sql`
    select key, measured, subject_id as "subjectId", store_id as "storeId", numerator, denominator, days::int, of_days::int as "ofDays"
    from incentive_figure where tenant_id = ${tx.tenantId} and period_id = ${periodId}
      ${of.storeId ? sql`and (store_id = ${of.storeId} or key = any(${[...of.chainKeys]}::text[]))` : empty}
    order by no`)
}
