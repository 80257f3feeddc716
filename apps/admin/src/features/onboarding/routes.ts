import { Archive } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

const permission = 'onboarding:read'
const meta = { permission, nav: 'onboarding' }

export const feature: Feature = {
  routes: [
    { path: '/onboarding', name: 'onboarding', component: () => import('./OnboardingPage.vue'), meta },
    { path: '/onboarding/:store', name: 'onboarding-store', component: () => import('./OnboardingStorePage.vue'), meta }
  ],
  nav: [{ key: 'onboarding', to: '/onboarding', label: 'onboarding.nav', icon: Archive, group: 'daily', order: 29, permission }]
}
