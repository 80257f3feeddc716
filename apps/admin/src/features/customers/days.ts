/** Days between local dates, counted in UTC so that no change of the clocks can shift one. */
const DAY = 86_400_000
export const instantOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

export function addDays(date: string, days: number): string {
  return new Date(instantOf(date) + days * DAY).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / DAY)
}
