import { ReceiptText } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'

const read = { permission: 'purchase:read', nav: 'receipts' }
const write = { permission: 'purchase:write', nav: 'receipts' }

export const feature: Feature = {
  routes: [
    { path: '/receipts', name: 'receipts', component: () => import('./ReceiptsPage.vue'), meta: read },
    { path: '/receipts/new', name: 'receipt-new', component: () => import('./NewReceiptPage.vue'), meta: write },
    { path: '/receipts/new-return', name: 'return-new', component: () => import('./NewReturnPage.vue'), meta: write },
    {
      path: '/receipts/visit',
      name: 'visit-new',
      component: () => import('./VisitPage.vue'),
      meta: { ...write, permission: 'visit:write' }
    },
    { path: '/receipts/:id', name: 'receipt', component: () => import('./ReceiptPage.vue'), meta: read },
    { path: '/receipts/:id/return', name: 'receipt-return', component: () => import('./TakeBackPage.vue'), meta: write }
  ],
  nav: [
    {
      key: 'receipts',
      to: '/receipts',
      label: 'receipts.nav',
      icon: ReceiptText,
      group: 'daily',
      order: 20,
      permission: ['purchase:read', 'purchase:write'],
      phone: 4
    }
  ]
}
