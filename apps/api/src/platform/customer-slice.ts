// Part of a chain's customers, by their ids: what is worked through in parts needs no more memory for a larger chain.
import { empty, sql, type Sql } from './db/sql.ts'

/** Behind one id and up to another; null is no bound. */
export interface CustomerSlice {
  readonly after: string | null
  readonly through: string | null
}

/** From its `and` on; nothing without a slice. */
export function inSlice(slice: CustomerSlice | undefined, customer: Sql): Sql {
  if (!slice) return empty
  const { after, through } = slice
  return sql`${after === null ? empty : sql`and ${customer} > ${after}::uuid`} ${through === null ? empty : sql`and ${customer} <= ${through}::uuid`}`
}
