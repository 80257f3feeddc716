// By whose rights a file gives tiers: those of the person who asked for the job, as they are while it runs. A right lost in between is lost here too.
import { Refusal, RIGHTS, type Permission } from '@keqing/domain'
import { staffIdentity } from '../../platform/auth/session.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { Rights } from '../../platform/rights.ts'
import type { ImportRow } from './run.sql.ts'

/** @throws Refusal MEMBERSHIP_INACTIVE where the person has left, or may give no such tier any more */
export async function rightsOfRun(tx: Tx, run: ImportRow, permission: Permission): Promise<Rights> {
  const staffId = run.summary.askedBy ?? run.createdById
  // From the machine itself (commands.ts), as headquarters.
  if (!staffId) return new Rights([{ permissions: RIGHTS.HQ, chainId: run.chainId, storeId: null, groupId: null }])
  const staff = await tx.first<{ loginId: string | null }>(
    sql`select login_id as "loginId" from staff where tenant_id = ${tx.tenantId} and id = ${staffId}`
  )
  const identity = staff?.loginId ? await staffIdentity(tx, staff.loginId) : undefined
  if (!identity?.rights.has(permission)) throw new Refusal('MEMBERSHIP_INACTIVE')
  return identity.rights
}
