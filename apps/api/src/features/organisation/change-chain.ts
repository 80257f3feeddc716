// A company's brands. A new one starts with the default policies and with its maker as headquarters; one with open stores does not close; none is deleted.
import { localDateOf, Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { Forbidden } from '../../platform/errors.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { isGiven, optionalText, requiredText } from '../../platform/texts.ts'
import { addPolicies, checkedChain, type ChainInput } from '../company/index.ts'
import { renewRights } from './change-grant.ts'
import { ChainEntity, RoleGrantEntity } from './organisation.entity.ts'
import { chainForChange, plausible } from './places.ts'
import type { Locale } from './vocabulary.type.ts'

/** Needs the right over a whole chain already: who runs one store opens no brand. */
export async function createChain(ctx: Context, input: ChainInput): Promise<string> {
  const { staffId } = ctx.actor
  if (!staffId || !ctx.rights.reach('org:write')?.chains.size) throw new Forbidden()
  const chain = { id: uuid(), tenantId: ctx.tenantId, ...checkedChain(input), memberNoPrefix: 'M' }
  await ctx.write(async tx => {
    tx.em.create(ChainEntity, chain)
    await tx.em.flush()
    tx.em.create(RoleGrantEntity, { id: uuid(), tenantId: tx.tenantId, staffId, role: 'HQ', chainId: chain.id, grantedBy: staffId })
    await tx.em.flush()
    await addPolicies(tx, ctx, chain.id, localDateOf(ctx.clock.now(), chain.timeZone))
    await audit(tx, ctx, {
      action: 'chainCreate',
      objectType: 'Chain',
      objectId: chain.id,
      chainId: chain.id,
      detail: { currency: chain.currency, timeZone: chain.timeZone }
    })
  })
  await renewRights(ctx)
  return chain.id
}

export interface ChangeChain {
  readonly id: string
  readonly name?: string | null
  readonly locale?: Locale | null
  readonly memberNoPrefix?: string | null
  readonly policySecondPerson?: boolean | null
  readonly policyMovesShare?: number | null
}

function percent(value: number, field: string): number {
  if (value < 0 || value > 100) throw new Refusal('INVALID_VALUE', [field], { min: 0, max: 100 })
  return value
}

const SECOND_PERSON_ENDS_AFTER_HOURS = 24

const PREFIX = /^[A-Z0-9-]{0,8}$/

export async function updateChain(ctx: Context, input: ChangeChain): Promise<string> {
  demand(ctx, 'org:write', { chainId: input.id })
  const prefix = optionalText(input.memberNoPrefix, 'memberNoPrefix', 8)
  if (prefix && !PREFIX.test(prefix)) throw new Refusal('INVALID_VALUE', ['memberNoPrefix'])
  const changes = {
    ...(isGiven(input.name) && { name: requiredText(input.name, 'name', 120, 'NAME_REQUIRED') }),
    ...(isGiven(input.locale) && { locale: input.locale }),
    ...(prefix !== undefined && { memberNoPrefix: prefix ?? '' }),
    ...(isGiven(input.policyMovesShare) && { policyMovesShare: percent(input.policyMovesShare, 'policyMovesShare') })
  }
  await ctx.write(async tx => {
    const chain = await tx.em.findOne(ChainEntity, { tenantId: tx.tenantId, id: input.id })
    if (!chain) throw new Refusal('NOT_FOUND', ['id'])
    tx.em.assign(chain, changes)
    await tx.em.flush()
    const asked = isGiven(input.policySecondPerson) ? await askSecondPerson(tx, input.id, input.policySecondPerson) : {}
    await audit(tx, ctx, {
      action: 'chainUpdate',
      objectType: 'Chain',
      objectId: input.id,
      chainId: input.id,
      detail: { fields: Object.keys({ ...changes, ...asked }), ...asked }
    })
  })
  return input.id
}

/**
 * Asked for, a second person is at once. No longer asked for, it ends a day later, and everybody sees it coming: who would approve the own work by switching it off
 * and on again can be stopped until then, and one who is alone is not locked out (TRUST 15). What was said, and until when it goes on; null: it does.
 */
async function askSecondPerson(tx: Tx, chainId: string, asked: boolean) {
  const row = await tx.first<{ until: Date | null }>(sql`
    update chain set policy_second_person = policy_second_person or ${asked}, policy_second_person_until =
        case when not ${asked} then coalesce(policy_second_person_until, app.now() + make_interval(hours => ${SECOND_PERSON_ENDS_AFTER_HOURS})) end
    where tenant_id = ${tx.tenantId} and id = ${chainId} returning policy_second_person_until as until`)
  return { policySecondPerson: asked, policySecondPersonUntil: row?.until ?? null }
}

/** After its stores: so whatever names a store of a closed chain is refused by the store's own last day, and what comes late from before it is not. */
export async function closeChain(ctx: Context, input: { readonly id: string; readonly closedOn: LocalDate }): Promise<string> {
  demand(ctx, 'org:write', { chainId: input.id })
  const closedOn = plausible(input.closedOn, 'closedOn')
  await ctx.write(async tx => {
    const chain = await chainForChange(tx, input.id, 'update')
    if (chain.closedOn) throw new Refusal('ALREADY_CLOSED', ['id'])
    if (closedOn > (await ctx.today(chain.id))) throw new Refusal('DATE_IN_FUTURE', ['closedOn'])
    const stores = await tx.first<{ open: number; lastOn: LocalDate | null }>(sql`
      select count(*) filter (where closed_on is null) as open, max(closed_on) as "lastOn" from store where tenant_id = ${tx.tenantId} and chain_id = ${chain.id}`)
    if (stores?.open) throw new Refusal('CHAIN_HAS_OPEN_STORES', ['id'], { count: stores.open })
    if (stores?.lastOn && closedOn < stores.lastOn) throw new Refusal('CLOSING_BEFORE_STORES', ['closedOn'], { date: stores.lastOn })
    await tx.run(sql`update chain set closed_on = ${closedOn} where tenant_id = ${tx.tenantId} and id = ${chain.id}`)
    await audit(tx, ctx, { action: 'chainClose', objectType: 'Chain', objectId: chain.id, chainId: chain.id, detail: { closedOn } })
  })
  return input.id
}
