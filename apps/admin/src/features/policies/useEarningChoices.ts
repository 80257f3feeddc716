/** What a multiplier can ask for, each kind as a list to choose from. Weekdays and tiers are few; a category can be one that no item has yet. */
import { useQuery } from '@pinia/colada'
import { computed, shallowRef, type ComputedRef } from 'vue'
import { request } from '../../app/request.ts'
import { useStoreChoices } from '../../app/useStoreChoices.ts'
import { ItemCategoriesDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import type { PickerOption, PickerSource } from '../../ui/shapes.ts'
import { useTierRules } from '../customers/useTierRules.ts'
import { weekdayText, type Asked } from './read-earning.ts'
import type { Words } from './sentence.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]

interface Options {
  readonly options: () => readonly PickerOption[] | undefined
  readonly failed?: () => boolean
  readonly again?: () => void
  /** What is typed can be chosen, whether it is listed or not. */
  readonly open?: boolean
}

/** A short list that is here as a whole. */
function listed(chosen: () => readonly string[], { options, failed, again, open }: Options): PickerSource {
  const typed = shallowRef('')
  const named = (key: string): PickerOption => options()?.find(option => option.key === key) ?? { key, label: key }
  return {
    options: computed(() => {
      const text = typed.value.trim()
      const found = options()?.filter(option => option.label.toLowerCase().includes(text.toLowerCase()))
      const own = open && text !== '' && !found?.some(option => option.key === text)
      return own ? [...(found ?? []), { key: text, label: text }] : found
    }),
    chosen: computed(() => chosen().map(named)),
    busy: computed(() => options() === undefined && !failed?.()),
    failed: computed(() => failed?.() ?? false),
    hasMore: computed(() => false),
    open: () => {},
    find: text => (typed.value = text),
    more: () => Promise.resolve(),
    again: () => again?.()
  }
}

function useCategories(chosen: () => readonly string[]): PickerSource {
  const session = useSession()
  const { data, error, refetch } = useQuery({
    key: () => ['items', session.chain?.id ?? '', 'categories'],
    query: ({ signal }) => request(ItemCategoriesDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => session.chain !== undefined,
    staleTime: 300_000
  })
  return listed(chosen, {
    options: () => data.value?.items.categories.map(name => ({ key: name, label: name })),
    failed: () => error.value !== null,
    again: () => void refetch(),
    open: true
  })
}

export function useEarningChoices(
  asked: Exclude<Asked, 'birthdayMonth'>,
  chosen: () => readonly string[],
  words: ComputedRef<Words>
): PickerSource {
  if (asked === 'storeIds') return useStoreChoices(chosen)
  if (asked === 'categories') return useCategories(chosen)
  if (asked === 'weekdays')
    return listed(chosen, { options: () => WEEK.map(day => ({ key: String(day), label: weekdayText(day, words.value) })) })
  const { chain, tiers } = useTierRules()
  return listed(chosen, { options: () => chain.value && tiers.value.map(({ key, name }) => ({ key, label: key, note: name })) })
}
