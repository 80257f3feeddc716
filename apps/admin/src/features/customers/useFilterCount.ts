/** How many a set of filters will show, before it is applied. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { CustomerCountDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { toFilter } from './list-query.ts'
import { type Filters } from './list-state.ts'
import { useGround } from './useCustomerList.ts'

export function useFilterCount(filters: Readonly<Ref<Filters>>, enabled: () => boolean = () => true) {
  const session = useSession()
  const ground = useGround()
  const filter = computed(() => toFilter(filters.value, ground.value))
  const { data } = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'count', filter.value as never],
    query: ({ signal }) => request(CustomerCountDocument, { chainId: session.chain?.id ?? '', filter: filter.value }, { signal }),
    enabled,
    placeholderData: previous => previous
  })
  return computed(() => data.value?.customers.totalCount)
}
