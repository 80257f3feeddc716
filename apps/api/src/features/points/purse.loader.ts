// The purses of many customers: two statements, whatever their number. What follows from lots and holds is the domain's to say.
import { availablePoints, expiringPoints, NOTHING_HELD, sumSafe, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { heldPoints, pointLots } from './lots.sql.ts'
import type { PointsPurse } from './purse.type.ts'

const MOST_DAYS = 24

interface PendingRow {
  readonly customerId: string
  readonly confirmedOn: LocalDate
  readonly points: number
}

async function pendingPoints(tx: Tx, customerIds: readonly string[], today: LocalDate): Promise<PendingRow[]> {
  return tx.query<PendingRow>(sql`
    select customer_id as "customerId", confirmed_on as "confirmedOn", sum(amount)::bigint as points from point_entry
    where tenant_id = ${tx.tenantId} and customer_id = any(${[...customerIds]}::uuid[]) and confirmed_on > ${today}::date
    group by customer_id, confirmed_on having sum(amount) <> 0 order by customer_id, confirmed_on`)
}

async function purses(tx: Tx, ids: readonly string[], moment: { today: LocalDate; now: Date }): Promise<ReadonlyMap<string, PointsPurse>> {
  const { today } = moment
  const lotsOf = await pointLots(tx, ids, today)
  const heldOf = await heldPoints(tx, ids, moment)
  const pendingOf = Map.groupBy(await pendingPoints(tx, ids, today), row => row.customerId)
  return new Map(
    ids.map(id => {
      const [lots, held, pending] = [lotsOf.get(id) ?? [], heldOf.get(id) ?? NOTHING_HELD, pendingOf.get(id) ?? []]
      const expiring = expiringPoints(lots, today, held).flatMap(({ expiresOn, amount }) =>
        expiresOn ? [{ expiresOn, points: amount }] : []
      )
      const purse = {
        available: availablePoints(lots, today, held),
        held: held.all,
        pending: sumSafe(pending.map(({ points }) => points)),
        pendingByDay: pending.slice(0, MOST_DAYS),
        expiring: expiring.slice(0, MOST_DAYS)
      }
      return [id, purse]
    })
  )
}

/** Of a customer whose row the reader has been let see. */
export async function purseOf(ctx: Context, customer: { id: string; chainId: string }): Promise<PointsPurse | undefined> {
  const today = await ctx.today(customer.chainId)
  const now = ctx.clock.now()
  return ctx.loader(`purse ${today}`, (ids, tx) => purses(tx, ids, { today, now })).load(customer.id)
}
