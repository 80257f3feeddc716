// Rights given and taken. Nobody gives what reaches further than their own right to give; a chain never loses its last headquarters; whoever's
// rights change signs in anew (TRUST 9).
import { Refusal, type GrantScopeKind, type Role } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { endSessionsHere } from '../../platform/auth/login.ts'
import { endSession, renewSession, staffIdentity } from '../../platform/auth/session.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { refusing } from '../../platform/refusing.ts'
import { RoleGrantEntity } from './organisation.entity.ts'
import { staffForChange } from './places.ts'
import type { Staff } from './staff.type.ts'

export interface NewGrant {
  readonly role: Role
  readonly scopeKind: GrantScopeKind
  readonly scopeId: string
}

interface Place {
  readonly chainId: string
  readonly storeId: string | null
  readonly groupId: string | null
  readonly closed: boolean
}

/** The chain, store and group that a scope lies in, if it lies in a chain of the actor's. */
async function placeOf(ctx: Context, tx: Tx, kind: GrantScopeKind, id: string): Promise<Place> {
  const place = await tx.first<Place>(sql`
    select id as "chainId", null::uuid as "storeId", null::uuid as "groupId", closed_on is not null as closed from chain where ${kind} = 'chain' and tenant_id = ${tx.tenantId} and id = ${id}
    union all
    select chain_id, id, null, closed_on is not null from store where ${kind} = 'store' and tenant_id = ${tx.tenantId} and id = ${id}
    union all
    select s.chain_id, s.id, g.id, g.closed_on is not null from staff_group g join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where ${kind} = 'group' and g.tenant_id = ${tx.tenantId} and g.id = ${id}`)
  if (!place || !ctx.rights.covers('org:read', place, { atStore: true })) throw new Refusal('NOT_FOUND', ['scopeId'])
  return place
}

/** Adds one grant to a person in the transaction of the act. @throws Refusal NOT_FOUND, GRANT_EXCEEDS_OWN_RIGHTS, GRANT_SCOPE_INVALID, GRANT_EXISTS */
export async function addGrant(ctx: Context, tx: Tx, staffId: string, grant: NewGrant): Promise<string> {
  const place = await placeOf(ctx, tx, grant.scopeKind, grant.scopeId)
  if (!ctx.rights.covers('staff:write', place)) throw new Refusal('GRANT_EXCEEDS_OWN_RIGHTS', ['scopeId'])
  if (place.closed) throw new Refusal('GRANT_SCOPE_INVALID', ['scopeId'])
  const id = uuid()
  const scope = { chainId: null, storeId: null, groupId: null, [`${grant.scopeKind}Id`]: grant.scopeId }
  tx.em.create(RoleGrantEntity, { id, tenantId: tx.tenantId, staffId, role: grant.role, ...scope, grantedBy: ctx.actor.staffId ?? null })
  await tx.em.flush()
  return id
}

export const GRANT_TWICE = { role_grant_once: ['GRANT_EXISTS', 'role'] } as const

export async function grantRole(
  ctx: Context,
  input: NewGrant & { readonly staffId: string }
): Promise<{ grantId: string; staffId: string }> {
  demand(ctx, 'staff:write')
  const done = await refusing(GRANT_TWICE, () =>
    ctx.write(async tx => {
      const person = await staffForChange(ctx, tx, input.staffId, 'staffId')
      const grantId = await addGrant(ctx, tx, person.id, input)
      if (person.loginId) await endSessionsHere(tx, person.loginId, ctx.edge?.sessionToken)
      await audit(tx, ctx, {
        action: 'roleGrant',
        objectType: 'Grant',
        objectId: grantId,
        chainId: person.chainId,
        detail: { staffId: person.id, role: input.role, scopeKind: input.scopeKind, scopeId: input.scopeId }
      })
      return { grantId, staffId: person.id }
    })
  )
  if (done.staffId === ctx.actor.staffId) await renewRights(ctx)
  return done
}

interface GrantRow {
  readonly id: string
  readonly staffId: string
  readonly role: Role
  readonly ofChain: string | null
  readonly chainId: string
  readonly storeId: string | null
  readonly groupId: string | null
}

async function grantForChange(ctx: Context, tx: Tx, id: string): Promise<GrantRow> {
  const grant = await tx.first<GrantRow>(sql`
    select r.id, r.staff_id as "staffId", r.role, r.chain_id as "ofChain", coalesce(r.chain_id, s.chain_id) as "chainId", s.id as "storeId", r.group_id as "groupId"
    from role_grant r left join staff_group g on g.tenant_id = r.tenant_id and g.id = r.group_id
      left join store s on s.tenant_id = r.tenant_id and s.id = coalesce(r.store_id, g.store_id)
    where r.tenant_id = ${tx.tenantId} and r.id = ${id} and r.revoked_at is null for update of r`)
  if (!grant) throw new Refusal('NOT_FOUND', ['id'])
  demand(ctx, 'staff:write', grant)
  return grant
}

export async function revokeRole(ctx: Context, input: { readonly id: string }): Promise<{ staffId: string }> {
  demand(ctx, 'staff:write')
  const staffId = await ctx.write(async tx => {
    const grant = await grantForChange(ctx, tx, input.id)
    if (grant.role === 'HQ' && grant.ofChain) await keepHeadquarters(tx, [grant.ofChain], [grant.id])
    await tx.run(sql`update role_grant set revoked_at = now() where tenant_id = ${tx.tenantId} and id = ${grant.id}`)
    const person = await tx.first<{ login_id: string | null }>(
      sql`select login_id from staff where tenant_id = ${tx.tenantId} and id = ${grant.staffId}`
    )
    if (person?.login_id) await endSessionsHere(tx, person.login_id, ctx.edge?.sessionToken)
    await audit(tx, ctx, {
      action: 'roleRevoke',
      objectType: 'Grant',
      objectId: grant.id,
      chainId: grant.chainId,
      detail: { staffId: grant.staffId, role: grant.role }
    })
    return grant.staffId
  })
  if (staffId === ctx.actor.staffId) await renewRights(ctx)
  return { staffId }
}

/** Whoever leaves holds nothing more. */
export async function revokeAllOf(tx: Tx, person: Staff): Promise<void> {
  const grants = await tx.query<{ id: string; role: Role; chain_id: string | null }>(
    sql`select id, role, chain_id from role_grant where tenant_id = ${tx.tenantId} and staff_id = ${person.id} and revoked_at is null for update`
  )
  const chains = grants.flatMap(grant => (grant.role === 'HQ' && grant.chain_id ? grant.chain_id : []))
  if (chains.length > 0)
    await keepHeadquarters(
      tx,
      chains,
      grants.map(grant => grant.id)
    )
  await tx.run(
    sql`update role_grant set revoked_at = now() where tenant_id = ${tx.tenantId} and staff_id = ${person.id} and revoked_at is null`
  )
}

/** @throws Refusal LAST_HQ_GRANT. The chain's row orders two at once, so that they do not remove each other. */
async function keepHeadquarters(tx: Tx, chainIds: readonly string[], without: readonly string[]): Promise<void> {
  await tx.run(sql`select from chain where tenant_id = ${tx.tenantId} and id = any(${chainIds}::uuid[]) order by id for update`)
  const row = await tx.first<{
    bereft: number
  }>(sql`select count(*) as bereft from chain c where c.tenant_id = ${tx.tenantId} and c.id = any(${chainIds}::uuid[]) and not exists (
    select from role_grant r join staff p on p.tenant_id = r.tenant_id and p.id = r.staff_id
    where r.tenant_id = c.tenant_id and r.chain_id = c.id and r.role = 'HQ' and r.revoked_at is null and p.login_id is not null and not r.id = any(${without}::uuid[]))`)
  if (row?.bereft) throw new Refusal('LAST_HQ_GRANT', ['id'])
}

/** The actor's own rights have changed: a new session id for them, lasting no longer than the old, and what they may do now for the rest of the request. */
export async function renewRights(ctx: Context): Promise<void> {
  const { tenantId, actor } = ctx
  if (!actor.loginId) return
  const loginId = actor.loginId
  const token = ctx.edge?.sessionToken
  await ctx.become(await ctx.db.unit(tenantId, tx => endSessionsHere(tx, loginId, token).then(() => staffIdentity(tx, loginId))))
  if (!token) return
  const renewed = ctx.signedIn ? await renewSession(ctx.db, token, { loginId, companyId: tenantId }) : undefined
  if (!renewed) await endSession(ctx.db, token)
  ctx.edge?.setSession(renewed ?? null)
}

interface HeldGrant extends Omit<Place, 'closed'> {
  readonly id: string
}

/** Whether the actor could give every right that the person holds: who cannot must not act in their stead. @throws Refusal GRANT_EXCEEDS_OWN_RIGHTS */
export async function demandAllGrantsOf(ctx: Context, tx: Tx, staffId: string, field: string): Promise<readonly HeldGrant[]> {
  const grants = await tx.query<HeldGrant>(sql`
    select r.id, coalesce(r.chain_id, s.chain_id) as "chainId", s.id as "storeId", r.group_id as "groupId"
    from role_grant r left join staff_group g on g.tenant_id = r.tenant_id and g.id = r.group_id
      left join store s on s.tenant_id = r.tenant_id and s.id = coalesce(r.store_id, g.store_id)
    where r.tenant_id = ${tx.tenantId} and r.staff_id = ${staffId} and r.revoked_at is null for share of r`)
  if (!grants.every(grant => ctx.rights.covers('staff:write', grant))) throw new Refusal('GRANT_EXCEEDS_OWN_RIGHTS', [field])
  return grants
}
