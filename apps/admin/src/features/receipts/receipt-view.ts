/** What the list of receipts shows, as its address says it: a link, the back button and a reload all lead to the same list. Pure. */
import type { FactSource, PurchaseFilter, PurchaseOrder, ReturnFilter } from '../../gql/graphql.ts'
import type { Sort } from '../../ui/table.ts'

export const RECEIPT_VIEWS = ['all', 'anonymous', 'returned', 'voided'] as const
export const RETURN_VIEWS = ['returns', 'unmatched'] as const
export const VIEWS = [...RECEIPT_VIEWS, ...RETURN_VIEWS] as const
export type ViewKey = (typeof VIEWS)[number]
export const SOURCES: readonly FactSource[] = ['TILL', 'ADMIN', 'IMPORT']
export const FIELDS = ['stores', 'dates', 'seller', 'source', 'buyer'] as const
export type Field = (typeof FIELDS)[number]

export interface ListView {
  readonly view: ViewKey
  readonly search: string
  readonly stores: readonly string[]
  readonly from: string
  readonly to: string
  readonly seller: string
  readonly source: FactSource | ''
  readonly buyer: 'customer' | 'anonymous' | ''
  readonly sort: Sort
}

type Query = Readonly<Record<string, unknown>>
const DATE = /^\d{4}-\d{2}-\d{2}$/
const LATEST: Sort = { key: 'happenedAt', descending: true }

function text(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' ? one : ''
}
const oneOf = <T extends string>(value: unknown, known: readonly T[]): T | '' => known.find(each => each === text(value)) ?? ''
const date = (value: unknown): string => (DATE.test(text(value)) ? text(value) : '')

export function readView(query: Query): ListView {
  const sort = /^(-?)(happenedAt|amount)$/.exec(text(query['sort']))
  return {
    view: oneOf(query['view'], VIEWS) || 'all',
    search: text(query['q']),
    stores: text(query['store']).split(',').filter(Boolean),
    from: date(query['from']),
    to: date(query['to']),
    seller: text(query['seller']),
    source: oneOf(query['source'], SOURCES),
    buyer: oneOf(query['buyer'], ['customer', 'anonymous']),
    sort: sort ? { key: sort[2]!, descending: sort[1] === '-' } : LATEST
  }
}

export function writeView(view: ListView): Record<string, string> {
  const { sort } = view
  const latest = sort.key === LATEST.key && sort.descending
  const all: Record<string, string> = {
    view: view.view === 'all' ? '' : view.view,
    q: view.search,
    store: view.stores.join(','),
    from: view.from,
    to: view.to,
    seller: view.seller,
    source: view.source,
    buyer: view.buyer,
    sort: latest ? '' : `${sort.descending ? '-' : ''}${sort.key}`
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

export const isReturns = (view: ViewKey): boolean => (RETURN_VIEWS as readonly string[]).includes(view)

/** The filters of the view itself, and those added to it; undefined is left out of what is sent. */
export function receiptFilter(view: ListView): PurchaseFilter {
  const anonymous = view.view === 'anonymous' ? true : view.buyer === '' ? undefined : view.buyer === 'anonymous'
  const all = {
    search: view.search || undefined,
    storeIds: view.stores.length ? [...view.stores] : undefined,
    anonymous,
    from: view.from || undefined,
    to: view.to || undefined,
    voided: view.view === 'voided' ? true : view.view === 'anonymous' ? false : undefined,
    returned: view.view === 'returned' ? true : undefined,
    sellerId: view.seller || undefined,
    source: view.source || undefined
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

export function returnFilter(view: ListView): ReturnFilter {
  const all = {
    search: view.search || undefined,
    storeIds: view.stores.length ? [...view.stores] : undefined,
    unmatched: view.view === 'unmatched' ? true : undefined,
    from: view.from || undefined,
    to: view.to || undefined
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

export function receiptOrder({ sort }: ListView): PurchaseOrder {
  return { field: sort.key === 'amount' ? 'AMOUNT' : 'HAPPENED_AT', direction: sort.descending ? 'DESC' : 'ASC' }
}

/** Filters that a list can have: returns know neither seller nor source, and the anonymous view has said who buys. */
export function fieldsOf(view: ViewKey): readonly Field[] {
  if (isReturns(view)) return ['stores', 'dates']
  return view === 'anonymous' ? FIELDS.filter(field => field !== 'buyer') : FIELDS
}

export function isSet(view: ListView, field: Field): boolean {
  if (field === 'stores') return view.stores.length > 0
  if (field === 'dates') return view.from !== '' || view.to !== ''
  return view[field] !== ''
}

export function without(view: ListView, field: Field): ListView {
  if (field === 'stores') return { ...view, stores: [] }
  if (field === 'dates') return { ...view, from: '', to: '' }
  return { ...view, [field]: '' }
}
