/** The month so far: files of the group, and one's own. Each opens to its list. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { RegistrationMonthDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { NO_FILTERS, writeFilters, type Filters } from './list-state.ts'

export function useRegistrationMonth(groupId: () => string) {
  const session = useSession()
  const chainId = () => session.chain?.id ?? ''
  const query = useQuery({
    key: () => ['customers', chainId(), 'month', groupId()],
    query: ({ signal }) =>
      request(RegistrationMonthDocument, { chainId: chainId(), groupIds: [groupId()], withGroup: Boolean(groupId()) }, { signal }),
    enabled: () => chainId() !== '' && session.can('customer:read')
  })
  const month = computed(() => {
    const { chain, viewer, staffGroups } = query.data.value ?? {}
    if (!chain) return undefined
    const { today } = chain
    const list = (filters: Partial<Filters>) => ({
      path: '/customers',
      query: {
        ...writeFilters({ ...NO_FILTERS, registered: { from: `${today.slice(0, 8)}01`, to: today }, ...filters }),
        sort: 'registered.desc'
      }
    })
    const group = staffGroups?.nodes[0]
    const self = viewer?.staff
    return {
      first: `${today.slice(0, 8)}01`,
      group: group && { name: group.name, count: group.registeredThisMonth, to: list({ firstGroups: [group.id] }) },
      mine: self ? { count: self.registeredThisMonth, to: list({ registeredBy: [self.id] }) } : undefined
    }
  })
  return { month, query }
}
