/** How a receipt is paid beside money: with points alone, or with vouchers and points after them in one hold. */
import { computed, watch, type Ref } from 'vue'
import type { PurchaseRecordInput } from '../../gql/graphql.ts'
import { isBlank, type Draft } from './draft.ts'
import { parseMoney, parseUnits } from './money.ts'
import { payableOf, rested, usePayPoints } from './usePayPoints.ts'
import { usePayVouchers, type Asked } from './usePayVouchers.ts'

/** Undefined while a line is no amount yet, nobody is named, or it is not said where: vouchers may be for some stores alone. */
export function askedOf(draft: Pick<Draft, 'customer' | 'anonymous' | 'lines' | 'storeId'>, currency: string): Asked | undefined {
  const used = draft.lines.filter(line => !isBlank(line))
  if (draft.anonymous || !draft.customer || !draft.storeId || used.length === 0) return undefined
  const lines = used.map(line => ({
    itemCode: line.itemCode.trim(),
    quantity: parseUnits(line.quantity) ?? 0,
    amountMinor: parseMoney(line.amount, currency) ?? -1,
    specialPrice: line.specialPrice
  }))
  if (lines.some(line => !line.itemCode || line.quantity < 1 || line.amountMinor < 0)) return undefined
  return { customerId: draft.customer.id, storeId: draft.storeId, lines }
}

export function usePayment(draft: Draft, currency: Readonly<Ref<string>>) {
  const points = usePayPoints(computed(() => payableOf(draft, currency.value)))
  const asked = computed(() => askedOf(draft, currency.value))
  const vouchers = usePayVouchers(rested(asked))
  // What was put aside was for other goods, vouchers or points: what is left to pay is not what was seen.
  watch(
    () => JSON.stringify([asked.value, vouchers.chosen.value, vouchers.codes.value, points.points.value]),
    () => {
      if (vouchers.applied.value && !vouchers.locked.value) void vouchers.letGo()
    }
  )
  async function begin(input: PurchaseRecordInput): Promise<{ readonly input: PurchaseRecordInput; readonly holdId?: string } | undefined> {
    return vouchers.used.value ? vouchers.begin(input, points.points.value ?? 0) : points.begin(input)
  }
  /** Points left to spend after it, where they are known: `then` is what the receipt's answer says. */
  async function pay(holdId: string, receiptNo: string, then: number): Promise<number | undefined> {
    if (!vouchers.used.value) return points.pay(holdId, receiptNo)
    const spent = vouchers.applied.value?.hold.points ?? 0
    return (await vouchers.pay(holdId, receiptNo)) ? then - spent : undefined
  }
  function reset(): void {
    points.reset()
    vouchers.reset()
  }
  return {
    points,
    vouchers,
    asked,
    begin,
    pay,
    letGo: (holdId: string) => (vouchers.used.value ? vouchers.letGo() : points.letGo(holdId)),
    reset,
    wrong: points.wrong,
    off: computed(() => (vouchers.used.value ? vouchers.off.value : points.off.value)),
    /** Chosen, and what they take off is not known yet: pressing first finds that out. */
    unseen: computed(() => vouchers.used.value && !vouchers.applied.value),
    busy: computed(() => [points.holding, points.confirming, vouchers.holding, vouchers.confirming].some(act => act.busy.value))
  }
}
