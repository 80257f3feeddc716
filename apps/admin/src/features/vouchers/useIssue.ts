/** One voucher to one customer: by hand with a reason, or for points at the rate of the rules in force. Once per key, however often it is pressed. */
import { computed } from 'vue'
import { useAct } from '../../app/useAct.ts'
import { PointsToVoucherDocument, VoucherIssueDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useVouchersFresh } from './useDefinitions.ts'

interface Wish {
  readonly customerId: string
  readonly definitionId: string
}
const PLACED = ['definitionId', 'reason', 'validFrom']

export function useIssue() {
  const session = useSession()
  const fresh = useVouchersFresh()
  const issuing = useAct(VoucherIssueDocument, result => result.voucherIssue)
  const exchanging = useAct(PointsToVoucherDocument, result => result.pointsToVoucher)
  const acts = [issuing, exchanging]
  let key = crypto.randomUUID()
  // A refusal issued nothing, and what is sent next is something else; after a failure nobody knows, so the key stays.
  const renew = (refused: boolean): void => {
    if (refused) key = crypto.randomUUID()
  }

  async function byHand(input: Wish & { readonly validFrom: string | null; readonly reason: string }): Promise<boolean> {
    const done = await issuing.run({ input: { ...input, idempotencyKey: key } })
    renew(issuing.refused.value)
    if (done) await fresh()
    return done !== undefined
  }
  /** @returns what it cost */
  async function forPoints(wish: Wish): Promise<number | undefined> {
    const done = await exchanging.run({ input: { ...wish, chainId: session.chain?.id ?? '', idempotencyKey: key } })
    renew(exchanging.refused.value)
    if (done) await fresh()
    return done?.points ?? undefined
  }
  return {
    byHand,
    forPoints,
    at: (field: string) => issuing.at(field) ?? exchanging.at(field),
    clear: () => acts.forEach(act => act.clear()),
    busy: computed(() => acts.some(act => act.busy.value)),
    failure: computed(() => acts.find(act => act.failure.value)?.failure.value),
    general: computed(() =>
      acts.flatMap(act => act.refusals.value.filter(refusal => !PLACED.includes(refusal.field?.at(-1) ?? '')).map(act.say))
    )
  }
}
