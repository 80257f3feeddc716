/** What must be known of one customer before the first talk, by one request. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { CustomerBriefingDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function useBriefing(id: Readonly<Ref<string>>) {
  const session = useSession()
  const query = useQuery({
    // Keyed as all of a customer is, so that an act on the customer makes it be asked again.
    key: () => ['customers', session.chain?.id ?? '', 'one', id.value, 'briefing'],
    enabled: () => id.value !== '',
    query: ({ signal }) => request(CustomerBriefingDocument, { id: id.value, vouchers: session.can('voucher:read') }, { signal })
  })
  return {
    customer: computed(() => query.data.value?.customer ?? undefined),
    missing: computed(() => query.data.value !== undefined && query.data.value.customer === null),
    query
  }
}
