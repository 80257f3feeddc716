import { ListChecks } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'
import { useRunsToDo } from './useChecklists.ts'

const permission = 'checklist:read'
const meta = { permission, nav: 'checklists' }
const ofLists = { permission: 'org:write', nav: 'checklists' }

export const feature: Feature = {
  routes: [
    { path: '/checklists', name: 'checklists', component: () => import('./ChecklistsPage.vue'), meta },
    { path: '/checklists/lists', name: 'checklist-lists', component: () => import('./ChecklistListsPage.vue'), meta: ofLists },
    { path: '/checklists/lists/:kind', name: 'checklist-list', component: () => import('./ChecklistEditPage.vue'), meta: ofLists },
    { path: '/checklists/runs/:id', name: 'checklist-run', component: () => import('./ChecklistRunPage.vue'), meta }
  ],
  nav: [
    {
      key: 'checklists',
      to: '/checklists',
      label: 'checklists.nav',
      icon: ListChecks,
      group: 'daily',
      order: 28,
      permission,
      useCount: useRunsToDo
    }
  ]
}
