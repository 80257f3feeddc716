import type { Feature } from '../../app/navigation.ts'

export const feature: Feature = {
  routes: [{ path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { open: true } }]
}
