// Stores. One opens with two staff groups; one with open groups does not close; none is deleted.
import { Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { refusing } from '../../platform/refusing.ts'
import { isGiven, optionalText, requiredText } from '../../platform/texts.ts'
import { StaffGroupEntity, StoreEntity } from './organisation.entity.ts'
import { chainForChange, lastDay, plausible, storeForChange } from './places.ts'

export interface NewStore {
  readonly chainId: string
  readonly code: string
  readonly name: string
  readonly city?: string | null
  readonly openedOn: LocalDate
}

const CODE_TAKEN = { store_code_unique: ['STORE_CODE_TAKEN', 'code'] } as const

/** What the first two groups are called until somebody names them. */
const FIRST_GROUPS = { 'zh-CN': ['销售一组', '销售二组'], en: ['Group 1', 'Group 2'] } as const

export async function createStore(ctx: Context, input: NewStore): Promise<string> {
  demand(ctx, 'org:write', { chainId: input.chainId }, { field: ['chainId'] })
  const chain = await ctx.chain(input.chainId)
  const openedOn = plausible(input.openedOn, 'openedOn')
  const store = {
    id: uuid(),
    tenantId: ctx.tenantId,
    chainId: input.chainId,
    code: requiredText(input.code, 'code', 40),
    name: requiredText(input.name, 'name', 120, 'NAME_REQUIRED'),
    city: optionalText(input.city, 'city', 80) ?? '',
    openedOn
  }
  await refusing(CODE_TAKEN, () =>
    ctx.write(async tx => {
      // Shared: of a store that opens and a chain that closes at once, the later is refused.
      if ((await chainForChange(tx, input.chainId, 'share', 'chainId')).closedOn) throw new Refusal('CHAIN_CLOSED', ['chainId'])
      tx.em.create(StoreEntity, store)
      await tx.em.flush()
      for (const name of FIRST_GROUPS[chain.locale])
        tx.em.create(StaffGroupEntity, { id: uuid(), tenantId: tx.tenantId, storeId: store.id, name, openedOn })
      await tx.em.flush()
      await audit(tx, ctx, {
        action: 'storeCreate',
        objectType: 'Store',
        objectId: store.id,
        storeId: store.id,
        detail: { code: store.code }
      })
    })
  )
  return store.id
}

export interface ChangeStore {
  readonly id: string
  readonly code?: string | null
  readonly name?: string | null
  readonly city?: string | null
  readonly openedOn?: LocalDate | null
}

export async function updateStore(ctx: Context, input: ChangeStore): Promise<string> {
  demand(ctx, 'org:write')
  const changes = {
    ...(isGiven(input.code) && { code: requiredText(input.code, 'code', 40) }),
    ...(isGiven(input.name) && { name: requiredText(input.name, 'name', 120, 'NAME_REQUIRED') }),
    ...(input.city !== undefined && { city: optionalText(input.city, 'city', 80) ?? '' }),
    ...(isGiven(input.openedOn) && { openedOn: plausible(input.openedOn, 'openedOn') })
  }
  await refusing(CODE_TAKEN, () =>
    ctx.write(async tx => {
      const before = await storeForChange(ctx, tx, input.id, 'org:write', 'update')
      if (changes.openedOn && before.closedOn && changes.openedOn > before.closedOn)
        throw new Refusal('CLOSING_BEFORE_OPENING', ['openedOn'])
      const store = await tx.em.findOneOrFail(StoreEntity, { tenantId: tx.tenantId, id: input.id })
      tx.em.assign(store, changes)
      await tx.em.flush()
      await audit(tx, ctx, {
        action: 'storeUpdate',
        objectType: 'Store',
        objectId: input.id,
        storeId: input.id,
        detail: { fields: Object.keys(changes) }
      })
    })
  )
  return input.id
}

export async function closeStore(ctx: Context, input: { readonly id: string; readonly closedOn: LocalDate }): Promise<string> {
  demand(ctx, 'org:write')
  await ctx.write(async tx => {
    const store = await storeForChange(ctx, tx, input.id, 'org:write', 'update')
    if (store.closedOn) throw new Refusal('ALREADY_CLOSED', ['id'])
    const closedOn = lastDay(input.closedOn, store.openedOn, await ctx.today(store.chainId), 'closedOn')
    const open = await tx.first<{ groups: number }>(
      sql`select count(*) as groups from staff_group where tenant_id = ${tx.tenantId} and store_id = ${input.id} and closed_on is null`
    )
    if (open?.groups) throw new Refusal('STORE_HAS_OPEN_GROUPS', ['id'], { count: open.groups })
    await tx.run(sql`update store set closed_on = ${closedOn} where tenant_id = ${tx.tenantId} and id = ${input.id}`)
    await audit(tx, ctx, { action: 'storeClose', objectType: 'Store', objectId: input.id, storeId: input.id, detail: { closedOn } })
  })
  return input.id
}
