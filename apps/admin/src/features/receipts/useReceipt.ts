/** One receipt with its lines and returns, and what can be done to it. Whatever is done, every list and every customer that it may touch is asked for anew. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import {
  PurchaseClaimDocument,
  PurchaseDeclineDocument,
  PurchaseReturnVoidDocument,
  PurchaseVoidDocument,
  ReceiptDocument,
  type DeclineReason,
  type ReceiptWholeFragment
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type WholeReceipt = ReceiptWholeFragment

export function useReceipt(id: Ref<string | undefined>) {
  const session = useSession()
  const query = useQuery({
    key: () => ['receipts', session.chain?.id ?? '', 'one', id.value ?? ''],
    enabled: () => Boolean(id.value),
    query: ({ signal }) => request(ReceiptDocument, { id: id.value ?? '' }, { signal })
  })
  return { ...query, receipt: computed(() => query.data.value?.purchase ?? undefined) }
}

/** After a fact was recorded or taken back. */
export function useFactsChanged() {
  const cache = useQueryCache()
  return () =>
    Promise.all(['receipts', 'customers', 'customer', 'overview', 'items'].map(key => cache.invalidateQueries({ key: [key] }))).then(
      () => undefined
    )
}

export function useReceiptActs() {
  const changed = useFactsChanged()
  const voiding = useAct(PurchaseVoidDocument, result => result.purchaseVoid)
  const voidingReturn = useAct(PurchaseReturnVoidDocument, result => result.purchaseReturnVoid)
  const claiming = useAct(PurchaseClaimDocument, result => result.purchaseClaim)
  const declining = useAct(PurchaseDeclineDocument, result => result.purchaseDecline)

  async function voidReceipt(id: string, reason: string): Promise<boolean> {
    const done = await voiding.run({ input: { id, reason: reason.trim() } })
    if (done) await changed()
    return done !== undefined
  }
  async function voidReturn(id: string, reason: string): Promise<boolean> {
    const done = await voidingReturn.run({ input: { id, reason: reason.trim() } })
    if (done) await changed()
    return done !== undefined
  }
  async function claim(purchaseId: string, customerId: string) {
    const done = await claiming.run({ input: { purchaseId, customerId } })
    if (done) await changed()
    return done?.purchase ?? undefined
  }
  async function decline(purchaseId: string, reason: DeclineReason): Promise<boolean> {
    const done = await declining.run({ input: { purchaseId, reason } })
    if (done) await changed()
    return done !== undefined
  }
  return { voiding, voidingReturn, claiming, declining, voidReceipt, voidReturn, claim, decline }
}

/** A receipt can be returned while it stands and units of it are left. */
export function canReturn(receipt: Pick<WholeReceipt, 'voidedAt' | 'units' | 'returnedUnits'>): boolean {
  return !receipt.voidedAt && receipt.returnedUnits < receipt.units
}
