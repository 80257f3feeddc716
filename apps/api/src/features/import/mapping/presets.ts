// Ready-made mappings for two public data sets, so that a newcomer has real history in a minute.
//
// UCI Online Retail: an invoice of digits is a receipt, one that starts with C a return that names no purchase, any other is left out; a price of 0 or less
// leaves the row out (before rounding), an amount is quantity × the price rounded to pence. Stores do not occur in it, so they are spread (spread.sql.ts).
//
// The Complete Journey: a basket is a receipt of a household. Its stores are numbers that no chain here has, so they are spread too; sales_value is what
// the till took for the line. Households' age, income and family come by a second file as customers; a file of items has no place of its own.
import { v5 as uuid } from 'uuid'
import type { ImportKind } from '@keqing/domain'
import type { Mapping } from './mapping.ts'

export interface Preset {
  readonly id: string
  readonly kind: ImportKind
  readonly name: string
  readonly builtIn: boolean
  readonly mapping: Mapping
}

const NAMESPACE = '6f1d7d0e-52f5-4e0b-9f0a-5f8d2f6f7a01'

function preset(kind: ImportKind, name: string, columns: Readonly<Record<string, string | null>>, rest: Partial<Mapping>): Preset {
  const chosen = Object.entries(columns).map(([column, field]) => ({ column, field }))
  const mapping = {
    columns: chosen,
    dateFormat: null,
    timeZone: null,
    decimal: '.',
    storeRule: 'spread',
    returnRule: 'none',
    ...rest,
    presetName: name
  }
  return { id: uuid(name, NAMESPACE), kind, name, builtIn: true, mapping }
}

export const BUILT_IN_PRESETS: readonly Preset[] = [
  preset(
    'receiptLines',
    'UCI Online Retail',
    {
      InvoiceNo: 'receiptNo',
      StockCode: 'itemCode',
      Description: 'itemName',
      Quantity: 'quantity',
      InvoiceDate: 'at',
      UnitPrice: 'unitPrice',
      CustomerID: 'memberNo',
      Country: null
    },
    { dateFormat: 'yyyy-MM-dd HH:mm:ss', timeZone: 'Europe/London', returnRule: 'prefixC' }
  ),
  preset(
    'receiptLines',
    'Complete Journey',
    {
      household_id: 'memberNo',
      store_id: null,
      basket_id: 'receiptNo',
      product_id: 'itemCode',
      quantity: 'quantity',
      sales_value: 'amount',
      retail_disc: null,
      coupon_disc: null,
      coupon_match_disc: null,
      week: null,
      transaction_timestamp: 'at'
    },
    { dateFormat: `yyyy-MM-dd'T'HH:mm:ss` }
  ),
  preset(
    'customers',
    'Complete Journey households',
    {
      household_id: 'memberNo',
      age: 'ageBand',
      income: 'income',
      home_ownership: null,
      marital_status: null,
      household_size: null,
      household_comp: 'family',
      kids_count: null
    },
    {}
  )
]

/** The preset that this very header was made for. */
export function presetFor(presets: readonly Preset[], header: readonly string[]): Preset | undefined {
  const names = new Set(header)
  return presets.find(each => each.mapping.columns.length === names.size && each.mapping.columns.every(choice => names.has(choice.column)))
}
