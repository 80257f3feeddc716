/** People to choose from, by name or staff number. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { StaffChoicesDocument, type StaffChoicesQuery, type StaffFilter } from '../gql/graphql.ts'
import { useSession } from '../stores/session.ts'
import { request } from './request.ts'
import { CHOICES_PAGE, useChoices } from './useChoices.ts'

type Person = StaffChoicesQuery['staff']['nodes'][number]
interface Which {
  /** Who has left, too: what they did stays theirs. */
  readonly left?: boolean
  /** Who works or has worked at this store; everyone where it is empty. */
  readonly store?: () => string
  /** Who is in this group now; nobody while it is not known. */
  readonly group?: () => string
  /** With the group they are in now. */
  readonly groups?: boolean
}

export function useStaffChoices(chosen: () => readonly string[], { left = false, store = () => '', group, groups = false }: Which = {}) {
  const { t } = useI18n()
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  async function ask(filter: StaffFilter, first: number, after: string | null, signal: AbortSignal) {
    return (await request(StaffChoicesDocument, { chainId: chainId.value, filter, first, after, groups }, { signal })).staff
  }
  const groupOf = ({ membership }: Person): string | undefined =>
    groups ? (membership ? `${membership.group.store.name} · ${membership.group.name}` : t('app.noGroup')) : undefined
  return useChoices<Person>(
    {
      key: () => [group && !group() ? '' : chainId.value, 'staff', left, groups, store(), group?.() ?? ''],
      page: (search, after, signal) => {
        const filter = {
          ...(search && { search }),
          ...(store() && { storeId: store() }),
          ...(group?.() && { groupId: group() }),
          ...(left && { includeLeft: true })
        }
        return ask(filter, CHOICES_PAGE, after, signal)
      },
      named: async (keys, signal) => (await ask({ ids: [...keys], includeLeft: true }, keys.length, null, signal)).nodes,
      show: person => ({
        key: person.id,
        label: person.name,
        note: [person.staffNo, groupOf(person), person.leftOn && t('app.left')].filter(Boolean).join(' · '),
        quiet: Boolean(person.leftOn)
      })
    },
    chosen
  )
}
