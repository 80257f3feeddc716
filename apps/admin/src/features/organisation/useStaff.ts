/** People: the list, one of them with rights and groups over time, and what is done with them. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  OrgPersonDocument,
  OrgStaffDocument,
  RoleGrantDocument,
  RoleRevokeDocument,
  StaffLeaveDocument,
  StaffPasswordSetDocument,
  StaffUpdateDocument,
  type OrgStaffQuery,
  type StaffFilter,
  type StaffFullFragment,
  type StaffGrantFragment,
  type StaffRowFragment
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type StaffRow = StaffRowFragment
export type Person = StaffFullFragment
export type Grant = StaffGrantFragment
const FIRST = 50

export function useStaffList(filter: Ref<StaffFilter>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<StaffRow, OrgStaffQuery['staff']>({
    key: () => ['staff', chainId.value, 'list', { ...filter.value }],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) =>
      (await request(OrgStaffDocument, { chainId: chainId.value, filter: filter.value, first: FIRST, after }, { signal })).staff
  })
}

export function usePerson(id: Ref<string>) {
  const session = useSession()
  const { data, error, refetch, isLoading } = useQuery({
    key: () => ['staff', session.chain?.id ?? '', 'one', id.value],
    query: ({ signal }) => request(OrgPersonDocument, { id: id.value }, { signal })
  })
  return {
    person: computed(() => data.value?.staffMember ?? undefined),
    missing: computed(() => data.value !== undefined && !data.value.staffMember),
    error,
    refetch,
    busy: isLoading
  }
}

export function usePersonActs() {
  return {
    update: useAct(StaffUpdateDocument, result => result.staffUpdate),
    setPassword: useAct(StaffPasswordSetDocument, result => result.staffPasswordSet),
    leave: useAct(StaffLeaveDocument, result => result.staffLeave),
    grant: useAct(RoleGrantDocument, result => result.roleGrant),
    revoke: useAct(RoleRevokeDocument, result => result.roleRevoke)
  }
}
