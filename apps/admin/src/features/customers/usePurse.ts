/** What of a customer's points can be spent, what time does to the rest, and the statement by month. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import {
  CustomerPointMonthsDocument,
  CustomerPurseDocument,
  PointsHoldCancelDocument,
  type CustomerPointMonthsQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useFresh } from './useCustomer.ts'

export type CustomerMonth = NonNullable<CustomerPointMonthsQuery['customer']>['pointMonths'][number]
interface Of {
  readonly id: string
  readonly chain: { readonly id: string }
}
const MONTHS = 24

export function usePurse(customer: Readonly<Ref<Of>>) {
  const session = useSession()
  const query = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'one', customer.value.id, 'purse'],
    query: ({ signal }) => {
      const { id, chain } = customer.value
      return request(
        CustomerPurseDocument,
        { id, chainId: chain.id, adjusts: session.can('points:adjust', { chain: chain.id }) },
        { signal }
      )
    }
  })
  return {
    query,
    purse: computed(() => query.data.value?.customer?.purse),
    holds: computed(() => query.data.value?.customer?.pointHolds ?? []),
    waiting: computed(() => query.data.value?.pointAdjustments?.totalCount ?? 0)
  }
}

export function useCustomerMonths(customer: Readonly<Ref<Of>>) {
  const session = useSession()
  const query = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'one', customer.value.id, 'months'],
    query: ({ signal }) => request(CustomerPointMonthsDocument, { id: customer.value.id, months: MONTHS }, { signal })
  })
  /** Months before the first movement say nothing. */
  const months = computed(() => {
    const all = query.data.value?.customer?.pointMonths
    return all?.slice(0, all.findLastIndex(row => row.opening !== 0 || row.closing !== 0 || row.earned !== 0) + 1)
  })
  return { query, months }
}

export function useHoldCancel() {
  const fresh = useFresh()
  const act = useAct(PointsHoldCancelDocument, result => result.pointsHoldCancel)
  async function cancel(holdId: string): Promise<number | undefined> {
    const done = await act.run({ input: { holdId, idempotencyKey: `cancel ${holdId}` } })
    // Refused, it has ended meanwhile: what is on screen is old either way.
    if (done || act.refusals.value.length) await fresh()
    return done?.hold?.points
  }
  return { cancel, act }
}
