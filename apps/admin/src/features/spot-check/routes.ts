import { ClipboardCheck } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

const permission = 'spotCheck:read'
const meta = { permission, nav: 'spot-checks' }

export const feature: Feature = {
  routes: [
    { path: '/spot-checks', name: 'spot-checks', component: () => import('./SpotChecksPage.vue'), meta },
    { path: '/spot-checks/:id', name: 'spot-check', component: () => import('./SpotCheckPage.vue'), meta },
    {
      path: '/spot-checks/:id/files/:customer',
      name: 'spot-check-file',
      component: () => import('./CheckFilePage.vue'),
      meta: { permission: ['spotCheck:daily', 'spotCheck:monthly'], nav: 'spot-checks' }
    }
  ],
  nav: [{ key: 'spot-checks', to: '/spot-checks', label: 'spotChecks.nav', icon: ClipboardCheck, group: 'daily', order: 27, permission }]
}
