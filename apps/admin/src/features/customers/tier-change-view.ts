/** What the list of tier changes shows, as its address says it. Pure. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { TierChangeKind } from '../../gql/graphql.ts'
import { addDays } from './days.ts'

export const SPANS = [7, 30, 90] as const
const USUAL_SPAN = 30
export const KINDS: readonly TierChangeKind[] = ['UP', 'DOWN', 'LOST', 'BACK']

export interface ChangesView {
  /** First day; empty: from the beginning. */
  readonly from: string
  /** Last day; empty: until now. */
  readonly to: string
  readonly kind?: TierChangeKind | undefined
}

export const spanFrom = (days: number, today: string): string => addDays(today, 1 - days)
const date = (value: LocationQuery[string] | undefined): string | undefined =>
  typeof value === 'string' && /^(\d{4}-\d{2}-\d{2})?$/.test(value) ? value : undefined

export function readView(query: LocationQuery, today: string): ChangesView {
  const from = date(query['from']) ?? spanFrom(USUAL_SPAN, today)
  const to = date(query['to']) ?? ''
  const kind = KINDS.find(each => each === query['kind'])
  return { ...(from && to && from > to ? { from: to, to: from } : { from, to }), ...(kind && { kind }) }
}

/** The last thirty days need no words; from the beginning is said by an empty first day. */
export function writeView({ from, to, kind }: ChangesView, today: string): LocationQueryRaw {
  return { ...(from !== spanFrom(USUAL_SPAN, today) && { from }), ...(to && { to }), ...(kind && { kind }) }
}

export function toFilter({ from, to, kind }: ChangesView) {
  return { ...(from && { from }), ...(to && { to }), ...(kind && { kind }) }
}
