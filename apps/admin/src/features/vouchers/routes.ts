import { Ticket } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Feature } from '../../app/navigation.ts'

const read = { permission: 'voucher:read', nav: 'vouchers' }
const write = { permission: 'voucher:write', nav: 'vouchers' }
const form = () => import('./DefinitionFormPage.vue')
const route = (path: string, name: string, component: RouteRecordRaw['component'], meta: typeof read): RouteRecordRaw =>
  ({ path, name, component, meta }) as RouteRecordRaw

export const feature: Feature = {
  routes: [
    route('/vouchers', 'vouchers', () => import('./DefinitionsPage.vue'), read),
    route('/vouchers/issued', 'vouchers-issued', () => import('./IssuedPage.vue'), read),
    route('/vouchers/batches', 'voucher-batches', () => import('./BatchesPage.vue'), write),
    route('/vouchers/batches/:id/refused', 'voucher-batch-refused', () => import('./RefusedPage.vue'), write),
    route('/vouchers/kinds/new', 'voucher-kind-new', form, write),
    route('/vouchers/kinds/:id', 'voucher-kind', () => import('./DefinitionPage.vue'), read),
    route('/vouchers/kinds/:id/edit', 'voucher-kind-edit', form, write)
  ],
  nav: [{ key: 'vouchers', to: '/vouchers', label: 'vouchers.nav', icon: Ticket, group: 'data', order: 13, permission: 'voucher:read' }]
}
