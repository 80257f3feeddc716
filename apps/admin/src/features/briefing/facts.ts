/**
 * What a keeper asks before the first talk, found in what the server tells of a customer: what is usually bought, which days come, whether one may call, since when
 * the tier holds. Pure; days are local dates of the chain (TIME-1), today included in every span.
 */
import { birthdaysOn, localDate } from '@keqing/domain'
import type { CustomerBriefingQuery } from '../../gql/graphql.ts'
import { addDays } from '../customers/days.ts'

export type Briefed = NonNullable<CustomerBriefingQuery['customer']>
type Bought = Pick<Briefed['purchases']['nodes'][number], 'purchasedOn' | 'voidedAt' | 'returnedInFullOn'> & {
  readonly lines: readonly {
    readonly quantity: number
    readonly returnedUnits: number
    readonly item: { readonly id: string; readonly name: string; readonly category: string }
  }[]
}

/** Days ahead that are told, as in what a book holds (GROUP-3). */
export const AHEAD_DAYS = 60
const MOST_USUAL = 5

export interface Usual {
  readonly key: string
  readonly name: string
  /** Purchases in which it was kept. */
  readonly times: number
}

/** A purchase that counts (TERM-1): neither corrected nor taken back whole. */
export const counts = ({ voidedAt, returnedInFullOn }: Pick<Bought, 'voidedAt' | 'returnedInFullOn'>): boolean =>
  !voidedAt && !returnedInFullOn

/** What was kept in more than one purchase, the most frequent first, then the latest; at most five. Units taken back are not kept. */
export function usuallyBought(purchases: readonly Bought[], of: 'item' | 'category'): Usual[] {
  const found = new Map<string, Usual & { readonly lastOn: string }>()
  for (const { lines, purchasedOn } of purchases.filter(counts)) {
    const kept = lines.filter(line => line.quantity > line.returnedUnits && (of === 'item' || line.item.category))
    const named = new Map(kept.map(({ item }) => (of === 'item' ? [item.id, item.name] : [item.category, item.category])))
    for (const [key, name] of named) {
      const known = found.get(key)
      const lastOn = known && known.lastOn > purchasedOn ? known.lastOn : purchasedOn
      found.set(key, { key, name, times: (known?.times ?? 0) + 1, lastOn })
    }
  }
  return [...found.values()]
    .filter(({ times }) => times > 1)
    .toSorted((a, b) => b.times - a.times || b.lastOn.localeCompare(a.lastOn) || a.key.localeCompare(b.key))
    .slice(0, MOST_USUAL)
    .map(({ key, name, times }) => ({ key, name, times }))
}

/** The next birthday within 60 days; one of 29 February is kept on the 28th where there is none. Of whom the month alone is known, its first day that comes. */
export function birthdayAhead(
  { birthMonth, birthDay }: { readonly birthMonth?: number | null; readonly birthDay?: number | null },
  today: string
): string | undefined {
  const days = Array.from({ length: AHEAD_DAYS }, (_, at) => addDays(today, at))
  return days.find(day =>
    birthDay
      ? birthdaysOn(localDate(day)).some(one => one.month === birthMonth && one.day === birthDay)
      : Number(day.slice(5, 7)) === birthMonth
  )
}

export interface DayAhead {
  readonly on: string
  readonly kind: 'birthday' | 'birthMonth' | 'tier' | 'points' | 'voucher' | 'standing'
  readonly points?: number
  readonly tier?: Briefed['tierDecision']['forecast'][number]
  readonly voucher?: NonNullable<Briefed['vouchers']>['nodes'][number]
}

type Dated = Pick<Briefed, 'birthMonth' | 'birthDay' | 'standings' | 'vouchers'> & {
  readonly tierDecision: Pick<Briefed['tierDecision'], 'forecast'>
  readonly purse: Pick<Briefed['purse'], 'expiring'>
}

/** Days within 60 on which something happens by itself, the next one first. */
export function daysAhead(customer: Dated, today: string): DayAhead[] {
  const end = addDays(today, AHEAD_DAYS)
  const birthday = birthdayAhead(customer, today)
  const all: DayAhead[] = [
    ...(birthday ? [{ on: birthday, kind: customer.birthDay ? ('birthday' as const) : ('birthMonth' as const) }] : []),
    ...customer.tierDecision.forecast.slice(0, 1).map(tier => ({ on: tier.on, kind: 'tier' as const, tier })),
    ...customer.purse.expiring.map(({ expiresOn: on, points }) => ({ on, kind: 'points' as const, points })),
    ...(customer.vouchers?.nodes ?? []).map(voucher => ({ on: voucher.goodUntil, kind: 'voucher' as const, voucher })),
    ...customer.standings.flatMap(({ endsOn, endedAt }) => (endsOn && !endedAt ? [{ on: endsOn, kind: 'standing' as const }] : []))
  ]
  return all.filter(({ on }) => on >= today && on < end).toSorted((a, b) => a.on.localeCompare(b.on) || a.kind.localeCompare(b.kind))
}

/** PROFILE-5: purposes for which one may call; none, and nobody calls. `stopped`: the customer wants no contact at all, whatever was agreed to before. */
export function mayCall({
  consents,
  doNotContactSince
}: Pick<Briefed, 'doNotContactSince'> & {
  readonly consents: readonly Pick<Briefed['consents'][number], 'channel' | 'purpose' | 'granted'>[]
}): 'stopped' | readonly Briefed['consents'][number]['purpose'][] {
  if (doNotContactSince) return 'stopped'
  return consents.filter(({ channel, granted }) => channel === 'PHONE' && granted).map(({ purpose }) => purpose)
}

/** The day from which the customer has had the present tier, by the last change; absent where that led elsewhere. */
export function tierSince(
  tier: { readonly status: string; readonly key?: string | null },
  change: Pick<Briefed['tierChanges']['nodes'][number], 'toStatus' | 'toKey' | 'decidedOn'> | undefined
): string | undefined {
  return change?.toStatus === tier.status && (change.toKey ?? null) === (tier.key ?? null) ? change.decidedOn : undefined
}
