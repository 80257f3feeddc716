/** Recording what was entered: a receipt, a return, an exchange, a visit. */
import { useAct } from '../../app/useAct.ts'
import {
  CounterVisitDocument,
  PurchaseExchangeDocument,
  PurchaseRecordDocument,
  PurchaseReturnRecordDocument,
  type PurchaseRecordInput,
  type PurchaseReturnRecordInput,
  type VisitRecordInput
} from '../../gql/graphql.ts'
import { useFactsChanged } from './useReceipt.ts'

export function useRecord() {
  const changed = useFactsChanged()
  const recording = useAct(PurchaseRecordDocument, result => result.purchaseRecord)
  const returning = useAct(PurchaseReturnRecordDocument, result => result.purchaseReturnRecord)
  const exchanging = useAct(PurchaseExchangeDocument, result => result.purchaseExchange)
  const visiting = useAct(CounterVisitDocument, result => result.visitRecord)

  async function after<T>(work: Promise<T | undefined>): Promise<T | undefined> {
    const done = await work
    if (done !== undefined) void changed()
    return done
  }
  return {
    recording,
    returning,
    exchanging,
    visiting,
    record: (input: PurchaseRecordInput) => after(recording.run({ input })),
    takeBack: (input: PurchaseReturnRecordInput) => after(returning.run({ input })),
    exchange: (returned: PurchaseReturnRecordInput, bought: PurchaseRecordInput) => after(exchanging.run({ input: { returned, bought } })),
    visit: (input: VisitRecordInput) => after(visiting.run({ input }))
  }
}
