import { Columns3 } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

/** Who assigns, and who reads whole stores: a book is never of one group's eyes. */
const permission = ['group:assign', 'export:run']
const meta = { permission, nav: 'books' }

export const feature: Feature = {
  routes: [
    { path: '/books', name: 'books', component: () => import('./BooksPage.vue'), meta },
    { path: '/books/day', name: 'book-day', component: () => import('./DayPage.vue'), meta },
    // Receivers answer there, who see nothing else of the book.
    {
      path: '/books/handovers/:id',
      name: 'handover',
      component: () => import('./HandoverPage.vue'),
      meta: { permission: 'customer:read', nav: 'books' }
    },
    { path: '/books/plans/:id', name: 'book-plan', component: () => import('./PlanPage.vue'), meta }
  ],
  nav: [{ key: 'books', to: '/books', label: 'books.nav', icon: Columns3, group: 'daily', order: 25, permission }]
}
