// Who sees what of the ledger (TRUST 8): groups' and stores' entries by `incentive:read`, what single people have by `incentive:pay`, and one's own always.
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'

export interface Reader {
  readonly rights: Rights
  readonly staffId: string | undefined
}

const inGroups = (ids: readonly string[]): Sql => sql`(e.beneficiary = 'group' and e.beneficiary_id = any(${[...ids]}::uuid[]))`

/** Of `incentive_entry e`. */
export function seenEntries({ rights, staffId }: Reader): Sql {
  const read = rights.rows('incentive:read', { chain: sql`e.chain_id`, store: sql`e.store_id`, inGroups })
  const pay = rights.rows('incentive:pay', { chain: sql`e.chain_id`, store: sql`e.store_id` })
  const own = staffId
    ? sql`or exists (select from incentive_share own where own.tenant_id = e.tenant_id and own.entry_id = e.id and own.staff_id = ${staffId})`
    : empty
  return sql`((e.beneficiary in ('group', 'store') and ${read}) or ${pay} ${own})`
}

/** Of `incentive_share h` of a chain. */
export function seenShares({ rights, staffId }: Reader, chainId: string): Sql {
  const pay = rights.rows('incentive:pay', { chain: sql`${chainId}::uuid`, store: sql`h.store_id` })
  return staffId ? sql`(${pay} or h.staff_id = ${staffId})` : pay
}

/** Of `incentive_dispute d`: one's own, and those of stores whose people's pay one sees. */
export function seenDisputes({ rights, staffId }: Reader): Sql {
  const pay = rights.rows('incentive:pay', { chain: sql`d.chain_id`, store: sql`d.store_id` })
  return staffId ? sql`(${pay} or d.raised_by = ${staffId})` : pay
}
