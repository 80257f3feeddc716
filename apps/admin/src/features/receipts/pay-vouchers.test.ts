import { afterEach, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { shallowRef } from 'vue'
import { failing, stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { freshLine, type DraftLine } from './draft.ts'
import { askedOf } from './usePayment.ts'
import { usePayVouchers, wishOf, type Asked } from './usePayVouchers.ts'

const line = (change: Partial<DraftLine>): DraftLine => ({ ...freshLine(), itemCode: 'A', amount: '100', ...change })
const draft = (lines: DraftLine[]) => ({ customer: { id: 'c', name: '', memberNo: '' }, anonymous: false, storeId: 's', lines })

test('vouchers are asked for once every line is an amount and somebody is named', () => {
  const whole = draft([line({ quantity: '2', specialPrice: true }), freshLine()])
  expect(askedOf(whole, 'CNY')).toEqual({
    customerId: 'c',
    storeId: 's',
    lines: [{ itemCode: 'A', quantity: 2, amountMinor: 10_000, specialPrice: true }]
  })
  expect(askedOf({ ...whole, anonymous: true }, 'CNY')).toBeUndefined()
  expect(askedOf({ ...whole, customer: null }, 'CNY')).toBeUndefined()
  expect(askedOf(draft([line({}), line({ amount: 'x' })]), 'CNY')).toBeUndefined()
  expect(askedOf(draft([freshLine()]), 'CNY')).toBeUndefined()
  expect(askedOf({ ...whole, storeId: '' }, 'CNY')).toBeUndefined()
})

test('another customer, voucher, number of points or amount is another hold; the same again is the same', () => {
  const input = {
    chainId: 'ch',
    storeId: 's',
    receiptNo: 'R1',
    happenedAt: '2026-06-30T00:00:00Z',
    customerId: 'c',
    lines: [{ itemCode: 'A', quantity: 1, amountMinor: 100 }]
  }
  const wish = wishOf(input, ['v'], [], 5)
  expect(wishOf({ ...input, happenedAt: '2026-06-30T01:00:00Z' }, ['v'], [], 5)).toBe(wish)
  const others = [
    wishOf({ ...input, customerId: 'd' }, ['v'], [], 5),
    wishOf({ ...input, lines: [{ ...input.lines[0]!, amountMinor: 99 }] }, ['v'], [], 5),
    wishOf(input, ['w'], [], 5),
    wishOf(input, ['v'], ['K'], 5),
    wishOf(input, ['v'], [], 6)
  ]
  expect(new Set([...others, wish]).size).toBe(6)
})

const chain = { id: 'ch', name: '', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
let end = () => {}
afterEach(() => end())
function open(answers: Record<string, unknown>, asking = shallowRef<Asked>()) {
  const played = stage(
    answers,
    () => {
      const permissions = ['voucher:redeem', 'quote:read'].map(name => ({ name, chains: ['ch'], stores: [], groups: [] }))
      useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions })
      return usePayVouchers(asking)
    },
    { refusal: { VOUCHER_USED: '用过了' } }
  )
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  return { paying: played.result, asked: played.asked }
}
const receipt = {
  chainId: 'ch',
  storeId: 's',
  receiptNo: 'R1',
  happenedAt: '2026-06-30T00:00:00Z',
  customerId: 'c',
  lines: [{ itemCode: 'A', quantity: 1, amountMinor: 50_000 }]
}
const money = (minor: number) => ({ minor, currency: 'CNY' })
const hold = { id: 'h', expiresAt: '', points: 5, pointsOff: money(500), vouchers: [{ voucherId: 'v', off: money(10_000) }] }
const held = { tillHold: { hold, lines: [money(39_500)], userErrors: [] } }

test('what is left to pay is seen before the receipt is recorded with it; a broken line makes no second hold', async () => {
  let times = 0
  const { paying, asked } = open({ TillHold: () => (times++ === 0 ? failing('offline') : held) })
  paying.chosen.value = ['v']
  expect(await paying.begin(receipt, 5)).toBeUndefined()
  expect(await paying.begin(receipt, 5)).toBeUndefined()
  expect(paying.off.value).toBe(10_500)
  expect(await paying.begin(receipt, 5)).toEqual({
    holdId: 'h',
    input: { ...receipt, lines: [{ ...receipt.lines[0], amountMinor: 39_500 }] }
  })
  // Recorded with it: nothing may let go of what pays the rest.
  expect(paying.locked.value).toBe(true)
  const keys = asked.map(({ variables }) => (variables as { input: { idempotencyKey: string } }).input.idempotencyKey)
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('for other goods what was put aside is let go first; refused, nothing is', async () => {
  const refused = { tillHold: { hold: null, lines: null, userErrors: [{ code: 'VOUCHER_USED', field: ['vouchers', '0'] }] } }
  let times = 0
  const { paying, asked } = open({
    TillHold: () => (times++ === 0 ? held : refused),
    TillHoldCancel: { tillHoldCancel: { hold: { id: 'h' }, userErrors: [] } }
  })
  paying.chosen.value = ['v']
  await paying.begin(receipt, 0)
  expect(await paying.begin({ ...receipt, lines: [{ ...receipt.lines[0]!, amountMinor: 1 }] }, 0)).toBeUndefined()
  expect(asked.map(({ name }) => name)).toEqual(['TillHold', 'TillHoldCancel', 'TillHold'])
  expect([paying.applied.value, paying.off.value]).toEqual([undefined, 0])
})

test('a voucher stays chosen that is barred because it is being put aside for this receipt; barred for another’s sake it does not', async () => {
  const asking = shallowRef<Asked>()
  let bar: string | null = null
  let answer = (_: unknown): void => undefined
  const offer = () => ({ purchaseQuote: { vouchers: [{ id: 'v', bar }] } })
  const { paying } = open({ QuotedVouchers: offer, TillHold: () => new Promise(done => (answer = done)) }, asking)
  const ask = async (amountMinor: number) => {
    asking.value = { customerId: 'c', storeId: 's', lines: [{ itemCode: 'A', quantity: 1, amountMinor }] }
    for (let turns = 0; turns < 20; turns++) await Promise.resolve()
  }
  await ask(1)
  paying.chosen.value = ['v']
  const begun = paying.begin(receipt, 0)
  bar = 'HELD'
  await ask(2)
  expect(paying.offered.value).toMatchObject([{ bar: 'HELD' }])
  expect(paying.chosen.value).toEqual(['v'])
  answer(held)
  await begun
  expect([paying.chosen.value, paying.used.value]).toEqual([['v'], true])
  paying.reset()
  paying.chosen.value = ['v']
  await ask(3)
  expect(paying.chosen.value).toEqual([])
})
