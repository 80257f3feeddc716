import type { PolicyKind } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

/** So long an activation may take, or wait for its turn, before anybody is told, and before anybody goes on without it. */
export const PATIENCE_MS = 300_000

/** Whether versions of a chain, its stores' too, are about to come into force: their day has just begun, and they are scheduled still. */
export async function isActivating(
  tx: Tx,
  of: { readonly chainId: string; readonly timeZone: string; readonly kinds: readonly PolicyKind[]; readonly now: Date }
): Promise<boolean> {
  const began = sql`(v.effective_on::timestamp at time zone ${of.timeZone})`
  const found = await tx.first(sql`
    select from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = ${of.chainId} and v.kind = any(${[...of.kinds]}::text[]) and v.status = 'scheduled'
      and ${began} <= ${of.now} and ${began} >= ${new Date(of.now.getTime() - PATIENCE_MS)}
    limit 1`)
  return found !== undefined
}
