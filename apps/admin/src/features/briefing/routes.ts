import type { Feature } from '../../app/navigation.ts'

const meta = { permission: 'customer:read', nav: 'customers' }

export const feature: Feature = {
  routes: [
    // The first of a book, which the address names.
    { path: '/customers/briefing', name: 'briefing-first', component: () => import('./BriefingPage.vue'), meta },
    { path: '/customers/:id/briefing', name: 'briefing', component: () => import('./BriefingPage.vue'), meta }
  ]
}
