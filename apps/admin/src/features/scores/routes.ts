import { CalendarCheck, Target } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

const meta = { permission: 'incentive:read', nav: 'scores' }
const ofMonths = { permission: ['incentive:settle', 'incentive:pay'], nav: 'score-months' }

export const feature: Feature = {
  routes: [
    { path: '/scores', name: 'scores', component: () => import('./StandingPage.vue'), meta },
    { path: '/scores/mine', name: 'score-mine', component: () => import('./MinePage.vue'), meta },
    { path: '/scores/entries', name: 'score-entries', component: () => import('./EntriesPage.vue'), meta },
    { path: '/scores/entries/:id', name: 'score-entry', component: () => import('./EntryPage.vue'), meta },
    { path: '/scores/disputes', name: 'score-disputes', component: () => import('./DisputesPage.vue'), meta },
    { path: '/scores/months', name: 'score-months', component: () => import('./MonthsPage.vue'), meta: ofMonths },
    { path: '/scores/months/:month', name: 'score-month', component: () => import('./MonthPage.vue'), meta: ofMonths }
  ],
  nav: [
    { key: 'scores', to: '/scores', label: 'scores.nav', icon: Target, group: 'daily', order: 26, permission: 'incentive:read' },
    {
      key: 'score-months',
      to: '/scores/months',
      label: 'scores.monthsNav',
      icon: CalendarCheck,
      group: 'data',
      order: 15,
      permission: ['incentive:settle', 'incentive:pay']
    }
  ]
}
