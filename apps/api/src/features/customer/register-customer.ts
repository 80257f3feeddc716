// PROFILE-4, PROFILE-7: a file is made once per phone. The unique index settles a race, not a read beforehand; and it comes last, when all else is in order,
// for its answer tells whose a phone is: that is counted and audited.
import { Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid, validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type ChainFacts, type Context } from '../../platform/graphql/context.ts'
import { idempotentIfKeyed } from '../../platform/idempotency.ts'
import { refusing } from '../../platform/refusing.ts'
import { awardRegistration } from '../points/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { demandGroupOfStore, placeCustomers } from './assign-customer.ts'
import { CustomerEntity } from './customer.entity.ts'
import type { CustomerRegisterInput } from './customer.input.ts'
import { MASKED_NAME, selectCustomers, type CustomerRow } from './customer.sql.ts'
import { lockCustomers } from './find-customer.ts'
import { isHeldInChain } from './look-up-counter-card.ts'
import { takeMemberNumbers } from './member-number.sql.ts'
import { nameForms } from './name-forms.ts'
import { mergedProfile, readFields, requiredName, text } from './read-fields.ts'
import { insertConsents, MOST_SOURCE, readConsents } from './record-consents.ts'
import { findReferrer, refreshReferrers } from './referral.ts'
import { completeFiles } from './refresh-completeness.ts'
import { demandRate } from './reveal-customer.ts'

export const CUSTOMER_CONSTRAINTS = {
  customer_phone_unique: ['PHONE_ALREADY_REGISTERED', 'phone'],
  customer_member_no_unique: ['MEMBER_NUMBER_TAKEN', 'memberNo']
} as const

/** Phones that had a file already, found by registering or by changing a file. */
const PHONES_TAKEN = { action: 'phoneTaken', most: 30, within: '1 minute', refusal: 'LOOK_UP_RATE_EXCEEDED' } as const

/**
 * The same key and body again is the file that was made (TRUST 24): neither a second one nor a second bonus, though nothing in it need be unique. Nothing
 * where others look after the customer by then: done all the same, and no refusal.
 */
export async function registerCustomer(
  ctx: Context,
  { idempotencyKey, ...input }: CustomerRegisterInput
): Promise<CustomerRow | undefined> {
  demand(ctx, 'customer:write')
  const chain = await ctx.chain(input.chainId)
  demand(ctx, 'customer:write', input, { atStore: true, field: ['storeId'] })
  const today = await ctx.today(chain.id)
  const file = readFile(input, chain, today)
  readConsents(input.consents ?? [], ctx.clock.now())
  const memberNo = readMemberNo(input.memberNo) ?? (await ctx.write(tx => takeMemberNo(tx, chain.id)))
  return namingTheOther(ctx, chain.id, file.phone, () =>
    ctx.write(async tx => {
      const { id } = await idempotentIfKeyed(tx, { operation: 'customerRegister', key: idempotencyKey, body: input }, async () => {
        const place = await placeOf(ctx, tx, input, file.registeredOn)
        const referrerId = input.referrerId ? await findReferrer(tx, chain.id, input.referrerId) : null
        if (input.memberNo) await refuseTakenNumber(tx, chain.id, memberNo)
        if (referrerId) await lockCustomers(tx, [referrerId])
        const id = await insertCustomer(ctx, tx, { ...file, chainId: chain.id, storeId: input.storeId, memberNo, referrerId })
        if (place) await placeCustomers(tx, [{ customerId: id, ...place }], { fromOn: place.fromOn, recordedBy: ctx.actor.staffId ?? null })
        await insertConsents(tx, ctx, id, input.consents ?? [])
        const recordedBy = ctx.actor.staffId ?? null
        await awardRegistration(tx, { chainId: chain.id, customerId: id, on: file.registeredOn, recordedBy })
        await completeFiles(tx, { chainId: chain.id, customerIds: [id], on: today, recordedBy })
        await refreshTiers(tx, { chainId: chain.id, asOf: today, customerIds: [id], cause: 'REGISTRATION', causeId: id })
        await refreshReferrers(tx, { chainId: chain.id, asOf: today, customerId: id }, [referrerId])
        await audit(tx, ctx, {
          action: 'customerRegister',
          objectType: 'Customer',
          objectId: id,
          storeId: input.storeId,
          detail: { captureSource: input.captureSource, registeredOn: file.registeredOn }
        })
        return { id }
      })
      return tx.first<CustomerRow>(selectCustomers(tx.tenantId, ctx.rights, 'customer:write', sql`c.id = ${id}`))
    })
  )
}

/** What was sent, checked before anything is written. @throws Refusal */
function readFile(input: CustomerRegisterInput, chain: ChainFacts, today: LocalDate) {
  const registeredOn = input.registeredOn ?? today
  if (registeredOn > today) throw new Refusal('DATE_IN_FUTURE', ['registeredOn'])
  const { kind = 'person', ...fields } = readFields({ ...input, kind: input.kind ?? undefined }, { country: chain.country, today })
  return {
    name: requiredName(input.name),
    kind,
    ...fields,
    profile: mergedProfile({}, input.profile),
    captureSource: input.captureSource,
    fileConsent: text(input.fileConsent, MOST_SOURCE, 'fileConsent') ?? null,
    registeredOn
  }
}

function readMemberNo(sent: string | null | undefined): string | null | undefined {
  const memberNo = text(sent, 40, 'memberNo')
  if (memberNo && !/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(memberNo)) throw new Refusal('MEMBER_NUMBER_INVALID', ['memberNo'])
  return memberNo
}

/** Before the phone is tried; of two at once the unique index decides. */
async function refuseTakenNumber(tx: Tx, chainId: string, memberNo: string): Promise<void> {
  const taken = await tx.first(
    sql`select from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and c.member_no = ${memberNo}`
  )
  if (taken) throw new Refusal('MEMBER_NUMBER_TAKEN', ['memberNo'])
}

/** The chain's next free number, in a transaction of its own: a registration that fails or is repeated leaves a gap, and none waits for another's end. */
async function takeMemberNo(tx: Tx, chainId: string): Promise<string> {
  const [memberNo] = await takeMemberNumbers(tx, chainId, 1)
  if (memberNo === undefined) throw new Refusal('MEMBER_NUMBER_TAKEN', ['memberNo'])
  return memberNo
}

/**
 * The group the file begins with, from when: whoever registers by a group's right alone registers into that group, or would never see the file again. Its keeper
 * is who registers, where that is a member of it (GROUP-1).
 */
async function placeOf(
  ctx: Context,
  tx: Tx,
  input: CustomerRegisterInput,
  registeredOn: LocalDate
): Promise<{ groupId: string; keeperId: string | null; fromOn: LocalDate } | undefined> {
  const store = isUuid(input.storeId)
    ? await tx.first<{ openedOn: LocalDate; closedOn: LocalDate | null; groups: string[] }>(sql`
        select opened_on as "openedOn", closed_on as "closedOn", array(
          select g.id from staff_group g where g.tenant_id = st.tenant_id and g.store_id = st.id and g.id = any(${[...(ctx.rights.reach('customer:write')?.groups ?? [])]}::uuid[]) order by g.id
        )::text[] as groups
        from store st where tenant_id = ${tx.tenantId} and chain_id = ${input.chainId} and id = ${input.storeId} for key share`)
    : undefined
  if (!store) throw new Refusal('NOT_FOUND', ['storeId'])
  if (store.openedOn > registeredOn) throw new Refusal('STORE_NOT_OPEN_YET', ['storeId'])
  if (store.closedOn && store.closedOn < registeredOn) throw new Refusal('STORE_CLOSED', ['storeId'])
  const ofStore = ctx.rights.covers('customer:write', { chainId: input.chainId, storeId: input.storeId })
  const groupId = input.groupId ?? (ofStore ? undefined : store.groups[0])
  if (!groupId) return undefined
  demand(ctx, 'customer:write', { chainId: input.chainId, storeId: input.storeId, groupId }, { field: ['groupId'] })
  const group = await demandGroupOfStore(tx, groupId, input.storeId, registeredOn)
  const fromOn = group.openedOn > registeredOn ? group.openedOn : registeredOn
  return { groupId, keeperId: await memberOf(tx, groupId, ctx.actor.staffId, fromOn), fromOn }
}

/** Who acts, where a member of the group since that day at the latest, and still. */
async function memberOf(tx: Tx, groupId: string, staffId: string | undefined, since: LocalDate): Promise<string | null> {
  const member = await tx.first<{ id: string }>(sql`
    select staff_id as id from group_membership where tenant_id = ${tx.tenantId} and group_id = ${groupId} and staff_id = ${staffId ?? null}::uuid
      and from_on <= ${since} and until_on is null for key share`)
  return member?.id ?? null
}

type NewFile = ReturnType<typeof readFile> & { chainId: string; storeId: string; memberNo: string; referrerId: string | null }

async function insertCustomer(ctx: Context, tx: Tx, file: NewFile): Promise<string> {
  const now = ctx.clock.now()
  const customer = tx.em.create(CustomerEntity, {
    ...file,
    ...nameForms(file.name, file.memberNo),
    tenantId: tx.tenantId,
    id: uuid(),
    registeredAt: now,
    registeredBy: ctx.actor.staffId ?? null,
    updatedAt: now
  })
  await tx.em.flush()
  return customer.id
}

/**
 * Whoever is refused for a phone is told whose it is by a masked name, if they might look it up at the counter, and nothing else. Who has found as many as a
 * minute allows is refused before the phone is tried.
 */
export async function namingTheOther<T>(
  ctx: Context,
  chainId: string,
  phone: string | null | undefined,
  act: () => Promise<T>
): Promise<T> {
  if (phone) await demandRate(ctx, await ctx.read(), PHONES_TAKEN)
  try {
    return await refusing(CUSTOMER_CONSTRAINTS, act)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'PHONE_ALREADY_REGISTERED') throw error
    const maskedName = await ctx.write(tx => recordPhoneTaken(ctx, tx, chainId, phone ?? null))
    throw new Refusal('PHONE_ALREADY_REGISTERED', ['phone'], maskedName ? { maskedName } : {}, { cause: error })
  }
}

/** In a transaction of its own, since the act's was undone. */
async function recordPhoneTaken(ctx: Context, tx: Tx, chainId: string, phone: string | null): Promise<string | undefined> {
  await demandRate(ctx, tx, PHONES_TAKEN)
  const other = await tx.first<{ id: string; storeId: string; maskedName: string }>(sql`
    select c.id, c.store_id as "storeId", ${MASKED_NAME} as "maskedName" from customer c
    where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and c.phone = ${phone}`)
  await audit(tx, ctx, {
    action: PHONES_TAKEN.action,
    objectType: 'Customer',
    objectId: other?.id ?? null,
    chainId,
    storeId: other?.storeId ?? null
  })
  return (await isHeldInChain(ctx, tx, 'customer:counter', chainId)) ? other?.maskedName : undefined
}
