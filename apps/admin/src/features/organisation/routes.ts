import { Store, UsersRound } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

const stores = { permission: 'org:read', nav: 'stores' }
const staff = { permission: 'org:read', nav: 'staff' }

export const feature: Feature = {
  routes: [
    { path: '/stores', name: 'stores', component: () => import('./StoresPage.vue'), meta: stores },
    { path: '/stores/:id', name: 'store', component: () => import('./StorePage.vue'), meta: stores },
    { path: '/chain', name: 'chain', component: () => import('./ChainPage.vue'), meta: stores },
    { path: '/staff', name: 'staff', component: () => import('./StaffPage.vue'), meta: staff },
    { path: '/staff/:id', name: 'person', component: () => import('./PersonPage.vue'), meta: staff }
  ],
  nav: [
    { key: 'stores', to: '/stores', label: 'organisation.storesNav', icon: Store, group: 'data', order: 20, permission: 'org:read' },
    { key: 'staff', to: '/staff', label: 'organisation.staffNav', icon: UsersRound, group: 'data', order: 25, permission: 'org:read' }
  ]
}
