// A store's standing as one person sees it: whole with the store, else the own group's figures, the store's and one's own.
import { periodStart, type LocalDate, type Subject } from '@keqing/domain'
import type { Context } from '../../platform/graphql/context.ts'
import type { Store } from '../organisation/index.ts'
import { standingOf, type Standing } from './standing.ts'

export interface SeenStanding extends Standing {
  readonly month: LocalDate
  readonly unit: Standing['plan']['unit']
  readonly storeId: string
}

export async function seenStanding(ctx: Context, store: Store, day: LocalDate): Promise<SeenStanding | undefined> {
  const { timeZone } = await ctx.chain(store.chainId)
  const month = periodStart('month', day)
  const asked = { chain: { id: store.chainId, timeZone }, storeId: store.id, month, today: await ctx.today(store.chainId) }
  const standing = await standingOf(await ctx.read(), asked)
  if (!standing) return undefined
  const figures = standing.figures.filter(figure => seesFigure(ctx, store, figure))
  return { ...standing, figures, month, unit: standing.plan.unit, storeId: store.id }
}

/** What one associate has is the own business, and that of whoever sees the store's pay. */
export function seesFigure(ctx: Context, { id: storeId, chainId }: Store, { kind, id }: Subject): boolean {
  if (kind === 'associate') return id === ctx.actor.staffId || ctx.rights.covers('incentive:pay', { chainId, storeId })
  const place = kind === 'group' ? { chainId, storeId, groupId: id } : { chainId, storeId }
  return ctx.rights.covers('incentive:read', place, { atStore: kind === 'store' })
}
