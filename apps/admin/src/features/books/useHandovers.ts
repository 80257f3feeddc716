/** Books that go to others: drafted, adjusted, offered, answered, handed over. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  HandoverAdjustDocument,
  HandoverAnswerDocument,
  HandoverCustomersDocument,
  HandoverDocument,
  HandoverFinishDocument,
  HandoverOfferDocument,
  HandoversDocument,
  HandoverStartDocument,
  HandoverWithdrawDocument,
  type HandoverAnswer,
  type HandoverCustomersQuery,
  type HandoverOfFragment,
  type HandoversQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useBooksFresh } from './useBook.ts'

export type Handover = HandoverOfFragment
type HandedPage = NonNullable<HandoverCustomersQuery['handover']>['customers']
export type Handed = HandedPage['nodes'][number]
const CUSTOMERS = 50
const HANDOVERS = 10
/** Days to answer in. */
const DAYS = 3

export function useHandover(id: () => string) {
  const query = useQuery({
    key: () => ['books', 'handover', id()],
    query: ({ signal }) => request(HandoverDocument, { id: id() }, { signal })
  })
  const fresh = useBooksFresh()
  const customers = usePages<Handed, HandedPage>({
    key: () => ['books', 'handover', id(), 'customers'],
    fetch: async (after, signal) =>
      (await request(HandoverCustomersDocument, { id: id(), first: CUSTOMERS, after }, { signal })).handover?.customers ?? {
        nodes: [],
        pageInfo: { hasNextPage: false, endCursor: null }
      }
  })
  const adjusting = useAct(HandoverAdjustDocument, result => result.handoverAdjust)
  const offering = useAct(HandoverOfferDocument, result => result.handoverOffer)
  const answering = useAct(HandoverAnswerDocument, result => result.handoverAnswer)
  const finishing = useAct(HandoverFinishDocument, result => result.handoverFinish)
  const withdrawing = useAct(HandoverWithdrawDocument, result => result.handoverWithdraw)
  const acts = [adjusting, offering, answering, finishing, withdrawing] as const
  /** Refused, it has gone on meanwhile: what is on screen is old either way. */
  async function after(done: object | undefined, of: (typeof acts)[number]): Promise<boolean> {
    if (done || of.refusals.value.length > 0) await fresh()
    return done !== undefined
  }
  return {
    handover: computed(() => query.data.value?.handover ?? undefined),
    pending: computed(() => query.status.value === 'pending'),
    error: query.error,
    again: () => query.refetch(),
    customers,
    acts,
    busy: computed(() => acts.some(act => act.busy.value)),
    adjust: async (customerIds: readonly string[], receiverId: string) =>
      after(await adjusting.run({ input: { id: id(), customerIds: [...customerIds], receiverId } }), adjusting),
    offer: async () => after(await offering.run({ input: { id: id(), days: DAYS } }), offering),
    answer: async (answer: HandoverAnswer) => after(await answering.run({ input: { id: id(), answer } }), answering),
    finish: async () => after(await finishing.run({ input: { id: id() } }), finishing),
    withdraw: async () => after(await withdrawing.run({ input: { id: id() } }), withdrawing)
  }
}

/** Of a store; without one, those offered to oneself. */
export function useHandovers(storeId: () => string | undefined) {
  const session = useSession()
  return usePages<Handover, HandoversQuery['handovers']>({
    key: () => ['books', 'handovers', session.chain?.id ?? '', storeId() ?? 'mine'],
    enabled: () => session.can('customer:read'),
    fetch: async (after, signal) =>
      (await request(HandoversDocument, { storeId: storeId() ?? null, first: HANDOVERS, after }, { signal })).handovers
  })
}

export function useHandoverStart() {
  const session = useSession()
  const fresh = useBooksFresh()
  const act = useAct(HandoverStartDocument, result => result.handoverStart)
  let key = crypto.randomUUID()
  async function start(leaverId: string, receiverIds: readonly string[], stays: boolean, reason: string): Promise<string | undefined> {
    const input = {
      chainId: session.chain?.id ?? '',
      leaverId,
      receiverIds: [...receiverIds],
      stays,
      reason: reason.trim(),
      idempotencyKey: key
    }
    const done = await act.run({ input })
    // One key for one decision: pressed again after a broken line it is still that one.
    if (done || act.refused.value) key = crypto.randomUUID()
    if (done) await fresh()
    return done?.handover?.id
  }
  return { act, start }
}
