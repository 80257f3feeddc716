import { Wallet } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'
import { useRequestsWaiting } from './useRequestsWaiting.ts'

export const feature: Feature = {
  routes: [
    { path: '/points', name: 'points', component: () => import('./PointsPage.vue'), meta: { permission: 'report:read', nav: 'points' } },
    {
      path: '/points/requests',
      name: 'point-requests',
      component: () => import('./RequestsPage.vue'),
      meta: { permission: 'points:adjust', nav: 'points' }
    },
    {
      path: '/points/rebates',
      name: 'year-end-rebates',
      component: () => import('./RebatesPage.vue'),
      meta: { permission: 'report:read', nav: 'points' }
    }
  ],
  nav: [
    {
      key: 'points',
      to: '/points',
      label: 'points.nav',
      icon: Wallet,
      group: 'data',
      order: 12,
      permission: 'points:adjust',
      useCount: useRequestsWaiting
    }
  ]
}
