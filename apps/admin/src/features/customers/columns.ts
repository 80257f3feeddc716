/** The columns of a list of customers. Names and marks have cells of their own; the rest is text. */
import type { Format } from '../../app/format.ts'
import type { Column } from '../../ui/table.ts'
import { DEFAULT_COLUMNS, ORDERS, type ColumnKey } from './list-state.ts'
import type { CustomerRow } from './useCustomerList.ts'

type Shape = Omit<Column<CustomerRow>, 'key' | 'label' | 'text'> & { text?: (row: CustomerRow, f: Format) => string | null | undefined }

const SHAPES: Record<ColumnKey, Shape> = {
  phone: { bar: '88px', quiet: true, text: row => row.phone },
  memberNo: { bar: '72px', quiet: true, text: row => row.memberNo },
  tier: { bar: '20px' },
  completeness: { bar: '40px' },
  store: { hide: 'medium', text: row => row.store.name },
  group: { hide: 'narrow' },
  keeper: { hide: 'medium', quiet: true, text: row => row.keeper?.name },
  points: { num: true, text: (row, f) => f.count(row.points.balance) },
  purchases: { num: true, text: (row, f) => f.count(row.purchaseCount) },
  spend: { num: true, text: (row, f) => f.money(row.netSpend) },
  registered: { num: true, quiet: true, text: (row, f) => f.day(row.registeredOn) },
  nextChange: { num: true, quiet: true, text: (row, f) => f.date(row.tier.nextChangeOn) },
  visit: { num: true, quiet: true, text: (row, f) => f.day(row.lastVisitOn) }
}

export function columnsOf(keys: readonly ColumnKey[], t: (key: string) => string, f: Format): Column<CustomerRow>[] {
  const name: Column<CustomerRow> = { key: 'name', label: t('customers.column.name'), sortable: true, bar: '64px' }
  return [
    name,
    ...keys.map(key => {
      const { text, ...shape } = SHAPES[key]
      const sortable = key in ORDERS
      return { key, label: t(`customers.column.${key}`), sortable, ...shape, ...(text ? { text: (row: CustomerRow) => text(row, f) } : {}) }
    })
  ]
}

/** Chosen columns keep one order, so that a table does not jump when one is added. */
export function toggled(all: readonly ColumnKey[], chosen: readonly ColumnKey[], key: ColumnKey): readonly ColumnKey[] {
  const next = chosen.includes(key) ? chosen.filter(k => k !== key) : [...chosen, key]
  const kept = all.filter(k => next.includes(k))
  return kept.length ? kept : DEFAULT_COLUMNS
}
