// Several designations and overrides ended at once, each decided by itself, by a fixed number of statements.
import { readStandingEnd, Refusal, type LocalDate } from '@keqing/domain'
import { auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { lockCustomers } from '../customer/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { endStandingRows, standingsByIds, type EndedStanding, type StandingInReach } from './batch.sql.ts'
import { knownIds } from './known-ids.ts'
import { KINDS } from './kinds.ts'

/** Named one by one. */
const MOST_NAMED = 1_000

export interface EndMany {
  readonly chainId: string
  readonly ids: readonly string[]
  readonly endsOn?: LocalDate | null
}

interface Ended {
  readonly standing: StandingInReach
  readonly end: EndedStanding
}

/** Per id, in the order sent: undefined where it ended, else why not. @throws Refusal where the request as a whole will not do; Forbidden */
export async function endStandings(ctx: Context, input: EndMany): Promise<ReadonlyMap<string, Refusal | undefined>> {
  if (!ctx.rights.has('tier:designate') && !ctx.rights.has('tier:override')) throw new Forbidden()
  const ids = [...new Set(input.ids)]
  if (ids.length === 0) throw new Refusal('REQUIRED', ['ids'])
  if (input.ids.length > MOST_NAMED) throw new Refusal('TOO_MANY_IN_BATCH', ['ids'], { max: MOST_NAMED })
  const { id: chainId } = await ctx.chain(input.chainId)
  const today = await ctx.today(chainId)
  return ctx.write(async tx => {
    const before = await standingsByIds(tx, ctx.rights, chainId, knownIds(ids))
    await lockCustomers(
      tx,
      before.map(standing => standing.customerId)
    )
    const found = new Map((await standingsByIds(tx, ctx.rights, chainId, knownIds(ids))).map(standing => [standing.id, standing]))
    const outcomes = new Map(ids.map(id => [id, decide(ctx, found.get(id), { lastDay: input.endsOn, today })] as const))
    const ended = [...outcomes.values()].flatMap(outcome => (outcome instanceof Refusal ? [] : [outcome]))
    await write(ctx, tx, { chainId, today }, ended)
    return new Map([...outcomes].map(([id, outcome]) => [id, outcome instanceof Refusal ? outcome : undefined]))
  })
}

/** One that is seen, but is the other's to end, is as one that is not there. */
function decide(
  ctx: Context,
  standing: StandingInReach | undefined,
  days: { lastDay: LocalDate | null | undefined; today: LocalDate }
): Ended | Refusal {
  if (!standing || !ctx.rights.covers(KINDS[standing.kind].permission, standing)) return new Refusal('NOT_FOUND', ['ids'])
  try {
    return { standing, end: { id: standing.id, ...readStandingEnd(standing.kind, standing, days) } }
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function write(ctx: Context, tx: Tx, on: { chainId: string; today: LocalDate }, ended: readonly Ended[]): Promise<void> {
  if (ended.length === 0) return
  await endStandingRows(
    tx,
    ended.map(each => each.end),
    ctx.actor.staffId ?? null
  )
  // Of two kinds at most.
  for (const [kind, rows] of Map.groupBy(ended, each => each.standing.kind)) {
    const customerIds = rows.map(each => each.standing.customerId)
    await refreshTiers(tx, { chainId: on.chainId, asOf: on.today, customerIds, cause: KINDS[kind].cause })
  }
  await auditEach(
    tx,
    ctx,
    { action: 'standingEndBatch', objectType: 'Standing', chainId: on.chainId },
    ended.map(({ standing: { id, customerId, kind, storeId, endsOn }, end: { withdrawnOn, endsOn: lastOn } }) => ({
      id,
      storeId,
      detail: { customerId, kind, plannedEndsOn: endsOn, withdrawnOn, endsOn: lastOn }
    }))
  )
}
