// A demo company on paper: rows as the tables take them, but for the tenant. Pure: seed, day and company decide every one of them.
import type { LocalDate } from '@keqing/domain'
import type { DemoCompany } from './company.ts'
import type { Random } from './random.ts'
import type { Season } from './season.ts'

export type Row = Readonly<Record<string, unknown>>

/** Where and when the plan is drawn. */
export interface Setting {
  readonly company: DemoCompany
  readonly chainId: string
  readonly hqStaffId: string
  /** First and last day of the history; the last is today. */
  readonly season: Season
  readonly now: string
  readonly random: Random
}

export interface PlannedStore {
  readonly id: string
  readonly code: string
  readonly city: string
  readonly openedOn: LocalDate
  readonly till: boolean
  readonly registrationRate: number
  readonly share: number
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly managerId: string
}

export interface Membership {
  readonly staffId: string
  readonly groupId: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

/** What a customer's history is to come to; the engine decides the tier, this only says where to aim. */
export type Aim = 'loyal' | 'loyalAway' | 'regular' | 'regularAway' | 'once' | 'lost' | 'prospect'

export interface PlannedCustomer {
  readonly id: string
  readonly store: PlannedStore
  readonly groupId: string | null
  readonly gender: 'female' | 'male' | null
  readonly aim: Aim
  readonly registeredOn: LocalDate
  readonly registeredAt: string
  readonly size: number
}

export interface PlannedLine {
  readonly itemId: string
  readonly quantity: number
  readonly amount: number
  readonly special: boolean
}

export interface PlannedPurchase {
  readonly id: string
  readonly store: PlannedStore
  readonly customer: PlannedCustomer | null
  readonly on: LocalDate
  readonly at: string
  readonly claimedAt: string | null
  readonly declineReason: string | null
  readonly sellerId: string | null
  readonly lines: readonly PlannedLine[]
  readonly voided: boolean
}

/** Rows by table, in the order in which they can be inserted. */
export type Rows = readonly (readonly [table: string, rows: readonly Row[]])[]
