import { Coins, IdCard, Layers, TicketPercent, Trophy } from '@lucide/vue'
import type { LocationQuery, RouteRecordRaw } from 'vue-router'
import type { Feature, NavEntry } from '../../app/navigation.ts'
import { useWaiting } from './useWaiting.ts'

const kinds = [
  { kind: 'tier', icon: Layers, order: 10 },
  { kind: 'earning', icon: Coins, order: 20 },
  { kind: 'benefit', icon: TicketPercent, order: 25 },
  { kind: 'profile', icon: IdCard, order: 30 },
  { kind: 'incentive', icon: Trophy, order: 40 }
] as const

const page = () => import('./PolicyPage.vue')
const comparison = () => import('./ComparePage.vue')
const ofStore = { permission: 'policy:read', nav: 'stores' }
const sides = ({ left, right }: LocationQuery) => ({ left: String(left ?? ''), right: String(right ?? '') })

export const feature: Feature = {
  routes: [
    ...kinds.map(({ kind }): RouteRecordRaw => ({
      path: `/policies/${kind}/:id?`,
      name: `policy-${kind}`,
      component: page,
      props: route => ({ kind, id: route.params['id'] || undefined }),
      meta: { permission: 'policy:read', nav: `policy-${kind}` }
    })),
    ...kinds.map(({ kind }): RouteRecordRaw => ({
      path: `/policies/${kind}/compare`,
      name: `policy-${kind}-compare`,
      component: comparison,
      props: route => ({ kind, ...sides(route.query) }),
      meta: { permission: 'policy:read', nav: `policy-${kind}` }
    })),
    {
      path: '/stores/:id/benefits/:version?',
      name: 'store-benefits',
      component: () => import('./StorePolicyPage.vue'),
      props: route => ({ id: route.params['id'], versionId: route.params['version'] || undefined }),
      meta: ofStore
    },
    {
      path: '/stores/:id/benefits/compare',
      name: 'store-benefits-compare',
      component: comparison,
      props: route => ({ kind: 'benefit', storeId: route.params['id'], ...sides(route.query) }),
      meta: ofStore
    }
  ],
  nav: kinds.map(({ kind, icon, order }): NavEntry => ({
    key: `policy-${kind}`,
    to: `/policies/${kind}`,
    label: `policies.nav.${kind}`,
    icon,
    group: 'policy',
    order,
    permission: 'policy:read',
    useCount: () => useWaiting(kind)
  }))
}
