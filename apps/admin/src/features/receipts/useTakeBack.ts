/** Taking back lines of a known receipt, alone or with a new receipt in the same act: what it is worth is computed by TERM-1 and shown before it is done. */
import { computed, reactive, shallowRef, watch, type Ref } from 'vue'
import { useSession } from '../../stores/session.ts'
import type { PurchaseRecordInput, PurchaseReturnRecordInput } from '../../gql/graphql.ts'
import {
  freshLine,
  nextNumber,
  readInstant,
  readLines,
  refundOf,
  totals,
  wallClock,
  type Draft,
  type Faults,
  type Place,
  freshDraft
} from './draft.ts'
import type { WholeReceipt } from './useReceipt.ts'

export interface Back {
  readonly lineNo: number
  readonly left: number
  units: number
}

export function useTakeBack(receipt: Ref<WholeReceipt | undefined>, exchange: Ref<boolean>, now: () => Date = () => new Date()) {
  const session = useSession()
  const place = computed<Place>(() => session.chain ?? { id: '', currency: 'CNY', timeZone: 'UTC' })
  const form = reactive<Draft>(freshDraft(now(), place.value.timeZone))
  const returnNo = shallowRef('')
  const backs = shallowRef<readonly Back[]>([])
  const faults = shallowRef<Faults>({})

  const numberFor = ({ receiptNo, returns }: WholeReceipt): string => `${receiptNo}-R${returns.length + 1}`
  /** What came back meanwhile, or was not known of yet when the page was opened, cannot come back again; what was typed stays. */
  function heard(found: WholeReceipt, before: WholeReceipt): void {
    const chosen = new Map(backs.value.map(back => [back.lineNo, back.units]))
    backs.value = found.lines.map(({ lineNo, quantity, returnedUnits }) => {
      const left = quantity - returnedUnits
      return { lineNo, left, units: Math.min(left, chosen.get(lineNo) ?? 0) }
    })
    if (returnNo.value === numberFor(before)) returnNo.value = numberFor(found)
  }
  watch(
    receipt,
    (found, before) => {
      if (!found) return
      if (before && found.id === before.id) return heard(found, before)
      const clock = wallClock(now(), place.value.timeZone)
      backs.value = found.lines.map(line => ({ lineNo: line.lineNo, left: line.quantity - line.returnedUnits, units: 0 }))
      returnNo.value = numberFor(found)
      Object.assign(form, clock, { storeId: found.store.id, number: nextNumber(null, clock.date), lines: [freshLine()] })
    },
    { immediate: true }
  )

  function setUnits(lineNo: number, units: number): void {
    backs.value = backs.value.map(back => (back.lineNo === lineNo ? { ...back, units: Math.min(back.left, Math.max(0, units)) } : back))
    faults.value = { ...faults.value, returned: '' }
  }
  const all = (): void => void (backs.value = backs.value.map(back => ({ ...back, units: back.left })))
  const refund = (lineNo: number): number => {
    const line = receipt.value?.lines.find(each => each.lineNo === lineNo)
    return line ? refundOf(line, backs.value.find(back => back.lineNo === lineNo)?.units ?? 0) : 0
  }
  const units = computed(() => backs.value.reduce((sum, back) => sum + back.units, 0))
  const refunded = computed(() => backs.value.reduce((sum, back) => sum + refund(back.lineNo), 0))
  const bought = computed(() => totals(form, place.value.currency))
  /** More than zero: the customer pays. */
  const difference = computed(() => (exchange.value && bought.value.minor !== undefined ? bought.value.minor - refunded.value : undefined))

  /** What is to be sent, or undefined with the faults in place. */
  function read(): { returned: PurchaseReturnRecordInput; bought: PurchaseRecordInput | undefined } | undefined {
    const found: Faults = {}
    if (units.value === 0) found['returned'] = 'returned'
    if (!returnNo.value.trim()) found['returnNo'] = 'number'
    if (exchange.value && !form.number.trim()) found['receiptNo'] = 'number'
    if (!form.storeId) found['storeId'] = 'store'
    const happenedAt = readInstant(form, { place: place.value, now: now() }, found)
    const lines = exchange.value ? readLines(form, place.value.currency, found) : []
    faults.value = found
    if (Object.keys(found).length || !receipt.value) return undefined
    const head = { chainId: place.value.id, storeId: form.storeId, happenedAt }
    const taken = backs.value.filter(back => back.units > 0).map(back => ({ purchaseLineNo: back.lineNo, quantity: back.units }))
    const returned = { ...head, returnNo: returnNo.value.trim(), purchaseId: receipt.value.id, lines: taken }
    if (!exchange.value) return { returned, bought: undefined }
    const customer = receipt.value.customer ? { customerId: receipt.value.customer.id } : {}
    const seller = form.sellerId ? { sellerId: form.sellerId } : {}
    return { returned, bought: { ...head, ...customer, ...seller, receiptNo: form.number.trim(), lines } }
  }
  return {
    form,
    returnNo,
    backs,
    faults,
    setUnits,
    all,
    refund,
    units,
    refunded,
    bought,
    difference,
    read,
    place,
    setNow: () => Object.assign(form, wallClock(now(), place.value.timeZone), { whenSet: false })
  }
}
