import type { Feature } from '../../app/navigation.ts'

const meta = { permission: 'customer:read', nav: 'customers' }

export const feature: Feature = {
  routes: [
    { path: '/customers/given-tiers', name: 'given-tiers', component: () => import('./GivenTiersPage.vue'), meta },
    { path: '/customers/given-tiers/acts', name: 'given-tier-acts', component: () => import('./GivenActsPage.vue'), meta }
  ]
}
