/** What Ctrl K finds among customers: by name, pinyin, phone tail or member number; the server decides what of it this reader may see. */
import { i18n } from '../../app/i18n.ts'
import type { FoundItem } from '../../app/navigation.ts'
import { request } from '../../app/request.ts'
import { unmasked } from '../../app/unmasked.ts'
import { CustomersFoundDocument } from '../../gql/graphql.ts'

const MOST = 8

export async function search(query: string, chainId: string, signal: AbortSignal): Promise<readonly FoundItem[]> {
  const { t } = i18n.global
  const { customers } = await request(CustomersFoundDocument, { chainId, search: unmasked(query), first: MOST }, { signal })
  return customers.nodes.map(({ id, name, phone, memberNo, store, tier }) => ({
    id: `customer-${id}`,
    label: name,
    detail: memberNo,
    note: t('customers.found', { phone: phone ?? t('customers.noPhone'), store: store.name }),
    badge:
      tier.status === 'TIER'
        ? { label: tier.key ?? '', rank: tier.rank }
        : tier.status === 'LOST'
          ? { label: t('customers.tier.lost'), state: 'lost' as const }
          : { label: t('customers.tier.none'), state: 'none' as const },
    to: `/customers/${id}`
  }))
}
