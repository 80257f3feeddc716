/** Staff groups to choose from, by their name or their store's. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { GroupChoicesDocument, type GroupChoicesQuery, type StaffGroupFilter } from '../gql/graphql.ts'
import { useSession } from '../stores/session.ts'
import { request } from './request.ts'
import { CHOICES_PAGE, useChoices } from './useChoices.ts'

type Group = GroupChoicesQuery['staffGroups']['nodes'][number]
interface Which {
  /** Closed ones too. */
  readonly closed?: boolean
  /** Only those of these stores; of every store where none is named. */
  readonly stores?: () => readonly string[]
  /** Only those of this one store; none while it is not known. */
  readonly store?: () => string
  /** Only those over which one holds this right. */
  readonly may?: string
  readonly eager?: boolean
}

export function useGroupChoices(chosen: () => readonly string[], { closed = false, stores, store, may, eager }: Which = {}) {
  const { t } = useI18n()
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  const places = (): readonly string[] => (store ? [store()] : (stores?.() ?? []))
  async function ask(filter: StaffGroupFilter, includeClosed: boolean, first: number, after: string | null, signal: AbortSignal) {
    return (await request(GroupChoicesDocument, { chainId: chainId.value, includeClosed, filter, first, after }, { signal })).staffGroups
  }
  return useChoices<Group>(
    {
      key: () => [store && !store() ? '' : chainId.value, 'groups', closed, may ?? '', ...places()],
      eager,
      page: (search, after, signal) => {
        const filter = { ...(may && { may }), ...(search && { search }), ...(places().length && { storeIds: [...places()] }) }
        return ask(filter, closed, CHOICES_PAGE, after, signal)
      },
      named: async (keys, signal) => (await ask({ ids: [...keys] }, true, keys.length, null, signal)).nodes,
      show: group => ({
        key: group.id,
        label: group.name,
        note: [places().length === 1 ? '' : group.store.name, group.closedOn && t('app.closed')].filter(Boolean).join(' · '),
        quiet: Boolean(group.closedOn)
      })
    },
    chosen
  )
}
