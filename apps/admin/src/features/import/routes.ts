import { FileUp } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

const meta = { permission: 'import:standings' }

export const feature: Feature = {
  routes: [
    { path: '/import', name: 'import', component: () => import('./ImportPage.vue'), meta },
    { path: '/import/new', name: 'import-new', component: () => import('./ImportNewPage.vue'), meta },
    { path: '/import/:id', name: 'import-run', component: () => import('./ImportRunPage.vue'), meta }
  ],
  nav: [{ key: 'import', to: '/import', label: 'import.nav', icon: FileUp, group: 'data', order: 10, permission: 'import:standings' }]
}
