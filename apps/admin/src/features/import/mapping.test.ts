import { describe, expect, test } from '@jest/globals'
import { applyPreset, choose, differs, matchedCount, missingFields, presetFor, startMapping, toInput } from './mapping.ts'

const column = (name: string, guessedField: string | null, guessedBy: string) => ({ name, firstValues: [], guessedField, guessedBy })
const columns = [
  column('No', 'receiptNo', 'exactName'),
  column('When', 'at', 'values'),
  column('Text', null, 'none'),
  column('Sum', 'amount', 'similarName')
]
const fresh = startMapping({ columns, mapping: null })
const stored = (changes: Record<string, string | null>, presetName: string | null = null) => ({
  columns: columns.map(each => ({ column: each.name, field: each.name in changes ? changes[each.name]! : each.guessedField })),
  dateFormat: 'dd/MM/yyyy',
  timeZone: null,
  decimal: ',',
  storeRule: null,
  returnRule: null,
  standingKind: null,
  adjustmentReason: null,
  rebateYear: null,
  presetName
})

test('what stands at first is the guess, with how it was made', () => {
  expect(fresh.choices.map(({ field, how }) => [field, how])).toEqual([
    ['receiptNo', 'exactName'],
    ['at', 'values'],
    [null, 'none'],
    ['amount', 'similarName']
  ])
  expect(matchedCount(fresh)).toBe(3)
})

test('a run that was checked comes back with what was chosen', () => {
  const back = startMapping({ columns, mapping: stored({ Text: 'sellerNo', Sum: null }) })
  expect(back.choices.slice(2).map(({ field, how }) => [field, how])).toEqual([
    ['sellerNo', 'byHand'],
    [null, 'none']
  ])
  expect(back).toMatchObject({ dateFormat: 'dd/MM/yyyy', decimal: ',', returnRule: 'none' })
})

test('a field stands for one column only', () => {
  const moved = choose(fresh, 'Text', 'amount')
  expect(moved.choices.map(choice => choice.field)).toEqual(['receiptNo', 'at', 'amount', null])
  expect(moved.choices[2]!.how).toBe('byHand')
})

describe('what is missing', () => {
  test('a receipt needs number, time and amount', () => {
    expect(missingFields(fresh, 'RECEIPTS')).toEqual([])
    expect(missingFields(choose(fresh, 'When', null), 'RECEIPTS')).toEqual([['at']])
  })
  test('a line needs an item, pieces, and a price or an amount', () => {
    expect(missingFields(choose(fresh, 'Sum', null), 'RECEIPT_LINES')).toEqual([['itemCode'], ['quantity'], ['unitPrice', 'amount']])
  })
})

test('a preset is taken whole, by the names of columns', () => {
  const taken = applyPreset(fresh, { name: 'Till', mapping: stored({ Sum: null, Text: 'sellerNo' }) })
  expect(taken.choices.map(choice => choice.field)).toEqual(['receiptNo', 'at', 'sellerNo', null])
  expect(taken).toMatchObject({ presetName: 'Till', dateFormat: 'dd/MM/yyyy' })
  expect(toInput(taken)).toMatchObject({ presetName: 'Till', timeZone: null, decimal: ',' })
})

test('the preset of this very header: one’s own before a built-in one, the youngest first', () => {
  const made = (id: string, builtIn: boolean, ...names: string[]) => ({
    id,
    builtIn,
    mapping: { columns: names.map(name => ({ column: name })) }
  })
  const header = [{ name: 'No' }, { name: 'Sum' }]
  const [ready, older, younger] = [made('ff', true, 'No', 'Sum'), made('01a', false, 'Sum', 'No'), made('01b', false, 'No', 'Sum')]
  const others = [made('02', false, 'No'), made('03', false, 'No', 'Sum', 'When'), made('04', false, 'No', 'When')]
  expect(presetFor([ready, older, younger, ...others], header)).toBe(younger)
  expect(presetFor([ready, ...others], header)).toBe(ready)
  expect(presetFor(others, header)).toBeUndefined()
})

test('the dry run is stale once anything but the preset’s name differs', () => {
  expect(differs(fresh, { ...fresh, presetName: 'x' })).toBe(false)
  expect(differs(fresh, { ...fresh, decimal: ',' })).toBe(true)
  expect(differs(fresh, choose(fresh, 'Sum', null))).toBe(true)
})
