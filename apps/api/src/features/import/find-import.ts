// An import is seen by who may run imports in its chain, one of given tiers also by the person who brought it; to anyone else it is as one that never was
// (TRUST 5, 8).
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { findRun, type ImportRow, type ImportsSeen } from './run.sql.ts'

/** Whose imports of a chain the viewer sees. @throws Forbidden, Refusal NOT_FOUND */
export function importsSeen(ctx: Context, chainId: string, field: readonly string[] = ['id']): ImportsSeen {
  if (ctx.rights.covers('import:run', { chainId })) return { of: 'all' }
  const { staffId } = ctx.actor
  if (staffId && ctx.rights.hasIn('import:standings', chainId)) return { of: 'own', staffId }
  demand(ctx, 'import:standings')
  throw new Refusal('NOT_FOUND', field)
}

/** @throws Forbidden, Refusal NOT_FOUND */
export async function findImport(ctx: Context, id: string, tx?: Tx): Promise<ImportRow> {
  demand(ctx, 'import:standings')
  if (!isUuid(id)) throw new Refusal('NOT_FOUND', ['id'])
  const run = await findRun(tx ?? (await ctx.read()), id, tx !== undefined)
  if (!run || run.status === 'uploading') throw new Refusal('NOT_FOUND', ['id'])
  const seen = importsSeen(ctx, run.chainId)
  if (seen.of === 'own' && (run.kind !== 'standings' || run.createdById !== seen.staffId)) throw new Refusal('NOT_FOUND', ['id'])
  return run
}
