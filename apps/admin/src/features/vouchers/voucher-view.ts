/** What the list of vouchers shows, as its address says it. Pure. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { VoucherFilter, VoucherOrder, VoucherSource, VoucherState } from '../../gql/graphql.ts'
import type { Sort } from '../../ui/table.ts'
import { addDays } from '../customers/days.ts'

export const STATES = ['ACTIVE', 'PARTLY_USED', 'NOT_YET_VALID', 'USED', 'EXPIRED', 'VOID'] as const satisfies readonly VoucherState[]
export const SOURCES = ['HAND', 'BATCH', 'RULE', 'POINTS'] as const satisfies readonly VoucherSource[]
export const SPANS = [7, 30, 90] as const

export interface VoucherView {
  /** Absent: whatever became of them. */
  readonly state?: VoucherState | undefined
  readonly source?: VoucherSource | undefined
  readonly definition?: string | undefined
  readonly batch?: string | undefined
  readonly stores: readonly string[]
  /** Those that can be used and end within so many days. */
  readonly ends?: number | undefined
  readonly sort: Sort
}

export const USUAL_SORT: Sort = { key: 'issued', descending: true }

type Raw = LocationQuery[string] | undefined
const text = (value: Raw): string => (Array.isArray(value) ? value[0] : value) ?? ''

/** What an old address does not say rightly is left out. */
export function readView(query: LocationQuery): VoucherView {
  const [key = '', way] = text(query['sort']).split('.')
  return {
    state: STATES.find(state => state === query['state']),
    source: SOURCES.find(source => source === query['source']),
    definition: text(query['definition']) || undefined,
    batch: text(query['batch']) || undefined,
    stores: text(query['store']).split(',').filter(Boolean),
    ends: SPANS.find(days => String(days) === text(query['ends'])),
    sort: key === 'issued' || key === 'until' ? { key, descending: way === 'desc' } : USUAL_SORT
  }
}

export function writeView({ state, source, definition, batch, stores, ends, sort }: VoucherView): LocationQueryRaw {
  const said = `${sort.key}.${sort.descending ? 'desc' : 'asc'}`
  return {
    ...(state && { state }),
    ...(source && { source }),
    ...(definition && { definition }),
    ...(batch && { batch }),
    ...(stores.length > 0 && { store: stores.join(',') }),
    ...(ends && { ends: String(ends) }),
    ...(said === 'issued.desc' ? {} : { sort: said })
  }
}

export function toFilter({ state, source, definition, batch, stores, ends }: VoucherView, today: string): VoucherFilter {
  const states: VoucherState[] | undefined = state ? [state] : ends ? ['ACTIVE', 'PARTLY_USED'] : undefined
  return {
    ...(states && { states }),
    ...(source && { sources: [source] }),
    ...(definition && { definitionId: definition }),
    ...(batch && { batchId: batch }),
    ...(stores.length > 0 && { storeIds: [...stores] }),
    ...(ends && { endsTo: addDays(today, ends - 1) })
  }
}

export function toOrder({ sort }: VoucherView): VoucherOrder {
  return { field: sort.key === 'until' ? 'ENDS' : 'ISSUED', direction: sort.descending ? 'DESC' : 'ASC' }
}
