// What an act on many did, as its payload tells it. Customers are loaded anew by the request, in the reader's sight.
import { Refusal, type StandingKind } from '@keqing/domain'
import type { Context } from '../../platform/graphql/context.ts'
import { toUserError } from '../../platform/graphql/settle.ts'
import { customerLoader, type CustomerRow } from '../customer/index.ts'
import type { Outlook, Place } from './batch.sql.ts'
import { batchesByIds, countsOfBatches, type BatchCounts, type BatchRow } from './batches.sql.ts'
import { foresee, giveStandings, type RefusedCustomer } from './give-standings.ts'
import type { TierDesignateBatchInput, TierOverrideBatchInput } from './standing-batch.input.ts'
import type { StandingBatchResult, TierMove } from './standing-batch.type.ts'

const MOST_RESULTS = 1_000

export const batchLoader = (ctx: Context) => ctx.loader(batchLoader, (ids, tx) => batchesByIds(ctx, tx, ids))

export async function countsOf(ctx: Context, { id, chainId }: Pick<BatchRow, 'id' | 'chainId'>): Promise<Omit<BatchCounts, 'id'>> {
  const loader = ctx.loader(`standing batch counts ${chainId}`, async (ids, tx) => countsOfBatches(ctx, tx, ids, await ctx.today(chainId)))
  return (await loader.load(id)) ?? { given: 0, standing: 0, mine: 0 }
}

const same = (a: Place, b: Place): boolean => a.status === b.status && a.key === b.key

function movesOf(outlooks: readonly Outlook[]): TierMove[] {
  const groups = Map.groupBy(outlooks, ({ now, then }) => JSON.stringify([now.status, now.key, then.status, then.key]))
  return [...groups.values()]
    .flatMap(group => (group[0] ? [{ from: group[0].now, to: group[0].then, customers: group.length }] : []))
    .toSorted((a, b) => b.customers - a.customers)
}

async function resultsOf(
  ctx: Context,
  named: readonly string[] | null | undefined,
  refused: readonly RefusedCustomer[],
  outlooks: readonly Outlook[]
): Promise<StandingBatchResult[]> {
  const at = new Map((named ?? []).map((id, index) => [id, index]).toReversed() as [string, number][])
  const moving = [...outlooks.filter(each => !same(each.now, each.then)), ...outlooks.filter(each => same(each.now, each.then))]
  const all: readonly (RefusedCustomer | Outlook)[] = [...refused, ...moving].slice(0, MOST_RESULTS)
  const loader = customerLoader(ctx)
  const customers = await Promise.all(all.map(each => loader.load(each.id)))
  return all.map((each, index) => resultOf(each, { at: at.get(each.id) ?? null, customer: customers[index] }))
}

function resultOf(
  each: RefusedCustomer | Outlook,
  { at, customer }: { at: number | null; customer: CustomerRow | undefined }
): StandingBatchResult {
  const result = { at, customer: customer ?? null }
  if (!('code' in each)) return { ...result, now: each.now, then: each.then, userErrors: [] }
  const field = at === null ? ['filter'] : ['customerIds', String(at)]
  return { ...result, userErrors: [toUserError(new Refusal(each.code, field))] }
}

export async function showGiven(
  ctx: Context,
  kind: StandingKind,
  { dryRun, idempotencyKey, ...sent }: TierDesignateBatchInput | TierOverrideBatchInput
) {
  const input = { ...sent, kind }
  const given = dryRun ? await foresee(ctx, input) : await giveStandings(ctx, { ...input, idempotencyKey: idempotencyKey ?? '' })
  const outlooks = 'outlooks' in given ? given.outlooks : []
  const batch = 'batchId' in given && given.batchId !== null ? ((await batchLoader(ctx).load(given.batchId)) ?? null) : null
  return {
    batch,
    chosen: given.chosen,
    given: given.chosen - given.refused.length,
    moves: movesOf(outlooks),
    results: await resultsOf(ctx, input.customerIds, given.refused, outlooks)
  }
}
