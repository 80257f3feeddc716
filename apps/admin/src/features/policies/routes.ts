import { Coins, IdCard, Layers } from '@lucide/vue'
import type { Feature, NavEntry } from '../../app/navigation.ts'
import { useWaiting } from './useWaiting.ts'

const kinds = [
  { kind: 'tier', icon: Layers, order: 10 },
  { kind: 'earning', icon: Coins, order: 20 },
  { kind: 'profile', icon: IdCard, order: 30 }
] as const

const page = () => import('./PolicyPage.vue')

export const feature: Feature = {
  routes: kinds.map(({ kind }) => ({
    path: `/policies/${kind}/:id?`,
    name: `policy-${kind}`,
    component: page,
    props: route => ({ kind, id: route.params['id'] || undefined }),
    meta: { permission: 'policy:read', nav: `policy-${kind}` }
  })),
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
