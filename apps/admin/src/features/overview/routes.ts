import { Gauge } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

export const feature: Feature = {
  routes: [{ path: '/overview', name: 'overview', component: () => import('./OverviewPage.vue'), meta: { permission: 'report:read' } }],
  nav: [
    { key: 'overview', to: '/overview', label: 'overview.nav', icon: Gauge, group: 'daily', order: 10, permission: 'report:read', phone: 1 }
  ]
}
