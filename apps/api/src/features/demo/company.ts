// What a demo company is made from: places, people, goods and words. Two of them are told in shu-bu.ts and harbour.ts; the rest is one generator.
import type { ApiScope, BenefitPolicy, CaptureSource, Role } from '@keqing/domain'
import type { Random, Weighted } from './random.ts'
import type { Country } from './season.ts'

export interface DemoStore {
  readonly code: string
  readonly name: string
  readonly city: string
  /** Share of the customers, in relation to the other stores'. */
  readonly share: number
  /** TERM-3, aimed at. Below 0.85 the overview has something to tell. */
  readonly registrationRate: number
  readonly groups: readonly [string, string]
  /** Months before the last day; 0: open since long before. */
  readonly openedMonthsAgo: number
  /** A till sends its receipts; without one they are entered by hand. */
  readonly till: boolean
}

export interface DemoLogin {
  readonly role: Role
  readonly email: string
  readonly name: string
  /** Where the role holds: the chain where no store is named. Codes of stores; with `group` the name of one of the first store's groups. */
  readonly stores?: readonly string[]
  readonly group?: string
  /** As the list of demo accounts names it, where the role alone does not say enough. */
  readonly title?: string
}

export interface DemoPersonName {
  readonly name: string
  readonly gender: 'female' | 'male'
  readonly ethnicity: string
}

export interface DemoStyle {
  readonly code: string
  readonly name: string
  readonly category: string
  /** Minor units. */
  readonly price: number
  readonly for: 'female' | 'male' | 'all'
  readonly season: 'warm' | 'cold' | 'mild' | 'all'
  readonly colours: readonly (readonly [code: string, name: string])[]
  /** Sizes of shoes; other goods have none. */
  readonly sized: boolean
}

export interface DemoWords {
  readonly profile: Readonly<Record<string, readonly string[]>>
  readonly notes: readonly string[]
  readonly addresses: Readonly<Record<string, readonly string[]>>
  readonly consentSource: string
  readonly visitNotes: readonly string[]
  readonly designations: readonly string[]
  readonly overrides: readonly string[]
  readonly adjustments: readonly string[]
  readonly voided: string
  readonly moved: string
}

export interface DemoCompany {
  readonly key: string
  readonly name: string
  /** In force from the first day, where they are not those that every chain starts with. */
  readonly benefits?: BenefitPolicy
  readonly chain: {
    readonly name: string
    readonly currency: string
    readonly timeZone: string
    readonly locale: 'zh-CN' | 'en'
    readonly country: Country
    readonly memberNoPrefix: string
  }
  readonly hq: { readonly name: string; readonly email: string }
  readonly logins: readonly DemoLogin[]
  readonly stores: readonly DemoStore[]
  readonly customers: number
  readonly months: number
  readonly staffNoPrefix: string
  /** POINT-2, where the default of one point per 100.00 does not fit the currency. */
  readonly pointForEveryMinor: number
  readonly apiClient: { readonly name: string; readonly store: string; readonly scopes: readonly ApiScope[] }
  readonly sources: Weighted<CaptureSource>
  readonly womenShare: number
  /** Prices at special price end in whole units of this. */
  readonly priceStep: number
  readonly styles: readonly DemoStyle[]
  readonly extras: readonly DemoStyle[]
  readonly sizes: { readonly female: readonly number[]; readonly male: readonly number[] }
  readonly words: DemoWords
  personName(random: Random): DemoPersonName
  companyName(random: Random): string
  /** The n-th phone of the customers: in a range kept for fiction or plainly not in use. */
  phone(n: number): string
  readonly phones: number
  email(random: Random, n: number): string
}
