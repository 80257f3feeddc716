// Everybody whom a list shows, not only its page: for acts on all of them.
import { Refusal, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerConditions, stateJoin } from './conditions.sql.ts'
import type { CustomerFilter } from './customer-list.input.ts'
import { withFalling } from './falling.sql.ts'

export interface Matching {
  readonly rights: Rights
  readonly chainId: string
  readonly filter: CustomerFilter
  readonly today: LocalDate
  readonly most: number
}

/** Their ids, in order of id. @throws Refusal TOO_MANY_IN_BATCH where more than `most` match, INVALID_VALUE */
export async function matchingCustomers(tx: Tx, { rights, chainId, filter, today, most }: Matching): Promise<string[]> {
  const list = await withFalling(tx, { tenantId: tx.tenantId, rights, chainId, filter }, () => today)
  const { where, readsState } = customerConditions(list)
  const rows = await tx.query<{ id: string }>(
    sql`select c.id from customer c ${stateJoin(readsState)} where ${where} order by c.id limit ${most + 1}`
  )
  if (rows.length > most) throw new Refusal('TOO_MANY_IN_BATCH', ['filter'], { max: most })
  return rows.map(row => row.id)
}
