// A company's brands. A new one starts with the default policies and with its maker as headquarters.
import { localDateOf, Refusal } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { Forbidden } from '../../platform/errors.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { isGiven, optionalText, requiredText } from '../../platform/texts.ts'
import { addPolicies, checkedChain, type ChainInput } from '../company/index.ts'
import { renewRights } from './change-grant.ts'
import { ChainEntity, RoleGrantEntity } from './organisation.entity.ts'
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
    await addPolicies(tx, chain.id, localDateOf(ctx.clock.now(), chain.timeZone))
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
}

const PREFIX = /^[A-Z0-9-]{0,8}$/

export async function updateChain(ctx: Context, input: ChangeChain): Promise<string> {
  demand(ctx, 'org:write', { chainId: input.id })
  const prefix = optionalText(input.memberNoPrefix, 'memberNoPrefix', 8)
  if (prefix && !PREFIX.test(prefix)) throw new Refusal('INVALID_VALUE', ['memberNoPrefix'])
  const changes = {
    ...(isGiven(input.name) && { name: requiredText(input.name, 'name', 120, 'NAME_REQUIRED') }),
    ...(isGiven(input.locale) && { locale: input.locale }),
    ...(prefix !== undefined && { memberNoPrefix: prefix ?? '' })
  }
  await ctx.write(async tx => {
    const chain = await tx.em.findOne(ChainEntity, { tenantId: tx.tenantId, id: input.id })
    if (!chain) throw new Refusal('NOT_FOUND', ['id'])
    tx.em.assign(chain, changes)
    await tx.em.flush()
    await audit(tx, ctx, {
      action: 'chainUpdate',
      objectType: 'Chain',
      objectId: input.id,
      chainId: input.id,
      detail: { fields: Object.keys(changes) }
    })
  })
  return input.id
}
