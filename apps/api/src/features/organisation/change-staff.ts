// People: taken on (with a way to sign in or without), changed, gone. Nobody is deleted: whoever left keeps their name on what they did.
import { Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { attachLogin, detachLogin, renameLogin, type LoginName } from '../../platform/auth/login.ts'
import { toEmail, toPhone } from '../../platform/auth/login-name.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type ChainFacts, type Context } from '../../platform/graphql/context.ts'
import { refusing } from '../../platform/refusing.ts'
import { isGiven, requiredText } from '../../platform/texts.ts'
import { addGrant, demandAllGrantsOf, GRANT_TWICE, revokeAllOf, type NewGrant } from './change-grant.ts'
import { addMembership, demandNoBook, KEEPING } from './change-membership.ts'
import { StaffEntity } from './organisation.entity.ts'
import { chainForChange, groupForChange, lastDay, plausible, staffForChange } from './places.ts'
import type { Staff } from './staff.type.ts'

export interface NewStaff extends Partial<NullableOf<NewGrant>> {
  readonly chainId: string
  readonly name: string
  readonly staffNo: string
  readonly joinedOn: LocalDate
  readonly email?: string | null
  readonly phone?: string | null
  readonly password?: string | null
  readonly groupId?: string | null
}
type NullableOf<T> = { readonly [K in keyof T]: T[K] | null }

/** Two people of this company by one name, or one login. */
export const SIGNS_IN_TWICE = {
  // Of this company's own people only: whether a name signs in elsewhere is never told (TRUST 5).
  staff_email_unique: ['EMAIL_TAKEN', 'email'],
  staff_phone_unique: ['LOGIN_PHONE_TAKEN', 'phone'],
  login_company_email_unique: ['EMAIL_TAKEN', 'email'],
  login_company_phone_unique: ['LOGIN_PHONE_TAKEN', 'phone']
} as const

const TAKEN = {
  staff_no_unique: ['ASSOCIATE_CODE_TAKEN', 'staffNo'],
  ...SIGNS_IN_TWICE,
  ...GRANT_TWICE
} as const

type Contacts = Pick<NewStaff, 'email' | 'phone'>

function contactsOf(input: Contacts, chain: ChainFacts): LoginName {
  const email = input.email?.trim() ? toEmail(input.email) : null
  if (email === undefined) throw new Refusal('EMAIL_INVALID', ['email'])
  const phone = input.phone?.trim() ? toPhone(input.phone, chain.country) : null
  if (phone === undefined) throw new Refusal('PHONE_INVALID', ['phone'])
  return { email, phone }
}

/** All of a grant, or none. */
function grantOf(input: NewStaff): NewGrant | undefined {
  const { role, scopeKind, scopeId } = input
  if (role && scopeKind && scopeId) return { role, scopeKind, scopeId }
  if (role || scopeKind || scopeId) throw new Refusal('GRANT_SCOPE_INVALID', ['scopeId'])
  return undefined
}

export async function createStaff(ctx: Context, input: NewStaff): Promise<string> {
  demand(ctx, 'staff:write')
  const chain = await ctx.chain(input.chainId)
  const grant = grantOf(input)
  const joinedOn = plausible(input.joinedOn, 'joinedOn')
  const contacts = contactsOf(input, chain)
  if (input.password && !contacts.email && !contacts.phone) throw new Refusal('LOGIN_REQUIRED', ['email'])
  const person = {
    id: uuid(),
    tenantId: ctx.tenantId,
    chainId: chain.id,
    name: requiredText(input.name, 'name', 120, 'NAME_REQUIRED'),
    staffNo: requiredText(input.staffNo, 'staffNo', 40),
    joinedOn,
    ...contacts
  }
  const passwordHash = input.password ? await hashPassword(input.password) : undefined
  await refusing(TAKEN, () =>
    ctx.write(async tx => {
      const group = input.groupId ? await groupForChange(ctx, tx, input.groupId, 'staff:write', 'share', 'groupId') : undefined
      demand(ctx, 'staff:write', { chainId: chain.id, storeId: group?.storeId ?? null }, { field: ['chainId'] })
      if ((await chainForChange(tx, chain.id, 'share', 'chainId')).closedOn) throw new Refusal('CHAIN_CLOSED', ['chainId'])
      const loginId = passwordHash ? await signInFor(tx, person, chain, passwordHash) : null
      tx.em.create(StaffEntity, { ...person, loginId })
      await tx.em.flush()
      if (group) await addMembership(tx, person, group, joinedOn)
      if (grant) await addGrant(ctx, tx, person.id, grant)
      await audit(tx, ctx, {
        action: 'staffCreate',
        objectType: 'Staff',
        objectId: person.id,
        chainId: chain.id,
        storeId: group?.storeId ?? null,
        detail: { signsIn: loginId !== null, role: grant?.role ?? null }
      })
    })
  )
  return person.id
}

/** A way for a person to sign in to this company: the login's id. */
export async function signInFor(tx: Tx, person: LoginName, chain: ChainFacts, passwordHash: string): Promise<string> {
  const company = await tx.first<{ name: string }>(sql`select name from tenant where tenant_id = ${tx.tenantId}`)
  const { email, phone } = person
  return attachLogin(tx, { email, phone, locale: chain.locale, passwordHash, companyName: company?.name ?? '' })
}

export interface ChangeStaff extends Contacts {
  readonly id: string
  readonly name?: string | null
  readonly staffNo?: string | null
}

/** What of e-mail and phone is another than before: absent stays, null and blank clear. */
async function changedContacts(ctx: Context, person: Staff, input: ChangeStaff): Promise<Partial<LoginName>> {
  if (input.email === undefined && input.phone === undefined) return {}
  const { email, phone } = contactsOf(input, await ctx.chain(person.chainId))
  return {
    ...(input.email !== undefined && email !== (person.privateEmail ?? null) && { email }),
    ...(input.phone !== undefined && phone !== (person.privatePhone ?? null) && { phone })
  }
}

/** Whoever can sign in signs in by the new names, with the password they have here. */
async function followNames(ctx: Context, tx: Tx, person: Staff, contacts: Partial<LoginName>): Promise<{ loginId?: string }> {
  if (Object.keys(contacts).length === 0 || !person.loginId) return {}
  await demandAllGrantsOf(ctx, tx, person.id, 'id')
  const names = { email: person.privateEmail ?? null, phone: person.privatePhone ?? null, ...contacts }
  if (!names.email && !names.phone) throw new Refusal('LOGIN_REQUIRED', ['email'])
  return { loginId: await renameLogin(tx, person.loginId, names, ctx.edge?.sessionToken ?? null) }
}

export async function updateStaff(ctx: Context, input: ChangeStaff): Promise<string> {
  demand(ctx, 'staff:write')
  const changes = {
    ...(isGiven(input.name) && { name: requiredText(input.name, 'name', 120, 'NAME_REQUIRED') }),
    ...(isGiven(input.staffNo) && { staffNo: requiredText(input.staffNo, 'staffNo', 40) })
  }
  await refusing(TAKEN, () =>
    ctx.write(async tx => {
      const before = await staffForChange(ctx, tx, input.id)
      const { chainId } = before
      demand(ctx, 'staff:write', { chainId })
      const contacts = await changedContacts(ctx, before, input)
      const person = await tx.em.findOneOrFail(StaffEntity, { tenantId: tx.tenantId, id: input.id })
      tx.em.assign(person, { ...changes, ...contacts })
      // Before the login: whose name it is here is decided by this company's own people.
      await tx.em.flush()
      tx.em.assign(person, await followNames(ctx, tx, before, contacts))
      await tx.em.flush()
      await audit(tx, ctx, {
        action: 'staffUpdate',
        objectType: 'Staff',
        objectId: input.id,
        chainId,
        detail: { fields: [...Object.keys(changes), ...Object.keys(contacts)] }
      })
    })
  )
  return input.id
}

/** Ends what the person holds as of their last day: group, rights, sessions, the way in. */
export async function endStaff(ctx: Context, input: { readonly id: string; readonly leftOn: LocalDate }): Promise<string> {
  demand(ctx, 'staff:write')
  await refusing(KEEPING, () =>
    ctx.write(async tx => {
      const person = await staffForChange(ctx, tx, input.id)
      demand(ctx, 'staff:write', { chainId: person.chainId })
      const leftOn = lastDay(input.leftOn, person.joinedOn, await ctx.today(person.chainId), 'leftOn')
      const later = await tx.first(
        sql`select from group_membership where tenant_id = ${tx.tenantId} and staff_id = ${person.id} and from_on > ${leftOn} limit 1`
      )
      if (later) throw new Refusal('END_BEFORE_START', ['leftOn'])
      await demandNoBook(tx, person.id)
      await revokeAllOf(tx, person)
      await tx.run(
        sql`update group_membership set until_on = ${leftOn} where tenant_id = ${tx.tenantId} and staff_id = ${person.id} and (until_on is null or until_on > ${leftOn})`
      )
      await tx.run(sql`update staff set left_on = ${leftOn} where tenant_id = ${tx.tenantId} and id = ${person.id}`)
      if (person.loginId) await detachLogin(tx, person.loginId)
      await audit(tx, ctx, { action: 'staffLeave', objectType: 'Staff', objectId: person.id, chainId: person.chainId, detail: { leftOn } })
    })
  )
  return input.id
}
