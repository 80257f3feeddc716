/**
 * Vouchers as payment at the counter (BENEFIT-2): the chosen ones, and points after them, are put aside, which says what each takes off; seen that, the
 * receipt is recorded with what is left to pay, and the hold pays it. Each step has a key of what it is about, so pressing again goes on where it stopped.
 */
import { useQuery } from '@pinia/colada'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import {
  QuotedVouchersDocument,
  TillHoldCancelDocument,
  TillHoldConfirmDocument,
  TillHoldDocument,
  type PurchaseQuoteInput,
  type PurchaseRecordInput,
  type TillHoldMutation
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useFactsChanged } from './useReceipt.ts'

/** What a quote is asked for: undefined while a line is no amount yet, or nobody is named. */
export type Asked = Pick<PurchaseQuoteInput, 'storeId' | 'customerId' | 'lines'>
type Hold = NonNullable<TillHoldMutation['tillHold']['hold']>

interface Applied {
  readonly wish: string
  readonly hold: Hold
  readonly lines: readonly number[]
}

/** What a hold is made for: other words are another hold. */
export function wishOf(input: PurchaseRecordInput, chosen: readonly string[], codes: readonly string[], points: number): string {
  const lines = input.lines.map(({ itemCode, amountMinor, specialPrice }) => [itemCode, amountMinor, specialPrice ?? false])
  return JSON.stringify([input.storeId, input.customerId, chosen, codes, points, lines])
}

export function usePayVouchers(asked: Readonly<Ref<Asked | undefined>>) {
  const session = useSession()
  const changed = useFactsChanged()
  const chainId = computed(() => session.chain?.id ?? '')
  const chosen = shallowRef<readonly string[]>([])
  const codes = shallowRef<readonly string[]>([])
  const applied = shallowRef<Applied>()
  /** The receipt is on its way with what is left to pay: what pays the rest stays put aside, whatever else changes. */
  const locked = shallowRef(false)
  const query = useQuery({
    key: () => ['customers', chainId.value, 'quotedVouchers', JSON.stringify(asked.value ?? {})],
    enabled: () => asked.value !== undefined && session.can('voucher:redeem') && session.can('quote:read'),
    query: ({ signal }) => request(QuotedVouchersDocument, { input: { chainId: chainId.value, ...asked.value! } }, { signal }),
    placeholderData: previous => previous
  })
  const offered = computed(() => (asked.value ? (query.data.value?.purchaseQuote.vouchers ?? []) : []))
  const used = computed(() => chosen.value.length + codes.value.length > 0)
  const holding = useAct(TillHoldDocument, result => result.tillHold)
  const confirming = useAct(TillHoldConfirmDocument, result => result.tillHoldConfirm)
  const cancelling = useAct(TillHoldCancelDocument, result => result.tillHoldCancel)
  // One that is not offered any more cannot be among the chosen; what is put aside, or about to be, for this very receipt is barred for every other alone.
  watch(offered, now => {
    if (applied.value || holding.busy.value) return
    const usable = chosen.value.filter(id => now.some(each => each.id === id && !each.bar))
    if (usable.length < chosen.value.length) chosen.value = usable
  })
  /** The same wish again is the same act, whatever became of the first answer. */
  let attempt = { wish: '', key: '' }

  const paid = ({ lines }: Applied, input: PurchaseRecordInput): PurchaseRecordInput => ({
    ...input,
    lines: input.lines.map((line, at) => ({ ...line, amountMinor: lines[at] ?? line.amountMinor }))
  })
  /** The receipt as it is recorded, once what is left to pay has been seen; undefined where that is yet to be, or was refused. */
  async function begin(
    input: PurchaseRecordInput,
    points: number
  ): Promise<{ readonly input: PurchaseRecordInput; readonly holdId: string } | undefined> {
    const wish = wishOf(input, chosen.value, codes.value, points)
    if (applied.value?.wish === wish) {
      locked.value = true
      return { input: paid(applied.value, input), holdId: applied.value.hold.id }
    }
    if (applied.value) await letGo()
    const vouchers = [...codes.value.map(code => ({ code })), ...chosen.value.map(id => ({ id }))]
    const lines = input.lines.map(({ itemCode, amountMinor, specialPrice }) => ({
      itemCode,
      amountMinor,
      specialPrice: specialPrice ?? false
    }))
    const of = { chainId: input.chainId, storeId: input.storeId ?? null, customerId: input.customerId ?? null }
    if (attempt.wish !== wish) attempt = { wish, key: crypto.randomUUID() }
    const done = await holding.run({ input: { ...of, vouchers, lines, points: points || null, idempotencyKey: attempt.key } })
    if (done?.hold) applied.value = { wish, hold: done.hold, lines: (done.lines ?? []).map(({ minor }) => minor) }
    else if (holding.refused.value) attempt = { wish: '', key: '' }
    return undefined
  }
  async function pay(holdId: string, receiptNo: string): Promise<boolean> {
    const done = await confirming.run({ input: { holdId, receiptNo, idempotencyKey: `confirm ${holdId}` } })
    if (!done) return false
    locked.value = false
    void changed()
    return true
  }
  /** What was put aside is free again, and another try is another hold. */
  async function letGo(): Promise<void> {
    const holdId = applied.value?.hold.id
    applied.value = undefined
    locked.value = false
    attempt = { wish: '', key: '' }
    if (holdId) await cancelling.run({ input: { holdId, idempotencyKey: `cancel ${holdId}` } })
    // They can be chosen again.
    if (holdId && asked.value) void query.refetch()
  }
  function reset(): void {
    chosen.value = []
    codes.value = []
    applied.value = undefined
    locked.value = false
    attempt = { wish: '', key: '' }
    for (const act of [holding, confirming]) act.clear()
  }
  return {
    chosen,
    codes,
    offered,
    used,
    applied,
    locked,
    /** Taken off by vouchers and points together, once it is known. */
    off: computed(() => {
      const hold = applied.value?.hold
      return hold ? hold.vouchers.reduce((sum, each) => sum + each.off.minor, hold.pointsOff.minor) : 0
    }),
    query,
    holding,
    confirming,
    begin,
    pay,
    letGo,
    reset
  }
}
