import type DataLoader from 'dataloader'
import type { Context } from '../../platform/graphql/context.ts'
import { policiesByIds, type PolicyRow } from './policy.sql.ts'

/** A version of a chain in which the viewer has any right. */
export function policyLoader(ctx: Context): DataLoader<string, PolicyRow | undefined> {
  return ctx.loader(policyLoader, (ids, tx) => policiesByIds(tx, ids, [...ctx.rights.chainIds]))
}
