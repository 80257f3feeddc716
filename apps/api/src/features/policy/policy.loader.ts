import type { LocalDate } from '@keqing/domain'
import type DataLoader from 'dataloader'
import { sql, type Sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { plannedDays } from './policy-event.sql.ts'
import { policiesByIds, type PolicyRow } from './policy.sql.ts'

/** Versions `v` of stores whose policies the viewer may read. */
export function storesInSight({ rights }: Pick<Context, 'rights'>): Sql {
  return rights.rows('policy:read', { chain: sql`v.chain_id`, store: sql`v.store_id`, groupStores: true })
}

/** Versions `v` that the viewer may write: while one is on its way, and what was said of it, are for them (DOMAIN §1b): the chain's are headquarters', a store's its manager's too. */
export function versionsWritten({ rights }: Pick<Context, 'rights'>): Sql {
  const at = { chain: sql`v.chain_id`, store: sql`v.store_id`, groupStores: true }
  return sql`(${rights.rows('policy:write', at)} or ${rights.rows('policy:override', at)})`
}

/**
 * Versions `v` in sight: of the chain, and of stores whose policies the viewer may read, those that were published; what is on its way is for who writes it.
 */
export function versionsInSight(viewer: Pick<Context, 'rights'>): Sql {
  return sql`(v.store_id is null or ${storesInSight(viewer)}) and (v.status in ('scheduled', 'inForce', 'retired') or ${versionsWritten(viewer)})`
}

/** Whether the viewer may read what was said while a version was written. */
export const seesWriting = ({ rights }: Context, { chainId, storeId }: Pick<PolicyRow, 'chainId' | 'storeId'>): boolean =>
  rights.covers('policy:write', { chainId }) || rights.covers('policy:override', { chainId, storeId }, { atStore: true })

/** A version of a chain in which the viewer has any right, or of a store in sight. */
export function policyLoader(ctx: Context): DataLoader<string, PolicyRow | undefined> {
  return ctx.loader(policyLoader, (ids, tx) => policiesByIds(tx, ids, [...ctx.rights.chainIds], versionsInSight(ctx)))
}

const plannedLoader = (ctx: Context) => ctx.loader(plannedLoader, (ids, tx) => plannedDays(tx, ids))

/** The day that was set for what came into force later, where it did. */
export async function plannedBefore(ctx: Context, id: string, effectiveOn: LocalDate | null | undefined): Promise<LocalDate | null> {
  const planned = effectiveOn ? await plannedLoader(ctx).load(id) : undefined
  return planned && effectiveOn && planned < effectiveOn ? planned : null
}

/** The version after an act. */
export const shown = (ctx: Context, act: () => Promise<string>) =>
  settle(async () => ({ policy: await policyLoader(ctx).load(await act()) }))
