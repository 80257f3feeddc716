// TIER-10: the one way in which people act on a version. It is read under a lock, the domain says whether the act may be, and the state, the event and the
// audit are written in one transaction: of two at once the second meets what the first left.
import { decidePolicyAct, Refusal, type PolicyAct, type PolicyStatus } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { refusePhones } from '../../platform/reason.ts'
import { secondPersonAsked } from '../organisation/index.ts'
import { authorsOfPolicy, recordPolicyEvent, type PolicyApproval } from './policy-event.sql.ts'
import { lockPolicy, type PolicyPlace, type PolicyRow } from './policy.sql.ts'

export const LONGEST_COMMENT = 500

export async function acting(
  ctx: Context,
  id: string,
  does: PolicyAct,
  work: (tx: Tx, version: PolicyRow, status: PolicyStatus, approval: PolicyApproval | undefined) => Promise<void>
): Promise<string> {
  return ctx.write(async tx => {
    const version = await policyForChange(ctx, tx, id, does)
    const approval = does === 'approve' ? await approvalOf(tx, version) : undefined
    const standing = { status: version.status, authorIds: approval?.authorIds ?? [] }
    const by = { actorId: ctx.actor.staffId ?? null, secondPerson: approval?.secondPerson ?? false }
    await work(tx, version, decidePolicyAct(does, standing, by), approval)
    return version.id
  })
}

const approvalOf = async (tx: Tx, { id, chainId }: PolicyRow): Promise<PolicyApproval> => ({
  secondPerson: (await settingsOf(tx, chainId)).secondPerson,
  authorIds: await authorsOfPolicy(tx, id)
})

/** Locked. @throws Refusal NOT_FOUND */
export async function policyForChange(ctx: Context, tx: Tx, id: string, does: PolicyAct | 'comment'): Promise<PolicyRow> {
  const version = await lockPolicy(tx, id)
  if (!version || !ctx.rights.chainIds.has(version.chainId)) throw new Refusal('NOT_FOUND', ['id'])
  demandPlace(ctx, version, does, 'id')
  return version
}

const WRITING: ReadonlySet<string> = new Set(['create', 'save', 'discard', 'submit', 'comment'])

/** What a store sets for itself is its manager's to write; to approve it and to give it a day is headquarters', as all of the chain's own is. */
export function demandPlace(ctx: Context, { chainId, storeId }: PolicyPlace, does: PolicyAct | 'create' | 'comment', field: string): void {
  const permission = storeId && WRITING.has(does) ? 'policy:override' : 'policy:write'
  demand(ctx, permission, { chainId, storeId }, { field: [field] })
}

/** What a chain asks of its policies, and whether it is closed. */
export async function settingsOf(tx: Tx, chainId: string): Promise<{ secondPerson: boolean; closed: boolean }> {
  const chain = await tx.first<{ secondPerson: boolean; closed: boolean }>(sql`
    select ${raw(secondPersonAsked('c'))} as "secondPerson", c.closed_on is not null as closed from chain c where c.tenant_id = ${tx.tenantId} and c.id = ${chainId}`)
  return chain ?? { secondPerson: true, closed: false }
}

interface Done {
  readonly act: Parameters<typeof recordPolicyEvent>[1]['act']
  readonly action: string
  readonly comment?: string
  readonly detail?: Readonly<Record<string, unknown>>
  readonly approval?: PolicyApproval | undefined
  /** Where the audit is told less than the version's own history. */
  readonly audited?: Readonly<Record<string, unknown>>
}

export async function note(ctx: Context, tx: Tx, version: PolicyPlace & { readonly id: string }, done: Done): Promise<void> {
  const { action, audited, ...event } = done
  if (event.comment) refusePhones(event.comment, (await ctx.chain(version.chainId)).country, 'comment')
  await recordPolicyEvent(tx, { versionId: version.id, staffId: ctx.actor.staffId ?? null, ...event })
  await auditPolicy(ctx, tx, version, { action, detail: audited ?? event.detail ?? {} })
}

export async function auditPolicy(
  ctx: Context,
  tx: Tx,
  { id, chainId, storeId, kind }: PolicyPlace & { readonly id: string },
  { action, detail }: { readonly action: string; readonly detail: Readonly<Record<string, unknown>> }
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'PolicyVersion', objectId: id, chainId, storeId, detail: { kind, ...detail } })
}
