// Who is acting, and where each of their permissions holds (DOMAIN §1b, TRUST 8). Grants add up, each with its own scope.
import { API_SCOPES, RIGHTS, type ApiScope, type Permission, type Role } from '@keqing/domain'
import { empty, join, sql, type Sql } from './db/sql.ts'

/** A grant with its place resolved upward: a group knows its store, a store its chain. */
export interface PlacedGrant {
  readonly id: string
  readonly role: Role
  readonly chainId: string
  readonly storeId: string | null
  readonly groupId: string | null
}

/** A keeper whose book one stands in for today (GROUP-3). */
export interface StoodInFor {
  readonly keeperId: string
  readonly groupId: string
  readonly chainId: string
}

export interface Actor {
  readonly kind: 'user' | 'client' | 'platform' | 'job'
  readonly id: string
  readonly name: string
  /** The person's place in this company; absent for API clients and jobs. */
  readonly staffId?: string
  readonly loginId?: string
}

/** Where one permission holds: whole chains, whole stores, single groups (with the store each belongs to), books one stands in for. */
export interface Reach {
  readonly chains: ReadonlySet<string>
  readonly stores: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
  /** Stores of the groups: a group member works in its store. */
  readonly groupStores: ReadonlySet<string>
  /** Keepers, with the group in which they keep: `group keeper`. */
  readonly books: ReadonlySet<string>
}

interface Place {
  readonly chainId: string
  readonly storeId?: string | null
  readonly groupId?: string | null
  /** Of a customer in the group. */
  readonly keeperId?: string | null
}

interface Holding {
  readonly permissions: readonly Permission[]
  readonly chainId: string
  readonly storeId: string | null
  readonly groupId: string | null
  /** Only over the customers of the group whom this person keeps. */
  readonly keeperId?: string
}

type Places = { -readonly [K in keyof Reach]: Set<string> }
const bookOf = (groupId: string, keeperId: string) => `${groupId} ${keeperId}`

/** Whose customers a reader has by a group or by standing in: a condition on a present interval of the given alias. */
export type Held = (assignment: Sql) => Sql

/** True where one of the reader's groups, or a keeper stood in for, has the customer now: what `inBooks` of `rows` is for rows that name one. */
export function lookedAfter(tenantId: Sql, customerId: Sql): (held: Held) => Sql {
  return held =>
    sql`exists (select from assignment mine where mine.tenant_id = ${tenantId} and mine.customer_id = ${customerId} and mine.until_on is null and ${held(sql`mine`)})`
}

export class Rights {
  readonly #reach = new Map<Permission, Places>()
  readonly #held: ReadonlySet<string>
  readonly chainIds: ReadonlySet<string>

  constructor(entries: readonly Holding[]) {
    this.chainIds = new Set(entries.map(entry => entry.chainId))
    this.#held = new Set(entries.flatMap(({ permissions, chainId }) => permissions.map(permission => `${permission} ${chainId}`)))
    for (const entry of entries) {
      for (const permission of entry.permissions) {
        const reach: Places = this.#reach.get(permission) ?? {
          ...{ chains: new Set(), stores: new Set(), groups: new Set(), groupStores: new Set(), books: new Set() }
        }
        this.#reach.set(permission, reach)
        if (entry.groupId && entry.keeperId) reach.books.add(bookOf(entry.groupId, entry.keeperId))
        else if (entry.groupId) {
          reach.groups.add(entry.groupId)
          if (entry.storeId) reach.groupStores.add(entry.storeId)
        } else if (entry.storeId) reach.stores.add(entry.storeId)
        else reach.chains.add(entry.chainId)
      }
    }
  }

  /** A stand-in may with the keeper's customers what the keeper may as an associate (GROUP-3). */
  static ofGrants(grants: readonly PlacedGrant[], covers: readonly StoodInFor[] = []): Rights {
    return new Rights([
      ...grants.map(grant => ({ permissions: RIGHTS[grant.role], chainId: grant.chainId, storeId: grant.storeId, groupId: grant.groupId })),
      ...covers.map(cover => ({ permissions: RIGHTS.ASSOCIATE, storeId: null, ...cover }))
    ])
  }

  static ofClient(client: { scopes: readonly ApiScope[]; chainId: string; storeId: string | null }): Rights {
    // Who may read or record customers and receipts must be able to name the stores they belong to.
    const permissions = [...new Set([...client.scopes.flatMap(scope => API_SCOPES[scope] as readonly Permission[]), 'org:read' as const])]
    return new Rights([{ permissions, chainId: client.chainId, storeId: client.storeId, groupId: null }])
  }

  /** Whether the permission is held anywhere at all: decides FORBIDDEN, never what may be seen. */
  has(permission: Permission): boolean {
    return this.#reach.has(permission)
  }

  /** Whether it is held anywhere in a chain: in all of it, in a store or a group of it. */
  hasIn(permission: Permission, chainId: string): boolean {
    return this.#held.has(`${permission} ${chainId}`)
  }

  reach(permission: Permission): Reach | undefined {
    return this.#reach.get(permission)
  }

  permissions(): Permission[] {
    return [...this.#reach.keys()]
  }

  /** Whether the permission holds at this very place. A group's grant covers its store only where the act is the store's (`atStore`). */
  covers(permission: Permission, place: Place, options: { atStore?: boolean } = {}): boolean {
    const reach = this.#reach.get(permission)
    if (!reach) return false
    if (reach.chains.has(place.chainId)) return true
    if (place.storeId && (reach.stores.has(place.storeId) || (options.atStore === true && reach.groupStores.has(place.storeId))))
      return true
    if (!place.groupId) return false
    return reach.groups.has(place.groupId) || Boolean(place.keeperId && reach.books.has(bookOf(place.groupId, place.keeperId)))
  }

  /**
   * The rows of a list that the permission covers, as a condition. Columns are given by the caller: chain, store, and a condition that is true
   * where the row is of one of the given groups (`inGroups`), or where it is of a customer in whose present interval holds what is given (`inBooks`).
   * `within`: the chain that every row of the list is of.
   */
  rows(
    permission: Permission,
    columns: { chain: Sql; store: Sql; inGroups?: (ids: readonly string[]) => Sql; inBooks?: (held: Held) => Sql; groupStores?: boolean },
    within?: string
  ): Sql {
    const reach = this.#reach.get(permission)
    if (!reach) return sql`false`
    if (within !== undefined && reach.chains.has(within)) return sql`true`
    const parts: Sql[] = []
    if (within === undefined && reach.chains.size > 0) parts.push(sql`${columns.chain} = any(${[...reach.chains]}::uuid[])`)
    const stores = columns.groupStores ? [...reach.stores, ...reach.groupStores] : [...reach.stores]
    if (stores.length > 0) parts.push(sql`${columns.store} = any(${stores}::uuid[])`)
    if (columns.inGroups && reach.groups.size > 0) parts.push(columns.inGroups([...reach.groups]))
    if (columns.inBooks && reach.groups.size + reach.books.size > 0) parts.push(columns.inBooks(heldBy(reach)))
    return parts.length === 0 ? sql`false` : parts.length === 1 ? (parts[0] ?? empty) : sql`(${join(parts, ' or ')})`
  }
}

function heldBy({ groups, books }: Reach): Held {
  const ofGroups = (a: Sql) => sql`${a}.group_id = any(${[...groups]}::uuid[])`
  const covered = [...books].map(book => book.split(' '))
  if (covered.length === 0) return ofGroups
  const kept = (a: Sql) =>
    sql`(${a}.group_id, ${a}.keeper_id) in (select * from unnest(${covered.map(([group]) => group)}::uuid[], ${covered.map(([, keeper]) => keeper)}::uuid[]))`
  return a => sql`(${ofGroups(a)} or ${kept(a)})`
}
