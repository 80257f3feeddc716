// Whom an act on many is about: named one by one, or everybody whom a list shows. Each is then decided by itself.
import { Refusal, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import type { CustomerFilter } from './customer-list.input.ts'
import { matchingCustomers } from './matching.sql.ts'

/** Named one by one. */
const MOST_NAMED = 1_000

export interface Choice {
  readonly chainId: string
  readonly customerIds?: readonly string[] | null
  readonly filter?: CustomerFilter | null
  /** How many the dry run said they are. */
  readonly chosen?: number | null
}

export const sourceOf = (choice: Choice): 'selection' | 'filter' => (choice.customerIds ? 'selection' : 'filter')

/**
 * Each once: as sent, whether they are there or not; or, by a filter, those of them whom the reader sees.
 * @param mostMatching how many a filter may find
 * @throws Refusal REQUIRED, INVALID_VALUE, TOO_MANY_IN_BATCH, CHANGED_MEANWHILE
 */
export async function chooseCustomers(ctx: Context, tx: Tx, choice: Choice, today: LocalDate, mostMatching: number): Promise<string[]> {
  const { chainId, customerIds, filter } = choice
  if (Boolean(customerIds) === Boolean(filter)) throw new Refusal(customerIds ? 'INVALID_VALUE' : 'REQUIRED', ['customerIds'])
  if (customerIds && customerIds.length > MOST_NAMED) throw new Refusal('TOO_MANY_IN_BATCH', ['customerIds'], { max: MOST_NAMED })
  const ids = customerIds
    ? [...new Set(customerIds)]
    : await matchingCustomers(tx, { rights: ctx.rights, chainId, filter: filter ?? {}, today, most: mostMatching })
  if (ids.length === 0) throw new Refusal('REQUIRED', [customerIds ? 'customerIds' : 'filter'])
  if (typeof choice.chosen === 'number' && choice.chosen !== ids.length) throw new Refusal('CHANGED_MEANWHILE', ['chosen'])
  return ids
}
