/** What a feature tells the application about itself: its pages, its place in the navigation, what the palette can find in it. */
import type { Component, Ref } from 'vue'
import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'
import type { PaletteItem } from '../ui/shapes.ts'

export type NavGroup = 'daily' | 'policy' | 'data'

export interface NavEntry {
  readonly key: string
  readonly to: string
  /** A key of the locales, of at most 22 Latin characters when said. */
  readonly label: string
  readonly icon: Component
  readonly group: NavGroup
  /** Smaller stands higher in its group. */
  readonly order: number
  /** Any of these rights shows it; without a right it is for all who are signed in. */
  readonly permission?: string | readonly string[]
  /** Place in the phone's tab bar, which holds four beside one's own page. */
  readonly phone?: number
  /** A count beside it; `hot` where the reader must act. Called once, while the navigation is set up. */
  readonly useCount?: () => Ref<{ readonly text: string; readonly hot?: boolean } | undefined>
}

export interface FoundItem extends PaletteItem {
  readonly to: RouteLocationRaw
}

export interface PaletteSource {
  readonly key: string
  /** A key of the locales. */
  readonly label: string
  readonly permission?: string
  /** Fetched when the palette is first opened. */
  readonly load: () => Promise<{ search: (query: string, chainId: string, signal: AbortSignal) => Promise<readonly FoundItem[]> }>
}

export interface Feature {
  readonly routes: readonly RouteRecordRaw[]
  readonly nav?: readonly NavEntry[]
  readonly palette?: readonly PaletteSource[]
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Any of these rights opens the page; without one it answers like an address that does not exist. */
    permission?: string | readonly string[]
    /** Without the frame, for who is not signed in. */
    open?: boolean
    /** Works without a line, and says itself what waits for it. */
    queues?: boolean
    /** The navigation entry that is marked while the page is shown; by default the longest address that leads here. */
    nav?: string
  }
}

const found = import.meta.glob<Feature>('../features/*/routes.ts', { eager: true, import: 'feature' })
export const features: readonly Feature[] = Object.values(found)

const groups: readonly NavGroup[] = ['daily', 'policy', 'data']
export const navigation: readonly NavEntry[] = features
  .flatMap(feature => feature.nav ?? [])
  .toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.order - b.order)

export const paletteSources: readonly PaletteSource[] = features.flatMap(feature => feature.palette ?? [])

export function allowed(permission: string | readonly string[] | undefined, can: (permission: string) => boolean): boolean {
  if (permission === undefined) return true
  return typeof permission === 'string' ? can(permission) : permission.some(can)
}
