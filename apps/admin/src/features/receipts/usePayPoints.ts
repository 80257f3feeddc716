/**
 * Points as payment at the counter (POINT-6): they are held, the receipt is recorded with what is paid after them, and the hold pays it. Whatever fails in
 * between, nothing is paid twice: each step has a key of what it is about, so pressing again goes on where it stopped, and a hold lets go by itself.
 */
import { useQuery } from '@pinia/colada'
import { takeOffLines } from '@keqing/domain'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import {
  PointsHoldConfirmDocument,
  PointsHoldDocument,
  PointsOfferDocument,
  ReceiptHoldCancelDocument,
  type PurchaseRecordInput
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { isBlank, type Draft } from './draft.ts'
import { parseMoney } from './money.ts'
import { useFactsChanged } from './useReceipt.ts'

export interface Payable {
  readonly customerId: string
  readonly normalMinor: number
  readonly specialMinor: number
}

/** What the lines typed so far come to, apart by whether they are at a special price; undefined while one is no amount yet, or nobody is named. */
export function payableOf(draft: Pick<Draft, 'customer' | 'anonymous' | 'lines'>, currency: string): Payable | undefined {
  if (draft.anonymous || !draft.customer) return undefined
  const lines = draft.lines.filter(line => !isBlank(line)).map(line => ({ ...line, minor: parseMoney(line.amount, currency) }))
  if (lines.length === 0 || lines.some(line => line.minor === undefined)) return undefined
  const sum = (special: boolean) => lines.filter(line => line.specialPrice === special).reduce((total, line) => total + line.minor!, 0)
  return { customerId: draft.customer.id, normalMinor: sum(false), specialMinor: sum(true) }
}

const QUIET_MS = 250
/** Once the fingers rest. */
export function rested<T>(value: Readonly<Ref<T>>): Readonly<Ref<T>> {
  const still = shallowRef(value.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(value, next => {
    clearTimeout(timer)
    timer = setTimeout(() => (still.value = next), QUIET_MS)
  })
  return still
}

export function usePayPoints(asTyped: Readonly<Ref<Payable | undefined>>) {
  const session = useSession()
  const payable = rested(asTyped)
  const held = shallowRef<string>()
  const changed = useFactsChanged()
  const typed = shallowRef('')
  const chainId = computed(() => session.chain?.id ?? '')
  const may = computed(() => session.can('points:redeem'))
  const query = useQuery({
    key: () => ['customers', chainId.value, 'offer', { ...payable.value }],
    enabled: () => may.value && payable.value !== undefined && payable.value.normalMinor + payable.value.specialMinor > 0,
    query: ({ signal }) => request(PointsOfferDocument, { input: { chainId: chainId.value, ...payable.value! } }, { signal }),
    placeholderData: previous => previous
  })
  const offer = computed(() => (payable.value && may.value ? query.data.value?.pointsOffer : undefined))
  const points = computed(() => {
    const text = typed.value.trim().replaceAll(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    return text === '' ? 0 : /^\d{1,9}$/.test(text) ? Number(text) : undefined
  })
  const off = computed(() => (offer.value && points.value ? points.value * offer.value.perPoint.minor : 0))
  /** What is held already is there, whatever is left beside it. */
  const wrong = computed(() => !held.value && (points.value === undefined || points.value > (offer.value?.most ?? 0)))

  const holding = useAct(PointsHoldDocument, result => result.pointsHold)
  const confirming = useAct(PointsHoldConfirmDocument, result => result.pointsHoldConfirm)
  const cancelling = useAct(ReceiptHoldCancelDocument, result => result.pointsHoldCancel)
  let round = crypto.randomUUID()
  /** A key of its own for another customer, number or amount; the same again is the same act. */
  const keyOf = (input: PurchaseRecordInput) =>
    `${round} ${input.storeId} ${input.receiptNo} ${input.customerId} ${points.value} ${asTyped.value?.normalMinor} ${asTyped.value?.specialMinor}`

  /** The receipt as it is recorded, and the hold that will pay it; undefined where the points could not be held. */
  async function begin(input: PurchaseRecordInput): Promise<{ readonly input: PurchaseRecordInput; readonly holdId?: string } | undefined> {
    const used = points.value ?? 0
    if (used === 0 || !offer.value || !asTyped.value) return { input }
    const { customerId, ...sums } = asTyped.value
    const done = await holding.run({
      input: { chainId: input.chainId, storeId: input.storeId ?? null, customerId, points: used, ...sums, idempotencyKey: keyOf(input) }
    })
    if (!done?.hold) return undefined
    held.value = done.hold.id
    const lines = input.lines.map(line => ({ ...line, specialPrice: line.specialPrice ?? false }))
    return { holdId: done.hold.id, input: { ...input, lines: [...takeOffLines(lines, done.hold.off.minor, offer.value.onSpecialPrice)] } }
  }
  /** What is left to spend after it; undefined where it was refused or failed. */
  async function pay(holdId: string, receiptNo: string): Promise<number | undefined> {
    const done = await confirming.run({ input: { holdId, receiptNo, idempotencyKey: `confirm ${holdId}` } })
    if (done) void changed()
    return done && (done.available ?? 0)
  }
  /** The receipt was refused: its points are free again, and another try is another hold. */
  async function letGo(holdId: string): Promise<void> {
    held.value = undefined
    await cancelling.run({ input: { holdId, idempotencyKey: `cancel ${holdId}` } })
    round = crypto.randomUUID()
  }
  function reset(): void {
    typed.value = ''
    held.value = undefined
    round = crypto.randomUUID()
    for (const act of [holding, confirming]) act.clear()
  }
  return { typed, offer, points, off, wrong, query, holding, confirming, begin, pay, letGo, reset }
}
