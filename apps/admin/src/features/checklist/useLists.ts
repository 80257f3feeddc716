/** A chain's checklists as they are asked from now on. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { ChecklistsDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function useLists() {
  const session = useSession()
  const query = useQuery({
    key: () => ['checklists', 'lists', session.chain?.id ?? ''],
    query: ({ signal }) => request(ChecklistsDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => session.chain !== undefined
  })
  return { lists: computed(() => query.data.value?.chain?.checklists), error: query.error, again: () => query.refetch() }
}
