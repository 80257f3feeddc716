/** A filter as part of a sentence: field and value, in the words of the reader's language. */
import type { Format } from '../../app/format.ts'
import type { Field, Filters, Range, Span } from './list-state.ts'

export interface FilterWords {
  readonly t: (key: string, values?: Record<string, unknown>, count?: number) => string
  readonly f: Format
  readonly currency: string
  readonly minorUnits: number
  readonly storeName: (id: string) => string
  readonly groupName: (id: string) => string
  readonly keeperName: (id: string) => string
  readonly registrarName: (id: string) => string
  readonly firstGroupName: (id: string) => string
  readonly and: (words: readonly string[]) => string
}

function span(value: Span | undefined, { t, f }: FilterWords): string {
  if (!value) return ''
  if ('within' in value) return t('customers.filter.within', { n: value.within }, value.within)
  if ('before' in value) return t('customers.filter.before', { n: value.before }, value.before)
  if (value.from && value.to) return t('customers.filter.between', { from: f.date(value.from), to: f.date(value.to) })
  return value.from ? t('customers.filter.since', { from: f.date(value.from) }) : t('customers.filter.until', { to: f.date(value.to) })
}

function range(value: Range | undefined, shown: (n: number) => string, { t }: FilterWords): string {
  if (!value) return ''
  const { min, max } = value
  if (min !== undefined && max !== undefined) return t('customers.filter.range', { min: shown(min), max: shown(max) })
  return min === undefined ? t('customers.filter.atMost', { max: shown(max ?? 0) }) : t('customers.filter.atLeast', { min: shown(min) })
}

/** Three names are said, more are counted. */
function names(words: readonly string[], { t, and }: FilterWords): string {
  return words.length > 3 ? t('customers.filter.several', { n: words.length }) : and(words)
}

export function valueOf(field: Field, filters: Filters, words: FilterWords): string {
  const { t, f, currency, minorUnits } = words
  switch (field) {
    case 'tier':
      return filters.status ? t(`customers.filter.status.${filters.status}`) : names(filters.tiers, words)
    case 'store':
      return names(filters.stores.map(words.storeName), words)
    case 'group':
      return filters.noGroup ? t('customers.filter.noGroup') : names(filters.groups.map(words.groupName), words)
    case 'keeper':
      return filters.noKeeper ? t('customers.filter.noKeeper') : names(filters.keepers.map(words.keeperName), words)
    case 'registeredBy':
      return names(filters.registeredBy.map(words.registrarName), words)
    case 'firstGroup':
      return names(filters.firstGroups.map(words.firstGroupName), words)
    case 'birth':
      return filters.birthMonth ? f.month(`2000-${String(filters.birthMonth).padStart(2, '0')}-01`, false) : ''
    case 'visit':
      return span(filters.visited, words)
    case 'registered':
      return span(filters.registered, words)
    case 'spend':
      return range(filters.spend, n => f.moneySummary({ minor: n * minorUnits, currency }), words)
    case 'completeness':
      return range(filters.completeness, n => `${n}%`, words)
    case 'kind':
      return filters.kind ? t(`customers.kind.${filters.kind}`) : ''
    case 'due':
      return t('customers.filter.dueWithin', { n: filters.due ?? 0 }, filters.due ?? 0)
    case 'lowered':
      return t('customers.filter.yes')
  }
}
