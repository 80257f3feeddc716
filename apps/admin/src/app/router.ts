/** Pages are fetched when they are opened. Not signed in leads to signing in and back again; not allowed answers exactly like not found (TRUST 5). */
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { loadViewer } from '../features/session/viewer.ts'
import { useSession } from '../stores/session.ts'
import { allowed, features, navigation } from './navigation.ts'

const notFound = () => import('./NotFoundPage.vue')

export const router = createRouter({
  history: createWebHistory(),
  // Under the bar, which stays.
  scrollBehavior: (to, from, saved) => saved ?? (to.hash ? { el: to.hash, top: 60 } : to.path === from.path ? undefined : { top: 0 }),
  routes: [
    { path: '/', name: 'home', component: notFound },
    { path: '/me', name: 'me', component: () => import('./MePage.vue') },
    ...features.flatMap(feature => feature.routes),
    { path: '/:rest(.*)*', name: 'not-found', component: notFound }
  ]
})

/** The first page of the navigation that one may see. */
export function homePath(): string | undefined {
  const session = useSession()
  return navigation.find(entry => allowed(entry.permission, session.can))?.to
}

/** Only an address of ours is followed after signing in. */
export function safeReturn(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'
}

function signInFor(to: RouteLocationNormalized) {
  return { path: '/sign-in', query: to.path === '/' ? {} : { next: to.fullPath }, replace: true }
}

router.beforeEach(async to => {
  const session = useSession()
  if (!session.known) await loadViewer()
  if (!session.current) return to.meta.open ? true : signInFor(to)
  if (to.name === 'sign-in') return safeReturn(to.query['next'])
  if (to.name === 'home') return homePath() ?? true
  if (allowed(to.meta.permission, session.can)) return true
  // The address stays as it was typed: nothing tells this page from one that never existed.
  return { name: 'not-found', params: { rest: to.path.slice(1).split('/') }, query: to.query, hash: to.hash, replace: true }
})
