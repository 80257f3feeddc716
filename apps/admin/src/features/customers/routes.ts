import { UserPlus, Users } from '@lucide/vue'
import type { Feature } from '../../app/navigation.ts'
import { useUnsent } from './useUnsent.ts'

export const feature: Feature = {
  routes: [
    { path: '/customers', name: 'customers', component: () => import('./CustomersPage.vue'), meta: { permission: 'customer:read' } },
    {
      path: '/customers/new',
      name: 'customer-new',
      component: () => import('./RegisterPage.vue'),
      meta: { permission: 'customer:write', nav: 'register', queues: true }
    },
    {
      path: '/customers/lost',
      name: 'customers-lost',
      component: () => import('./LostPage.vue'),
      meta: { permission: 'customer:read', nav: 'customers' }
    },
    {
      path: '/customers/tier-changes',
      name: 'tier-changes',
      component: () => import('./TierChangesPage.vue'),
      meta: { permission: 'customer:read', nav: 'customers' }
    },
    {
      path: '/customers/look-up',
      name: 'customer-look-up',
      component: () => import('./LookUpPage.vue'),
      meta: { permission: 'customer:counter', nav: 'register' }
    },
    {
      path: '/customers/:id',
      name: 'customer',
      component: () => import('./CustomerPage.vue'),
      meta: { permission: 'customer:read', nav: 'customers' }
    },
    {
      path: '/customers/:id/card',
      name: 'customer-card',
      component: () => import('./AssociateCardPage.vue'),
      meta: { permission: 'customer:read', nav: 'customers' }
    },
    {
      path: '/customers/:id/edit',
      name: 'customer-edit',
      component: () => import('./EditPage.vue'),
      meta: { permission: 'customer:write', nav: 'customers' }
    }
  ],
  nav: [
    {
      key: 'customers',
      to: '/customers',
      label: 'customers.nav',
      icon: Users,
      group: 'daily',
      order: 20,
      permission: 'customer:read',
      phone: 2
    },
    {
      key: 'register',
      to: '/customers/new',
      label: 'customers.navRegister',
      icon: UserPlus,
      group: 'daily',
      order: 40,
      permission: 'customer:write',
      phone: 3,
      useCount: useUnsent
    }
  ],
  palette: [
    { key: 'customers', label: 'customers.nav', permission: 'customer:read', load: () => import('./palette.ts') },
    { key: 'customerActs', label: 'customers.acts', load: () => import('./palette-acts.ts') }
  ]
}
