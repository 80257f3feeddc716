/** What the server is asked for a list: the chosen filters as dates, ids and minor units. */
import { unmasked } from '../../app/unmasked.ts'
import type { CustomerFilter, CustomerOrder } from '../../gql/graphql.ts'
import type { Sort } from '../../ui/table.ts'
import { addDays } from './days.ts'
import { ORDERS, type Filters, type Span } from './list-state.ts'

export interface Ground {
  /** The chain's local date (TIME-1). */
  readonly today: string
  /** Minor units in one major unit. */
  readonly minorUnits: number
  /** The reader, whose own book holds whoever is stood in for too (GROUP-3). */
  readonly self?: string | undefined
}

function spanDates(span: Span | undefined, today: string): { from?: string; to?: string } {
  if (!span) return {}
  // As TIME-2 counts months: the last 30 days are today and the 29 before it.
  if ('within' in span) return { from: addDays(today, 1 - span.within) }
  if ('before' in span) return { to: addDays(today, -span.before) }
  return { ...(span.from ? { from: span.from } : {}), ...(span.to ? { to: span.to } : {}) }
}

/** What the server is asked. Nothing chosen is no filter at all. */
export function toFilter(filters: Filters, { today, minorUnits, self }: Ground): CustomerFilter {
  const registered = spanDates(filters.registered, today)
  const visited = spanDates(filters.visited, today)
  const ownBook = self !== undefined && !filters.noKeeper && filters.keepers.length === 1 && filters.keepers[0] === self
  const all: CustomerFilter = {
    search: unmasked(filters.search.trim()) || undefined,
    tiers: filters.tiers.length ? [...filters.tiers] : undefined,
    statuses: filters.status ? [filters.status === 'lost' ? 'LOST' : 'NONE'] : undefined,
    storeIds: filters.stores.length ? [...filters.stores] : undefined,
    groupIds: filters.groups.length && !filters.noGroup ? [...filters.groups] : undefined,
    noGroup: filters.noGroup || undefined,
    bookOf: ownBook ? self : undefined,
    keeperIds: filters.keepers.length && !filters.noKeeper && !ownBook ? [...filters.keepers] : undefined,
    noKeeper: filters.noKeeper || undefined,
    registeredFrom: registered.from,
    registeredTo: registered.to,
    registeredByIds: filters.registeredBy.length ? [...filters.registeredBy] : undefined,
    registeredGroupIds: filters.firstGroups.length ? [...filters.firstGroups] : undefined,
    lastVisitFrom: visited.from,
    lastVisitTo: visited.to,
    netSpendMin: filters.spend?.min === undefined ? undefined : filters.spend.min * minorUnits,
    netSpendMax: filters.spend?.max === undefined ? undefined : filters.spend.max * minorUnits,
    completenessMin: filters.completeness?.min,
    completenessMax: filters.completeness?.max,
    birthMonth: filters.birthMonth,
    kind: filters.kind,
    lowered: filters.lowered || undefined,
    fallsBy: filters.due === undefined ? undefined : addDays(today, filters.due)
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

export function toOrder(sort: Sort): CustomerOrder {
  return { field: ORDERS[sort.key] ?? 'LAST_VISIT', direction: sort.descending ? 'DESC' : 'ASC' }
}
