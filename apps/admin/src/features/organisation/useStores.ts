/** Stores and their groups: the list, one of them, and what is done with them. Nothing with history is deleted; it is closed on a day. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { askAgain } from '../../app/ask-again.ts'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  GroupMembershipEndDocument,
  GroupMembershipStartDocument,
  OrgStoreDocument,
  OrgStoresDocument,
  StaffGroupCloseDocument,
  StaffGroupCreateDocument,
  StaffGroupUpdateDocument,
  StoreCloseDocument,
  StoreCreateDocument,
  StoreUpdateDocument,
  type GroupFullFragment,
  type OrgStoresQuery,
  type StoreFullFragment,
  type StoreRowFragment
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type StoreRow = StoreRowFragment
export type StoreFull = StoreFullFragment
export type Group = GroupFullFragment
export type Member = Group['members'][number]
const FIRST = 100

export function useStores(includeClosed: Ref<boolean>, search: Ref<string>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<StoreRow, OrgStoresQuery['stores']>({
    key: () => ['stores', chainId.value, 'list', includeClosed.value, search.value],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) => {
      const filter = search.value ? { search: search.value } : null
      const variables = { chainId: chainId.value, includeClosed: includeClosed.value, filter, first: FIRST, after }
      return (await request(OrgStoresDocument, variables, { signal })).stores
    }
  })
}

export function useStore(id: Ref<string>) {
  const session = useSession()
  const { data, error, refetch, isLoading } = useQuery({
    key: () => ['stores', session.chain?.id ?? '', 'one', id.value],
    query: ({ signal }) => request(OrgStoreDocument, { id: id.value }, { signal })
  })
  return {
    store: computed(() => data.value?.store ?? undefined),
    missing: computed(() => data.value !== undefined && !data.value.store),
    error,
    refetch,
    busy: isLoading
  }
}

/** Lists that name stores, groups or people are asked for again. */
export function useRefresh() {
  const cache = useQueryCache()
  return async (): Promise<void> => {
    await askAgain(cache, ['stores'], ['staff'], ['choices'], ['customers'], ['overview'])
  }
}

/** Who is in the group on a day. */
export function membersOn(group: Pick<Group, 'members'>, on: string): readonly Member[] {
  return group.members.filter(member => member.fromOn <= on && (!member.untilOn || member.untilOn >= on))
}

/** What a store still holds, and so what its closing meets. */
export function heldBy(store: Pick<StoreFull, 'groups' | 'customerCount'>, on: string) {
  const groups = store.groups.filter(group => !group.closedOn)
  return {
    groups: groups.length,
    members: groups.reduce((sum, group) => sum + membersOn(group, on).length, 0),
    customers: store.customerCount
  }
}

export function useStoreActs() {
  return {
    create: useAct(StoreCreateDocument, result => result.storeCreate),
    update: useAct(StoreUpdateDocument, result => result.storeUpdate),
    close: useAct(StoreCloseDocument, result => result.storeClose)
  }
}

export function useGroupActs() {
  return {
    create: useAct(StaffGroupCreateDocument, result => result.staffGroupCreate),
    update: useAct(StaffGroupUpdateDocument, result => result.staffGroupUpdate),
    close: useAct(StaffGroupCloseDocument, result => result.staffGroupClose),
    join: useAct(GroupMembershipStartDocument, result => result.groupMembershipStart),
    leave: useAct(GroupMembershipEndDocument, result => result.groupMembershipEnd)
  }
}
