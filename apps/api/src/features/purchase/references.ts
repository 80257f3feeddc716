// The till's own references (store code, staff number) resolved for a whole batch, one statement per kind. Customers: look-up-customers.ts.
import { Refusal, type LocalDate, type Permission } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Act } from './act.ts'

export interface PlacedReferences {
  readonly storeId?: string | null | undefined
  readonly storeCode?: string | null | undefined
  readonly customerId?: string | null | undefined
  readonly memberNo?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly sellerId?: string | null | undefined
  readonly sellerNo?: string | null | undefined
}

export interface ReferredStore {
  readonly id: string
  readonly code: string
  readonly openedOn: LocalDate
  readonly closedOn: LocalDate | null
}

export interface ReferredSeller {
  readonly id: string
  readonly staffNo: string
  readonly leftOn: LocalDate | null
}

const texts = (rows: readonly PlacedReferences[], key: keyof PlacedReferences) => [...new Set(rows.flatMap(row => row[key] ?? []))]

/** Stores of the chain in which the actor has the right, by default to record; any other is as one that never existed (TRUST 5, 8). */
export async function findStores(
  tx: Tx,
  act: Pick<Act, 'chain' | 'rights'>,
  rows: readonly PlacedReferences[],
  right: Permission = 'purchase:write'
): Promise<(row: PlacedReferences) => ReferredStore> {
  const stores = await tx.query<ReferredStore>(sql`
    select id, code, opened_on as "openedOn", closed_on as "closedOn" from store
    where tenant_id = ${tx.tenantId} and chain_id = ${act.chain.id} and (id = any(${texts(rows, 'storeId')}::uuid[]) or code = any(${texts(rows, 'storeCode')}::text[]))`)
  const seen = stores.filter(store => act.rights.covers(right, { chainId: act.chain.id, storeId: store.id }, { atStore: true }))
  return ({ storeId, storeCode }) => {
    if (!storeId && !storeCode) throw new Refusal('REQUIRED', ['storeCode'])
    const found = seen.find(store => (!storeId || store.id === storeId) && (!storeCode || store.code === storeCode))
    if (!found) throw new Refusal('NOT_FOUND', [storeId ? 'storeId' : 'storeCode'])
    return found
  }
}

/** Sold or taken back on a day on which the store was open; its last day included. */
export function refuseWhenClosed(store: ReferredStore, on: LocalDate): void {
  if (on < store.openedOn) throw new Refusal('STORE_NOT_OPEN_YET', ['happenedAt'], { openedOn: store.openedOn })
  if (store.closedOn && on > store.closedOn) throw new Refusal('STORE_CLOSED', ['happenedAt'], { closedOn: store.closedOn })
}

/** Who sold: a person of the company who had not left by then. */
export async function findSellers(
  tx: Tx,
  rows: readonly PlacedReferences[]
): Promise<(row: PlacedReferences, on: LocalDate) => ReferredSeller | undefined> {
  const [ids, numbers] = [texts(rows, 'sellerId'), texts(rows, 'sellerNo')]
  const sellers =
    ids.length + numbers.length === 0
      ? []
      : await tx.query<ReferredSeller>(sql`
          select id, staff_no as "staffNo", left_on as "leftOn" from staff
          where tenant_id = ${tx.tenantId} and (id = any(${ids}::uuid[]) or staff_no = any(${numbers}::text[]))`)
  return ({ sellerId, sellerNo }, on) => {
    if (!sellerId && !sellerNo) return undefined
    const field = [sellerId ? 'sellerId' : 'sellerNo']
    const found = sellers.find(seller => (!sellerId || seller.id === sellerId) && (!sellerNo || seller.staffNo === sellerNo))
    if (!found) throw new Refusal('NOT_FOUND', field)
    if (found.leftOn && on > found.leftOn) throw new Refusal('ASSOCIATE_LEFT', field)
    return found
  }
}
