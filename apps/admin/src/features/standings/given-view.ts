/** What the list of given tiers shows, as its address says it. Pure. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { GivenTierFilter, GivenTierOrder, StandingKind, StandingState } from '../../gql/graphql.ts'
import type { Sort } from '../../ui/table.ts'
import { addDays } from '../customers/days.ts'

export const STATES = ['IN_FORCE', 'COMING', 'ENDED'] as const satisfies readonly StandingState[]
export const KINDS = ['DESIGNATION', 'OVERRIDE'] as const satisfies readonly StandingKind[]
export const SPANS = [7, 30, 90] as const

export interface GivenView {
  /** Absent: wherever they stand. */
  readonly state?: StandingState | undefined
  readonly kind?: StandingKind | undefined
  readonly tiers: readonly string[]
  readonly stores: readonly string[]
  /** Those that hold or will, and end within so many days. */
  readonly ends?: number | undefined
  readonly batch?: string | undefined
  readonly sort: Sort
}

export const USUAL_SORT: Sort = { key: 'from', descending: true }

type Raw = LocationQuery[string] | undefined
const text = (value: Raw): string => (Array.isArray(value) ? value[0] : value) ?? ''
const list = (value: Raw): string[] => text(value).split(',').filter(Boolean)

/** Those in force where nothing is said; of one act all of it. What an old address does not say rightly is left out. */
export function readGiven(query: LocationQuery): GivenView {
  const said = text(query['state'])
  const batch = text(query['batch']) || undefined
  const [key = '', way] = text(query['sort']).split('.')
  const ends = SPANS.find(days => String(days) === text(query['ends']))
  return {
    state: said === 'all' ? undefined : (STATES.find(state => state === said) ?? (batch || ends ? undefined : 'IN_FORCE')),
    kind: KINDS.find(kind => kind === query['kind']),
    tiers: list(query['tier']),
    stores: list(query['store']),
    ends,
    batch,
    sort: key === 'from' || key === 'until' ? { key, descending: way === 'desc' } : USUAL_SORT
  }
}

export function writeGiven({ state, kind, tiers, stores, ends, batch, sort }: GivenView): LocationQueryRaw {
  const usual = batch || ends ? undefined : 'IN_FORCE'
  const said = `${sort.key}.${sort.descending ? 'desc' : 'asc'}`
  return {
    ...(state === usual ? {} : { state: state ?? 'all' }),
    ...(kind && { kind }),
    ...(tiers.length > 0 && { tier: tiers.join(',') }),
    ...(stores.length > 0 && { store: stores.join(',') }),
    ...(ends && { ends: String(ends) }),
    ...(batch && { batch }),
    ...(said === 'from.desc' ? {} : { sort: said })
  }
}

export function toGivenFilter({ state, kind, tiers, stores, ends, batch }: GivenView, today: string): GivenTierFilter {
  const states: StandingState[] | undefined = state ? [state] : ends ? ['IN_FORCE', 'COMING'] : undefined
  return {
    ...(states && { states }),
    ...(kind && { kinds: [kind] }),
    ...(tiers.length > 0 && { tiers: [...tiers] }),
    ...(stores.length > 0 && { storeIds: [...stores] }),
    ...(ends && { endsTo: addDays(today, ends - 1) }),
    ...(batch && { batchId: batch })
  }
}

export function toGivenOrder({ sort }: GivenView): GivenTierOrder {
  return { field: sort.key === 'until' ? 'ENDS' : 'STARTS', direction: sort.descending ? 'DESC' : 'ASC' }
}
