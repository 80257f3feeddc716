// TIME-2 in SQL. A window's first day is computed once, in the domain; the day on which an event leaves it is the domain's `leavesWindowOn`, as an
// expression: Postgres clamps `date ± months` to the month's end just as the domain does.
import { addDays, type LocalDate, windowStart } from '@keqing/domain'
import { sql, type Sql } from '../../platform/db/sql.ts'

/** True for a day of the last `months` months as of `asOf`; days after `asOf` are the caller's to leave out. */
export function isInside(day: Sql, asOf: LocalDate, months: number): Sql {
  return sql`${day} > ${addDays(windowStart(asOf, months), -1)}::date`
}

/** `day` moved by whole months, clamped. */
export function movedBy(day: Sql, months: number): Sql {
  return sql`(${day} + make_interval(months => ${months}::int))::date`
}

/** The first as-of date for which `day` is no longer within the last `months` months. `day` must be a column: it is named several times. */
export function leavesOn(day: Sql, months: number): Sql {
  const candidate = movedBy(day, months)
  return sql`(${candidate} + case when (${candidate} - make_interval(months => ${months}::int))::date < ${day} then 1 else 0 end)`
}

const EPOCH = sql`date '2000-01-01'`

/** A day as a whole number, of which arrays are sorted quickly (migration 0005). */
export function numberOf(day: Sql): Sql {
  return sql`${day} - ${EPOCH}`
}

/** When a count falls below `needed`: the day on which the needed-th latest event leaves; `days` are numbers. Counts only shrink by time. */
export function countFlipsOn(figure: Sql, days: Sql, needed: number, months: number): Sql {
  return sql`case when ${figure} >= ${needed}::bigint then
    (select ${leavesOn(sql`event.day`, months)} from (select ${EPOCH} + (sort_desc(${days}))[${needed}::int] as day) as event) end`
}

/** When a sum crosses `needed`, either way: a reversal that leaves raises it. All events that leave on one day leave at once. */
export function sumFlipsOn(
  events: { figure: Sql; days: Sql; amounts: Sql; inside: (day: Sql) => Sql },
  needed: number,
  months: number
): Sql {
  const { figure, days, amounts, inside } = events
  return sql`case when ${days} is not null then (
    select min(course.leaves_on) from (
      select leaving.leaves_on, ${figure} - sum(sum(leaving.amount)) over (order by leaving.leaves_on) as remains
      from (select ${leavesOn(sql`event.day`, months)} as leaves_on, event.amount
        from unnest(${days}, ${amounts}) as event (day, amount) where ${inside(sql`event.day`)}) as leaving
      group by leaving.leaves_on
    ) as course
    where (course.remains >= ${needed}::bigint) <> (${figure} >= ${needed}::bigint)) end`
}
