// A password for somebody else: who takes people on also lets them in again. It opens this company only.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { setPasswordHere } from '../../platform/auth/login.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { chainFacts, demand, type Context } from '../../platform/graphql/context.ts'
import { refusing } from '../../platform/refusing.ts'
import { demandAllGrantsOf } from './change-grant.ts'
import { signInFor, SIGNS_IN_TWICE } from './change-staff.ts'
import { staffForChange } from './places.ts'
import type { Staff } from './staff.type.ts'

export interface StaffPassword {
  readonly staffId: string
  readonly password: string
}

/**
 * Ends the person's sessions here. One's own is changed by telling the present one, not here.
 * @throws Refusal NOT_FOUND, ASSOCIATE_LEFT, GRANT_EXCEEDS_OWN_RIGHTS, LOGIN_REQUIRED, INVALID_VALUE, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_TOO_COMMON
 */
export async function setStaffPassword(ctx: Context, input: StaffPassword): Promise<string> {
  demand(ctx, 'staff:write')
  if (input.staffId === ctx.actor.staffId) throw new Refusal('INVALID_VALUE', ['staffId'])
  const passwordHash = await hashPassword(input.password)
  await refusing(SIGNS_IN_TWICE, () =>
    ctx.write(async tx => {
      const person = await staffForChange(ctx, tx, input.staffId, 'staffId')
      await demandOver(ctx, tx, person)
      if (person.loginId) await setPasswordHere(tx, person.loginId, passwordHash, null)
      else await letIn(tx, person, passwordHash)
      await audit(tx, ctx, { action: 'staffPasswordSet', objectType: 'Staff', objectId: person.id, chainId: person.chainId })
    })
  )
  return input.staffId
}

/** Over the person's chain, or a place where they hold a right or are in a group; and over each of their rights, as if giving it. */
async function demandOver(ctx: Context, tx: Tx, person: Staff): Promise<void> {
  const grants = await demandAllGrantsOf(ctx, tx, person.id, 'staffId')
  if (grants.length > 0 || ctx.rights.covers('staff:write', person)) return
  const groups = await tx.query<{ chainId: string; storeId: string; groupId: string }>(sql`
    select s.chain_id as "chainId", s.id as "storeId", g.id as "groupId"
    from group_membership m join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where m.tenant_id = ${tx.tenantId} and m.staff_id = ${person.id} and m.until_on is null`)
  if (!groups.some(group => ctx.rights.covers('staff:write', group))) throw new Refusal('NOT_FOUND', ['staffId'])
}

async function letIn(tx: Tx, person: Staff, passwordHash: string): Promise<void> {
  const names = { email: person.privateEmail ?? null, phone: person.privatePhone ?? null }
  const chain = await chainFacts(tx, person.chainId)
  if (!chain || (!names.email && !names.phone)) throw new Refusal('LOGIN_REQUIRED', ['staffId'])
  const loginId = await signInFor(tx, names, chain, passwordHash)
  await tx.run(sql`update staff set login_id = ${loginId} where tenant_id = ${tx.tenantId} and id = ${person.id}`)
}
