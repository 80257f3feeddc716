// The thing that an act changes, read and locked in the act's own transaction. Out of the actor's reach, or another company's: as if it were not.
import { Refusal, type LocalDate, type Permission } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { CHAIN, GROUP, STORE } from './organisation.sql.ts'
import type { Chain, StaffGroup, Store } from './chain.type.ts'
import { staffByIds } from './staff.sql.ts'
import type { Staff } from './staff.type.ts'

/** share: may not be closed meanwhile; update: nothing may be added to it meanwhile. */
type Lock = 'share' | 'update'

/** Whether the actor may is asked before: the chain's id is its place. */
export async function chainForChange(tx: Tx, id: string, lock: Lock, field = 'id'): Promise<Chain> {
  const chain = await tx.first<Chain>(
    sql`select ${CHAIN} from chain c where c.tenant_id = ${tx.tenantId} and c.id = ${id} for ${raw(lock)}`
  )
  if (!chain) throw new Refusal('NOT_FOUND', [field])
  return chain
}

export async function storeForChange(ctx: Context, tx: Tx, id: string, permission: Permission, lock: Lock, field = 'id'): Promise<Store> {
  const store = await tx.first<Store>(
    sql`select ${STORE} from store s where s.tenant_id = ${tx.tenantId} and s.id = ${id} for ${raw(lock)}`
  )
  if (!store) throw new Refusal('NOT_FOUND', [field])
  demand(ctx, permission, { chainId: store.chainId, storeId: store.id }, { field: [field] })
  return store
}

export async function groupForChange(
  ctx: Context,
  tx: Tx,
  id: string,
  permission: Permission,
  lock: Lock,
  field = 'id'
): Promise<StaffGroup> {
  const group =
    await tx.first<StaffGroup>(sql`select ${GROUP} from staff_group g join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where g.tenant_id = ${tx.tenantId} and g.id = ${id} for ${raw(lock)} of g`)
  if (!group) throw new Refusal('NOT_FOUND', [field])
  demand(ctx, permission, { chainId: group.chainId, storeId: group.storeId, groupId: group.id }, { field: [field] })
  return group
}

/** A person in the actor's sight, locked. Whether the act is allowed depends on its place: the caller's to ask. */
export async function staffForChange(ctx: Context, tx: Tx, id: string, field = 'id'): Promise<Staff> {
  await tx.run(sql`select from staff where tenant_id = ${tx.tenantId} and id = ${id} for update`)
  const person = (await staffByIds(tx, ctx, [id])).get(id)
  if (!person) throw new Refusal('NOT_FOUND', [field])
  if (person.leftOn) throw new Refusal('ASSOCIATE_LEFT', [field])
  return person
}

const EARLIEST = '1900-01-01'

/** A first day that can be: not before there were telephones. */
export function plausible(on: LocalDate, field: string): LocalDate {
  if (on < EARLIEST) throw new Refusal('INVALID_VALUE', [field], { min: EARLIEST })
  return on
}

/** A last day: reached, and not before the first. */
export function lastDay(on: LocalDate, firstOn: LocalDate, today: LocalDate, field: string): LocalDate {
  if (on > today) throw new Refusal('DATE_IN_FUTURE', [field])
  if (on < firstOn) throw new Refusal('CLOSING_BEFORE_OPENING', [field])
  return on
}
