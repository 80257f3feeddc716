// For tests of tiers given to many: customers by the hundred, and the acts in few words.
import { v7 as uuid } from 'uuid'
import { Shop } from '../../../test/shop.ts'
import type { Company, Person, World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

/** New customers of a store, with a file each and nothing else. */
export async function manyCustomers(world: World, count: number, storeAt = 0, company: Company = world.acme): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuid())
  await world.db.unit(company.tenantId, tx =>
    tx.run(sql`
      insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, capture_source, registered_on, registered_at)
      select ${tx.tenantId}::uuid, id, ${company.chainId}::uuid, ${company.stores[storeAt]?.id}::uuid, 'T' || right(id::text, 12), 'Test', 'test', 'test', 'till',
        '2024-01-01', '2024-01-01T04:00:00Z' from unnest(${ids}::uuid[]) as id`)
  )
  return ids
}

export const BATCH = 'batch { id kind source tierKey startsOn endsOn reason given standing undoable refused undoneAt askedBy { id } }'
const RESULT = `chosen given moves { from { status key } to { status key rank } customers }
  results { at customer { id } now { status key } then { status key rank } userErrors { code field } } userErrors { code field params { name value } }`

export interface Outcome {
  readonly at: number | null
  readonly customer: { readonly id: string } | null
  readonly now: { readonly status: string; readonly key: string | null } | null
  readonly then: { readonly status: string; readonly key: string | null } | null
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[]
}

let key = 0

export class Giving {
  readonly #world: World
  readonly #company: Company

  constructor(world: World, company: Company = world.acme) {
    this.#world = world
    this.#company = company
  }

  #act(as: Person, name: string, input: object, fields: string) {
    return new Shop(this.#world, this.#company, as).act(name, `${name[0]?.toUpperCase()}${name.slice(1)}Input`, input, fields)
  }

  designate(customerIds: readonly string[], more: object = {}, as: Person = this.#company.hq) {
    const input = {
      chainId: this.#company.chainId,
      customerIds,
      tierKey: 'A',
      reason: 'friends of the house',
      idempotencyKey: `k${++key}`,
      ...more
    }
    return this.#act(as, 'tierDesignateBatch', input, `${BATCH} ${RESULT}`)
  }

  override(customerIds: readonly string[], more: object = {}, as: Person = this.#company.manager) {
    const input = {
      chainId: this.#company.chainId,
      customerIds,
      tierKey: 'B',
      endsOn: '2026-07-31',
      reason: 'potential',
      idempotencyKey: `k${++key}`,
      ...more
    }
    return this.#act(as, 'tierOverrideBatch', input, `${BATCH} ${RESULT}`)
  }

  undo(id: string, as: Person = this.#company.hq) {
    return this.#act(as, 'standingBatchUndo', { id }, `${BATCH} withdrawn userErrors { code field }`)
  }

  end(ids: readonly string[], more: object = {}, as: Person = this.#company.hq) {
    const input = { chainId: this.#company.chainId, ids, ...more }
    return this.#act(
      as,
      'standingEndBatch',
      input,
      'results { standing { id endsOn endedAt } userErrors { code field } } userErrors { code field }'
    )
  }

  /** As kept: the tier, or the status where there is none. */
  async tiers(ids: readonly string[]): Promise<string[]> {
    const rows = await this.#world.db.unit(this.#company.tenantId, tx =>
      tx.query<{ id: string; tier: string }>(
        sql`select customer_id as id, coalesce(tier_key, status) as tier from customer_state where tenant_id = ${tx.tenantId} and customer_id = any(${[...ids]}::uuid[])`
      )
    )
    const by = new Map(rows.map(row => [row.id, row.tier]))
    return ids.map(id => by.get(id) ?? 'unknown')
  }

  /** How many rows of a table are there: for what must write nothing. */
  async rows(...tables: readonly ('standing' | 'standing_batch' | 'tier_change' | 'audit_entry' | 'idempotency_key')[]): Promise<number[]> {
    return this.#world.db.unit(this.#company.tenantId, async tx => {
      const counts: number[] = []
      for (const table of tables) counts.push((await tx.client.query(`select count(*)::int as n from ${table}`)).rows[0].n)
      return counts
    })
  }
}

export const codesOf = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }): string[] =>
  payload.userErrors.map(error => [error.code, ...error.field].join(' '))
