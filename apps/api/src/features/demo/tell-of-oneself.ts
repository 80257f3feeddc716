// What customers tell of themselves, and how much of it.
import { daysInMonth, fromParts, yearOf, type LocalDate } from '@keqing/domain'
import type { DemoCompany, DemoPersonName } from './company.ts'
import type { Random } from './random.ts'

/** A full birthday, a day to congratulate on, an age at a guess, or nothing. */
export function birthday(random: Random, person: DemoPersonName | null, on: LocalDate) {
  const nothing = { birth_on: null, birth_month: null, birth_day: null, age_band: null }
  if (!person) return nothing
  const age = Math.round(18 + 52 * ((random.unit() + random.unit() + random.unit()) / 3) ** 1.15)
  const month = random.int(1, 12)
  const year = yearOf(on) - age
  const day = random.int(1, daysInMonth(year, month))
  const band = (['18to24', '25to34', '35to44', '45to54', '55to64', '65plus'] as const)[
    [24, 34, 44, 54, 64].filter(edge => age > edge).length
  ]
  const told = random.weighted([
    ['full', 46],
    ['yearly', 14],
    ['band', 26],
    ['none', 14]
  ] as const)
  if (told === 'full') return { birth_on: fromParts(year, month, day), birth_month: month, birth_day: day, age_band: null }
  if (told === 'yearly') return { ...nothing, birth_month: month, birth_day: day }
  return told === 'band' ? { ...nothing, age_band: band } : nothing
}

/** `care`: from 0 to 1, how well the customer is known. */
export function profile(random: Random, company: DemoCompany, care: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(company.words.profile).flatMap(([field, values]) =>
      random.chance(care * care * 1.05) ? [[field, random.pick(values)]] : []
    )
  )
}

export function address(random: Random, company: DemoCompany, city: string): string {
  const streets = company.words.addresses[city] ?? [city]
  return company.chain.locale === 'en'
    ? `${random.int(1, 180)} ${random.pick(streets)}`
    : `${city}市${random.pick(streets)}${random.int(1, 280)}号`
}
