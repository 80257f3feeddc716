/** The shapes that parts take, for composables that prepare them. Text in them is ready to be read: parts do not format. */
import type { Component, Ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { Mark, MarkState } from './marks.ts'

/** One step of the breadcrumbs. */
export interface Crumb {
  readonly label: string
  readonly to?: RouteLocationRaw | undefined
}

/** A tab: a saved view of a list, or a view of one object. */
export interface View {
  readonly key: string
  readonly label: string
  readonly count?: string | number | undefined
  /** Where a view has its own address. */
  readonly to?: RouteLocationRaw | undefined
}

export interface MixPart extends Mark {
  readonly label: string
  readonly value: number
}

export interface StripPart extends Mark {
  /** "今天 A", "2026-12-21 B" */
  readonly label: string
  /** How long it lasts, in any unit; the last part is drawn short. */
  readonly weight: number
}

/** Days from the first of the track, and how many. */
export interface TrackSpan {
  readonly start: number
  readonly length: number
}

export interface TrackPart extends TrackSpan, Mark {
  readonly label: string
  readonly title: string
}

export interface Track {
  readonly label: string
  readonly parts: readonly TrackPart[]
}

export interface WhyCondition {
  readonly key: string
  readonly met: boolean
  readonly label: string
  readonly hint?: string | undefined
  readonly found: string
  readonly asked?: string | undefined
  readonly change?: string | undefined
  /** The bar: the figure found and the tick of the figure asked, both as shares of its length from 0 to 1. */
  readonly share?: number | undefined
  readonly tick?: number | undefined
}

export interface WhyGroup {
  readonly key: string
  readonly label: string
  readonly verdict?: string | undefined
  readonly met?: boolean
  readonly conditions: readonly WhyCondition[]
}

export interface TimelineItem {
  readonly id: string
  /** As it is to be read: "6月21日". */
  readonly date: string
  readonly dateTime?: string | undefined
  readonly icon?: Component | undefined
  readonly tone?: 'plain' | 'tier' | 'caution'
  /** Named above the item, where the year changes. */
  readonly year?: string | undefined
}

export interface ChartTable {
  readonly columns: readonly string[]
  /** The first cell names the row. Text is already formatted, numbers are shown as they are. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}

export interface PaletteItem {
  readonly id: string
  readonly label: string
  readonly detail?: string | undefined
  readonly note?: string | undefined
  readonly icon?: Component | undefined
  readonly badge?: { readonly label: string; readonly rank?: number | null; readonly state?: MarkState } | undefined
}

export interface PaletteSection {
  readonly key: string
  readonly label?: string | undefined
  readonly items: readonly PaletteItem[]
}

export interface MenuItem {
  readonly key: string
  readonly label: string
  readonly note?: string | undefined
  readonly icon?: Component | undefined
  /** Given: one of a set, chosen or not. */
  readonly on?: boolean | undefined
  readonly danger?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly lang?: string | undefined
}

export interface MenuGroup {
  readonly key: string
  readonly label?: string | undefined
  readonly items: readonly MenuItem[]
}

/** One thing that can be chosen. */
export interface PickerOption {
  readonly key: string
  readonly label: string
  /** Tells it from others of its name. */
  readonly note?: string | undefined
  /** No longer in use. */
  readonly quiet?: boolean
}

/** Where the options of a picker come from, page by page. */
export interface PickerSource {
  readonly options: Readonly<Ref<readonly PickerOption[] | undefined>>
  /** What is chosen, by name, on whatever page it lies. */
  readonly chosen: Readonly<Ref<readonly PickerOption[]>>
  /** The options are not yet those of what was typed. */
  readonly busy: Readonly<Ref<boolean>>
  readonly failed: Readonly<Ref<boolean>>
  readonly hasMore: Readonly<Ref<boolean>>
  /** Begins to ask. */
  readonly open: () => void
  readonly find: (text: string) => void
  readonly more: () => Promise<void>
  readonly again: () => void
}
