import { KeyRound } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

export const feature: Feature = {
  routes: [
    { path: '/api-clients', name: 'api-clients', component: () => import('./ApiClientsPage.vue'), meta: { permission: 'apiClient:manage' } }
  ],
  nav: [
    {
      key: 'api-clients',
      to: '/api-clients',
      label: 'apiClients.nav',
      icon: KeyRound,
      group: 'data',
      order: 30,
      permission: 'apiClient:manage'
    }
  ]
}
