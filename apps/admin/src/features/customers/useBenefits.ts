/** What a customer is entitled to; and what the card with both names says. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { AssociateCardDocument, CustomerBenefitsDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function useBenefits(id: () => string) {
  const session = useSession()
  const { data } = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'one', id(), 'benefits'],
    query: ({ signal }) => request(CustomerBenefitsDocument, { id: id() }, { signal }),
    enabled: () => session.can('policy:read')
  })
  return { benefits: computed(() => data.value?.customer?.benefits ?? undefined) }
}

/** Sellers of the last purchases that count (TERM-1), the latest first, each once with the latest day. */
export function useAssociateCard(id: () => string) {
  const session = useSession()
  const { data, error, refetch } = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'one', id(), 'card'],
    query: ({ signal }) => request(AssociateCardDocument, { id: id() }, { signal })
  })
  const customer = computed(() => data.value?.customer ?? undefined)
  const sellers = computed(() => {
    const all = customer.value?.purchases.nodes.filter(({ voidedAt, returnedInFullOn }) => !voidedAt && !returnedInFullOn) ?? []
    const sold = all.flatMap(({ seller, purchasedOn: lastOn }) => (seller ? [{ ...seller, lastOn }] : []))
    return sold.filter((seller, at) => sold.findIndex(({ id }) => id === seller.id) === at)
  })
  return { customer, sellers, error, refetch, answered: computed(() => data.value !== undefined) }
}
