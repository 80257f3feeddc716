/** The chain's tiers, named in the language that the interface speaks, and the rules around them: asked once, for filters, forms and names. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { request } from '../../app/request.ts'
import { CustomerRulesDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function useTierRules() {
  const session = useSession()
  const { locale } = useI18n()
  const { data } = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'rules'],
    query: ({ signal }) => request(CustomerRulesDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => session.chain !== undefined,
    staleTime: 300_000
  })
  const chain = computed(() => data.value?.chain ?? undefined)
  const names = computed(() => new Map(data.value?.effectivePolicy?.rules.tier?.tiers.map(({ key, name }) => [key, name])))
  function nameHere(key: string): string | undefined {
    const name = names.value.get(key)
    return locale.value === 'en' ? name?.en : name?.zhCN
  }
  const tiers = computed(() =>
    (chain.value?.tierPolicy.tiers ?? [])
      .map(tier => ({ ...tier, name: nameHere(tier.key) ?? tier.name }))
      .toSorted((a, b) => a.rank - b.rank)
  )
  const lossMonths = computed(() => chain.value?.tierPolicy.lossMonths ?? undefined)
  const country = computed(() => chain.value?.country)
  return { chain, tiers, lossMonths, country }
}
