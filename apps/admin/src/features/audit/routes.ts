import { ScrollText } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

export const feature: Feature = {
  routes: [{ path: '/audit', name: 'audit', component: () => import('./AuditPage.vue'), meta: { permission: 'audit:read' } }],
  nav: [{ key: 'audit', to: '/audit', label: 'audit.nav', icon: ScrollText, group: 'data', order: 40, permission: 'audit:read' }]
}
