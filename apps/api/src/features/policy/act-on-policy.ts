// TIER-10: the one way in which people act on a version. It is read under a lock, the domain says whether the act may be, and the state, the event and the
// audit are written in one transaction: of two at once the second meets what the first left.
import { decidePolicyAct, Refusal, type PolicyAct, type PolicyStatus } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { refusePhones } from '../../platform/reason.ts'
import { authorsOfPolicies, recordPolicyEvent } from './policy-event.sql.ts'
import { lockPolicy, type PolicyPlace, type PolicyRow } from './policy.sql.ts'

export const LONGEST_COMMENT = 500

export async function acting(
  ctx: Context,
  id: string,
  does: PolicyAct,
  work: (tx: Tx, version: PolicyRow, status: PolicyStatus) => Promise<void>
): Promise<string> {
  return ctx.write(async tx => {
    const version = await policyForChange(ctx, tx, id, does)
    const asked = does === 'approve'
    const standing = { status: version.status, authorIds: asked ? ((await authorsOfPolicies(tx, [id])).get(id) ?? []) : [] }
    const secondPerson = asked && (await settingsOf(tx, version.chainId)).secondPerson
    await work(tx, version, decidePolicyAct(does, standing, { actorId: ctx.actor.staffId ?? null, secondPerson }))
    return version.id
  })
}

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
    select policy_second_person as "secondPerson", closed_on is not null as closed from chain where tenant_id = ${tx.tenantId} and id = ${chainId}`)
  return chain ?? { secondPerson: true, closed: false }
}

interface Done {
  readonly act: Parameters<typeof recordPolicyEvent>[1]['act']
  readonly action: string
  readonly comment?: string
  readonly detail?: Readonly<Record<string, unknown>>
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
