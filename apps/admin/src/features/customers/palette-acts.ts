/** Acts on customers that Ctrl K offers by their words, and the counter card for a number typed in full. */
import { ArrowUpDown, CircleUserRound, Pencil, Pin, UserPlus, UserX } from '@lucide/vue'
import { i18n } from '../../app/i18n.ts'
import type { FoundItem } from '../../app/navigation.ts'
import { router } from '../../app/router.ts'
import { useSession } from '../../stores/session.ts'
import { FULL_NUMBER } from './full-number.ts'

// The palette asks in its own time: nothing here waits for the server.
export function search(query: string): Promise<readonly FoundItem[]> {
  const { t } = i18n.global
  const { can } = useSession()
  const words = query.trim().toLowerCase()
  const here = router.currentRoute.value
  const id = here.name === 'customer' ? String(here.params['id']) : undefined
  const acts: (FoundItem & { readonly permission: string })[] = [
    { id: 'act-register', label: t('customers.register.title'), icon: UserPlus, to: '/customers/new', permission: 'customer:write' },
    {
      id: 'act-counter',
      label: t('customers.lookUp.title'),
      icon: CircleUserRound,
      to: '/customers/look-up',
      permission: 'customer:counter'
    },
    {
      id: 'act-tier-changes',
      label: t('customers.changes.title'),
      icon: ArrowUpDown,
      to: '/customers/tier-changes',
      permission: 'customer:read'
    },
    { id: 'act-given-tiers', label: t('standings.title'), icon: Pin, to: '/customers/given-tiers', permission: 'customer:read' },
    { id: 'act-lost', label: t('customers.lost.title'), icon: UserX, to: '/customers/lost', permission: 'customer:read' },
    ...(id
      ? [{ id: `act-edit-${id}`, label: t('customers.act.edit'), icon: Pencil, to: `/customers/${id}/edit`, permission: 'customer:write' }]
      : [])
  ]
  const found = acts.filter(act => act.label.toLowerCase().includes(words))
  if (FULL_NUMBER.test(query.trim())) {
    found.unshift({
      id: `act-number-${words}`,
      label: t('customers.lookUp.byNumber', { number: query.trim() }),
      icon: CircleUserRound,
      to: { path: '/customers/look-up', state: { number: query.trim() } },
      permission: 'customer:counter'
    })
  }
  return Promise.resolve(found.filter(act => can(act.permission)))
}
