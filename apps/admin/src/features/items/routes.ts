import { Package } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

export const feature: Feature = {
  routes: [{ path: '/items', name: 'items', component: () => import('./ItemsPage.vue'), meta: { permission: 'purchase:read' } }],
  nav: [{ key: 'items', to: '/items', label: 'items.nav', icon: Package, group: 'data', order: 15, permission: 'purchase:read' }]
}
