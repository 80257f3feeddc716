// An import is seen by who may run imports in its chain; to anyone else it is as one that never was (TRUST 5, 8).
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { findRun, type ImportRow } from './run.sql.ts'

/** @throws Forbidden, Refusal NOT_FOUND */
export async function findImport(ctx: Context, id: string, tx?: Tx): Promise<ImportRow> {
  demand(ctx, 'import:run')
  if (!isUuid(id)) throw new Refusal('NOT_FOUND', ['id'])
  const run = await findRun(tx ?? (await ctx.read()), id, tx !== undefined)
  if (!run || run.status === 'uploading') throw new Refusal('NOT_FOUND', ['id'])
  demand(ctx, 'import:run', { chainId: run.chainId })
  return run
}
