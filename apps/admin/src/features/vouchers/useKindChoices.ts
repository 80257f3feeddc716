/** Kinds of voucher to choose from, by name or key. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../app/format.ts'
import { request } from '../../app/request.ts'
import { CHOICES_PAGE, useChoices } from '../../app/useChoices.ts'
import { VoucherDefinitionDocument, VoucherDefinitionsDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import type { Definition } from './useDefinitions.ts'
import { useNameIn } from './useNameIn.ts'

interface Which {
  /** Those by which none is issued any more as well: their vouchers are still there. */
  readonly closed?: boolean
  readonly forPoints?: boolean | undefined
}

export function useKindChoices(chosen: () => readonly string[], { closed = false, forPoints = false }: Which = {}) {
  const { t } = useI18n()
  const f = useFormat()
  const session = useSession()
  const nameIn = useNameIn()
  const chainId = computed(() => session.chain?.id ?? '')
  return useChoices<Definition>(
    {
      key: () => [chainId.value, 'voucher kinds', closed, forPoints],
      page: async (search, after, signal) => {
        const variables = { chainId: chainId.value, includeClosed: closed, forPoints, search: search || null, first: CHOICES_PAGE, after }
        return (await request(VoucherDefinitionsDocument, variables, { signal })).voucherDefinitions
      },
      named: async (keys, signal) => {
        const found = await Promise.all(keys.map(id => request(VoucherDefinitionDocument, { id }, { signal })))
        return found.flatMap(({ voucherDefinition }) => voucherDefinition ?? [])
      },
      show: ({ id, name, terms, closedAt }) => ({
        key: id,
        label: nameIn(name),
        note: [f.value.money(terms.face), closedAt && t('vouchers.closed')].filter(Boolean).join(' · '),
        quiet: Boolean(closedAt)
      })
    },
    chosen
  )
}
