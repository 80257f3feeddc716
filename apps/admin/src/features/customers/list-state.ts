/**
 * The state of the customer list is its address: filters, order, columns and the peek panel can be sent to a colleague and come back with the browser's
 * back button. What is searched for comes back too, but stands in no address: it is a name or a phone. Days are kept relative ("30d") where they were chosen so, and become dates only when the server is asked.
 */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { CustomerKind, CustomerOrderField } from '../../gql/graphql.ts'
import type { Sort } from '../../ui/table.ts'

/** `within` the last n days, `before` them, or from … to …, each end open where empty. */
export type Span = { readonly within: number } | { readonly before: number } | { readonly from: string; readonly to: string }
/** Whole numbers, each end open where undefined: percent, or major units of the chain's currency. */
export interface Range {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

export interface Filters {
  readonly search: string
  readonly tiers: readonly string[]
  readonly status?: 'lost' | 'none' | undefined
  readonly stores: readonly string[]
  readonly groups: readonly string[]
  readonly noGroup: boolean
  readonly keepers: readonly string[]
  readonly noKeeper: boolean
  readonly registered?: Span | undefined
  /** Who made the file, and whose group the customer was in on that day. */
  readonly registeredBy: readonly string[]
  readonly firstGroups: readonly string[]
  readonly visited?: Span | undefined
  readonly spend?: Range | undefined
  readonly completeness?: Range | undefined
  readonly birthMonth?: number | undefined
  readonly kind?: CustomerKind | undefined
  readonly lowered: boolean
  /** Time alone will change the tier within so many days. */
  readonly due?: number | undefined
}

export const FIELDS = [
  'tier',
  'store',
  'group',
  'keeper',
  'birth',
  'visit',
  'spend',
  'completeness',
  'registered',
  'registeredBy',
  'firstGroup',
  'kind',
  'due',
  'lowered'
] as const
export type Field = (typeof FIELDS)[number]
const PLACES = ['store', 'group', 'keeper', 'registeredBy', 'firstGroup'] as const satisfies readonly Field[]
export type PlaceField = (typeof PLACES)[number]
export const isPlace = (field: Field): field is PlaceField => (PLACES as readonly Field[]).includes(field)

export const COLUMNS = [
  'phone',
  'memberNo',
  'tier',
  'completeness',
  'store',
  'group',
  'keeper',
  'points',
  'purchases',
  'spend',
  'registered',
  'nextChange',
  'visit'
] as const
export type ColumnKey = (typeof COLUMNS)[number]
export const DEFAULT_COLUMNS: readonly ColumnKey[] = ['phone', 'tier', 'completeness', 'group', 'purchases', 'spend', 'visit']

export interface ListState {
  readonly filters: Filters
  readonly sort: Sort
  readonly columns: readonly ColumnKey[]
  readonly peek: string | undefined
}

export const NO_FILTERS: Filters = {
  search: '',
  tiers: [],
  stores: [],
  groups: [],
  noGroup: false,
  keepers: [],
  noKeeper: false,
  registeredBy: [],
  firstGroups: [],
  lowered: false
}
export const DEFAULT_SORT: Sort = { key: 'visit', descending: true }

/** Columns that the server can order by. */
export const ORDERS: Readonly<Record<string, CustomerOrderField>> = {
  name: 'NAME',
  memberNo: 'MEMBER_NO',
  completeness: 'COMPLETENESS',
  spend: 'NET_SPEND',
  registered: 'REGISTERED',
  visit: 'LAST_VISIT'
}

type Raw = LocationQuery[string] | undefined
const text = (value: Raw): string => (Array.isArray(value) ? value[0] : value) ?? ''
const list = (value: Raw): string[] => text(value).split(',').filter(Boolean)
const whole = (value: string): number | undefined => (/^\d{1,12}$/.test(value) ? Number(value) : undefined)
const date = (value: string | undefined): string => (/^\d{4}-\d{2}-\d{2}$/.test(value ?? '') ? value! : '')

function readSpan(value: string): Span | undefined {
  const [, long, days] = /^(-?)(\d{1,4})d$/.exec(value) ?? []
  if (days !== undefined) return long ? { before: Number(days) } : { within: Number(days) }
  if (!value.includes('..')) return undefined
  const [from, to] = value.split('..')
  const span = { from: date(from), to: date(to) }
  return span.from || span.to ? span : undefined
}
function writeSpan(span: Span | undefined): string | undefined {
  if (!span) return undefined
  if ('within' in span) return `${span.within}d`
  return 'before' in span ? `-${span.before}d` : `${span.from}..${span.to}`
}
function readRange(value: string): Range | undefined {
  const [min = '', max = ''] = value.split('..')
  const range = { min: whole(min), max: whole(max) }
  return range.min === undefined && range.max === undefined ? undefined : range
}
const writeRange = (range: Range | undefined): string | undefined => range && `${range.min ?? ''}..${range.max ?? ''}`

/** What an address that was typed or is old does not say rightly is left out, never an error. */
export function readFilters(query: LocationQuery, search = ''): Filters {
  const birthMonth = whole(text(query['birth']))
  const tiers = list(query['tier'])
  const status = tiers.find((key): key is 'lost' | 'none' => key === 'lost' || key === 'none')
  const kind = text(query['kind'])
  const group = list(query['group'])
  const keeper = list(query['keeper'])
  return {
    search,
    tiers: status ? [] : tiers,
    status,
    stores: list(query['store']),
    groups: group.filter(id => id !== 'none'),
    noGroup: group.includes('none'),
    keepers: keeper.filter(id => id !== 'none'),
    noKeeper: keeper.includes('none'),
    registered: readSpan(text(query['registered'])),
    registeredBy: list(query['by']),
    firstGroups: list(query['first']),
    visited: readSpan(text(query['visit'])),
    spend: readRange(text(query['spend'])),
    completeness: readRange(text(query['completeness'])),
    birthMonth: birthMonth && birthMonth <= 12 ? birthMonth : undefined,
    kind: kind === 'company' ? 'COMPANY' : kind === 'person' ? 'PERSON' : undefined,
    lowered: text(query['lowered']) === '1',
    due: whole(text(query['due']))
  }
}

/** Tiers that the chain has not got, of an old or mistyped address; none while its tiers are not known. */
export function strangeTiers(filters: Filters, tiers: readonly { readonly key: string }[]): readonly string[] {
  return tiers.length > 0 ? filters.tiers.filter(key => !tiers.some(tier => tier.key === key)) : []
}

/** Only what differs from nothing is written, so that two ways to one list are one address. */
export function writeFilters(filters: Filters): Record<string, string> {
  const all: Record<string, string | undefined> = {
    tier: filters.status ?? filters.tiers.join(','),
    store: filters.stores.join(','),
    group: filters.noGroup ? 'none' : filters.groups.join(','),
    keeper: filters.noKeeper ? 'none' : filters.keepers.join(','),
    birth: filters.birthMonth?.toString(),
    visit: writeSpan(filters.visited),
    spend: writeRange(filters.spend),
    completeness: writeRange(filters.completeness),
    registered: writeSpan(filters.registered),
    by: filters.registeredBy.join(','),
    first: filters.firstGroups.join(','),
    kind: filters.kind?.toLowerCase(),
    due: filters.due?.toString(),
    lowered: filters.lowered ? '1' : undefined
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

export function readState(query: LocationQuery, search = ''): ListState {
  const [key = '', way] = text(query['sort']).split('.')
  const columns = list(query['columns']).filter((c): c is ColumnKey => (COLUMNS as readonly string[]).includes(c))
  return {
    filters: readFilters(query, search),
    sort: key in ORDERS ? { key, descending: way === 'desc' } : DEFAULT_SORT,
    columns: columns.length ? columns : DEFAULT_COLUMNS,
    peek: text(query['peek']) || undefined
  }
}

export function writeState(state: ListState): LocationQueryRaw {
  const sort = `${state.sort.key}.${state.sort.descending ? 'desc' : 'asc'}`
  const columns = state.columns.join(',')
  return {
    ...writeFilters(state.filters),
    ...(sort === `${DEFAULT_SORT.key}.desc` ? {} : { sort }),
    ...(columns === DEFAULT_COLUMNS.join(',') ? {} : { columns }),
    ...(state.peek ? { peek: state.peek } : {})
  }
}

/** The filters without one of them: what the chip's × does. */
export function without(filters: Filters, field: Field): Filters {
  const cleared: Record<Field, Partial<Filters>> = {
    tier: { tiers: [], status: undefined },
    store: { stores: [] },
    group: { groups: [], noGroup: false },
    keeper: { keepers: [], noKeeper: false },
    birth: { birthMonth: undefined },
    visit: { visited: undefined },
    spend: { spend: undefined },
    completeness: { completeness: undefined },
    registered: { registered: undefined },
    registeredBy: { registeredBy: [] },
    firstGroup: { firstGroups: [] },
    kind: { kind: undefined },
    due: { due: undefined },
    lowered: { lowered: false }
  }
  return { ...filters, ...cleared[field] }
}

/** The fields that are set, in the order in which they read. */
export function fieldsSet(filters: Filters): Field[] {
  return FIELDS.filter(field => JSON.stringify(writeFilters(without(filters, field))) !== JSON.stringify(writeFilters(filters)))
}
