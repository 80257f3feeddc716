// Receipts. Of customers, so that each history comes near its aim; of unknown buyers, so that each store's registration rate comes near its own (TERM-3).
import { addDays, addMonths, daysBetween, localDateOf, subtractMonths, type LocalDate } from '@keqing/domain'
import type { Catalogue, Discount } from './catalogue.ts'
import type { CustomerPlan } from './plan-customers.ts'
import type { PlannedCustomer, PlannedPurchase, PlannedStore, Setting } from './plan.ts'
import type { Random } from './random.ts'
import { openingInstant } from './season.ts'

/** Days after which a claimed receipt stays anonymous for its month. */
const CLAIM_DAYS = 7
const GOAL = 0.85

export class PurchasePlan {
  readonly #setting: Setting
  readonly #people: CustomerPlan
  readonly #catalogue: Catalogue
  readonly #random: Random
  readonly #all: PlannedPurchase[] = []

  constructor(setting: Setting, people: CustomerPlan, catalogue: Catalogue) {
    this.#setting = setting
    this.#people = people
    this.#catalogue = catalogue
    this.#random = setting.random.stream('purchases')
  }

  make(customers: readonly PlannedCustomer[], stores: readonly PlannedStore[]): PlannedPurchase[] {
    for (const customer of customers) this.#addHistory(customer, stores)
    const identified = this.#identified()
    for (const store of stores) this.#addAnonymous(store, identified)
    return this.#all.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  }

  /** Day by day of one customer; the dates say how often and how lately. */
  #addHistory(customer: PlannedCustomer, stores: readonly PlannedStore[]): void {
    const days = this.#days(customer)
    let points = 0
    const wanted = customer.aim === 'loyal' || customer.aim === 'loyalAway' ? 52 : 0
    const add = (on: LocalDate, index: number) => {
      points += this.#addPurchase(customer, stores, on, { index, points, loyal: wanted > 0 })
    }
    for (const [index, on] of days.entries()) add(on, index)
    const [first, last] = [days[0], days.at(-1)]
    for (let more = 0; first && last && points < wanted && more < 12; more++)
      add(this.#setting.season.day(this.#random, first, last), days.length + more)
  }

  #days(customer: PlannedCustomer): LocalDate[] {
    const { season } = this.#setting
    const random = this.#random
    const { aim, registeredOn } = customer
    if (aim === 'prospect') return []
    const between = this.#lastPurchase(aim)
    const first = random.chance(0.84) ? registeredOn : season.day(random, registeredOn, earlierOf(addDays(registeredOn, 20), between.to))
    if (aim === 'once') return [first]
    const count = random.weighted(COUNTS[aim])
    if (count === 1) return [first]
    const last = season.day(random, laterOf(first, between.from), laterOf(first, between.to))
    const others = Array.from({ length: count - 2 }, () => season.day(random, first, last))
    return [first, ...others, last].toSorted()
  }

  /** When a customer of that aim was last in the store. The edges are left so that some will be lowered within a month. */
  #lastPurchase(aim: PlannedCustomer['aim']): { from: LocalDate; to: LocalDate } {
    const today = this.#setting.season.last
    const ago = (months: number, days = 0) => addDays(subtractMonths(today, months), days)
    if (aim === 'lost') return { from: this.#setting.season.first, to: ago(12, -8) }
    if (aim === 'loyalAway' || aim === 'regularAway') return { from: ago(11), to: ago(6, -2) }
    if (aim === 'loyal' || aim === 'regular') return { from: ago(6, 3), to: today }
    return { from: this.#setting.season.first, to: today }
  }

  #addPurchase(
    customer: PlannedCustomer,
    stores: readonly PlannedStore[],
    on: LocalDate,
    past: { index: number; points: number; loyal: boolean }
  ): number {
    const random = this.#random
    const { company, now } = this.#setting
    const first = past.index === 0
    const at = first && on === customer.registeredOn ? customer.registeredAt : openingInstant(random, on, company.chain.timeZone)
    if (at > now || at < customer.registeredAt) return 0
    const store = first || !random.chance(0.06) ? customer.store : this.#otherStore(customer.store, stores, on)
    const discount: Discount = past.points >= 50 ? 0.8 : past.index >= 2 ? 0.85 : 1
    const lines = this.#catalogue.lines(random, customer, on, discount, random.weighted(past.loyal ? SHOES_LOYAL : SHOES))
    this.#all.push({
      id: random.id(at),
      store,
      customer,
      on,
      at,
      claimedAt: first ? null : this.#claim(on, at),
      declineReason: null,
      lines,
      voided: false,
      sellerId: this.#people.sellerOf(random, store, store === customer.store ? customer.groupId : null, on)
    })
    return Math.floor(lines.reduce((sum, line) => sum + line.amount, 0) / company.pointForEveryMinor)
  }

  /** Some forgot their number, and named themselves days later: within a week, or too late. */
  #claim(on: LocalDate, at: string): string | null {
    const random = this.#random
    const days = random.weighted([
      [0, 985],
      [random.int(1, CLAIM_DAYS), 10],
      [random.int(CLAIM_DAYS + 1, 20), 5]
    ] as const)
    // A late one is anonymous for its month; this month's rates, and the last's, are to be as aimed at even in a small store.
    const recent = on >= subtractMonths(this.#setting.season.last, 2)
    if (days === 0 || (recent && days > CLAIM_DAYS) || addDays(on, days) >= this.#setting.season.last) return null
    return new Date(Date.parse(at) + days * 86_400_000).toISOString()
  }

  #otherStore(home: PlannedStore, stores: readonly PlannedStore[], on: LocalDate): PlannedStore {
    const others = stores.filter(store => store.city === home.city && store.openedOn <= on)
    return this.#random.pick(others.length > 0 ? others : [home])
  }

  /** Month by month, as many as make the rate of the store; on the side of the goal where the store is meant to be. */
  #addAnonymous(store: PlannedStore, { buyers, late }: Identified): void {
    const { season } = this.#setting
    const random = this.#random.stream(`anonymous ${store.code}`)
    for (let month = `${season.first.slice(0, 8)}01` as LocalDate; month <= season.last; month = addMonths(month, 1)) {
      const from = laterOf(laterOf(month, season.first), store.openedOn)
      const to = earlierOf(addDays(addMonths(month, 1), -1), season.last)
      if (from > to) continue
      const key = monthKey(store, month)
      const count = this.#anonymousFor(random, store, buyers.get(key)?.size ?? 0) - (late.get(key) ?? 0)
      for (let n = 0; n < count; n++) this.#addAnonymousReceipt(random, store, season.day(random, from, to))
    }
  }

  /** TERM-3 by store and month: who registered there then and had bought by the month's end, and receipts that were claimed too late. */
  #identified(): Identified {
    const buyers = new Map<string, Set<PlannedCustomer>>()
    const late = new Map<string, number>()
    for (const purchase of this.#all) {
      const { customer, store, on } = purchase
      if (isLate(purchase, this.#setting.company.chain.timeZone)) late.set(monthKey(store, on), (late.get(monthKey(store, on)) ?? 0) + 1)
      else if (customer && on.slice(0, 7) <= customer.registeredOn.slice(0, 7)) {
        const key = monthKey(customer.store, customer.registeredOn)
        buyers.set(key, (buyers.get(key) ?? new Set()).add(customer))
      }
    }
    return { buyers, late }
  }

  #anonymousFor(random: Random, store: PlannedStore, buyers: number): number {
    const rate = store.registrationRate + (random.unit() - 0.5) * 0.025
    const count = Math.round((buyers * (1 - rate)) / rate)
    // Some buyers bring everything back by the month's end and are none then.
    const edge = (share: number) => Math.floor((share * buyers * (1 - GOAL)) / GOAL)
    return store.registrationRate < GOAL ? Math.max(count, edge(1) + 1) : Math.min(count, edge(0.94))
  }

  #addAnonymousReceipt(random: Random, store: PlannedStore, on: LocalDate): void {
    const { company, now } = this.#setting
    // Today's have happened by now, whenever now is.
    const today = on === this.#setting.season.last
    const at = today
      ? new Date(Date.parse(now) - random.int(5, 90) * 60_000).toISOString()
      : openingInstant(random, on, company.chain.timeZone)
    const day = today ? localDateOf(at, company.chain.timeZone) : on
    const gender = random.chance(company.womenShare) ? 'female' : 'male'
    const buyer = { gender, size: random.pick(company.sizes[gender]) } as const
    const declineReason = random.chance(0.62)
      ? random.weighted([
          ['pestering', 38],
          ['initiative', 14],
          ['noReason', 36],
          ['notBuyer', 12]
        ] as const)
      : null
    const lines = this.#catalogue.lines(random, buyer, day, 1, random.weighted(SHOES))
    this.#all.push({
      id: random.id(at),
      store,
      customer: null,
      on: day,
      at,
      claimedAt: null,
      declineReason,
      sellerId: this.#people.sellerOf(random, store, null, day),
      lines,
      voided: false
    })
  }
}

interface Identified {
  readonly buyers: ReadonlyMap<string, ReadonlySet<PlannedCustomer>>
  readonly late: ReadonlyMap<string, number>
}

const COUNTS = {
  loyal: [
    [7, 3],
    [9, 4],
    [11, 3],
    [13, 2],
    [16, 1]
  ],
  loyalAway: [
    [7, 3],
    [9, 3],
    [11, 2]
  ],
  regular: [
    [2, 42],
    [3, 26],
    [4, 15],
    [5, 9],
    [6, 5],
    [7, 3]
  ],
  regularAway: [
    [2, 60],
    [3, 25],
    [4, 15]
  ],
  lost: [
    [1, 50],
    [2, 32],
    [3, 14],
    [4, 4]
  ],
  once: [[1, 1]],
  prospect: [[1, 1]]
} as const

const SHOES = [
  [1, 82],
  [2, 16],
  [3, 2]
] as const
const SHOES_LOYAL = [
  [1, 60],
  [2, 33],
  [3, 7]
] as const

const laterOf = (a: LocalDate, b: LocalDate) => (a > b ? a : b)
const earlierOf = (a: LocalDate, b: LocalDate) => (a < b ? a : b)
const monthKey = (store: PlannedStore, day: LocalDate) => `${store.code} ${day.slice(0, 7)}`

function isLate(purchase: PlannedPurchase, timeZone: string): boolean {
  return purchase.claimedAt !== null && daysBetween(purchase.on, localDateOf(purchase.claimedAt, timeZone)) > CLAIM_DAYS
}
