/**
 * A customer's points in memory, token by token, for tests: what the ledger has to agree with after every act. It knows nothing of entries or SQL and counts
 * one point at a time, so that no closed formula is shared with what it checks.
 */
import { addDays, type LocalDate } from '../calendar/local-date.ts'

/** A lot by its last day; 'never' expires never. */
export type LotKey = LocalDate | 'never'

interface Lot {
  points: number
  expired: number
}

interface Pending {
  readonly lot: LotKey
  readonly amount: number
  readonly on: LocalDate
}

export interface MemoryHold {
  readonly points: number
  readonly heldOn: LocalDate
  readonly expiresAt: number
}

interface Redemption {
  readonly points: number
  readonly taken: Map<LotKey, number>
  readonly back: Map<LotKey, number>
}

export class MemoryLedger {
  today: LocalDate
  now: number
  readonly #lots = new Map<LotKey, Lot>()
  #pending: Pending[] = []
  readonly #holds = new Map<string, MemoryHold>()
  readonly #redemptions = new Map<string, Redemption>()
  #together = false

  constructor(today: LocalDate, now: number) {
    this.today = today
    this.now = now
  }

  /** Time goes on: what was pending is confirmed, what is due expires. */
  at(today: LocalDate, now: number): void {
    this.today = today
    this.now = now
    const ripe = this.#pending.filter(({ on }) => on <= today)
    this.#pending = this.#pending.filter(({ on }) => on > today)
    for (const { lot, amount } of ripe) this.#of(lot).points += amount
    this.settle()
  }

  /** What one act moves: nothing expires in the midst of it. */
  together(act: () => void): void {
    this.#together = true
    act()
    this.#together = false
    this.settle()
  }

  /** Points of a lot that count from a day. */
  move(lot: LotKey, amount: number, on: LocalDate): void {
    if (on <= this.today) this.#of(lot).points += amount
    else this.#pending.push({ lot, amount, on })
    this.settle()
  }

  /** Taken from what expires first, one by one; false where there is not as much. */
  spend(points: number): ReadonlyMap<LotKey, number> | undefined {
    this.settle()
    return points > this.available() ? undefined : this.#take(points, this.today)
  }

  hold(id: string, points: number, minutes: number): boolean {
    this.settle()
    if (points > this.available()) return false
    this.#holds.set(id, { points, heldOn: this.today, expiresAt: this.now + minutes * 60_000 })
    return true
  }

  /** A hold that has neither ended nor outlived its time. */
  holds(): string[] {
    return [...this.#holds].filter(([, hold]) => hold.expiresAt > this.now).map(([id]) => id)
  }

  pointsOfHold(id: string): number {
    return this.#holds.get(id)?.points ?? 0
  }

  cancel(id: string): void {
    this.#holds.delete(id)
    this.settle()
  }

  redeem(id: string, points: number, hold?: string): boolean {
    this.settle()
    const paying = hold === undefined ? undefined : this.#holds.get(hold)
    const free = this.available() + (paying ? this.#held() : 0)
    if (points > free) return false
    const taken = this.#take(points, paying?.heldOn ?? this.today)
    if (hold !== undefined) this.#holds.delete(hold)
    this.#redemptions.set(id, { points, taken, back: new Map() })
    this.settle()
    return true
  }

  /** So many of its points are to be back in all: what was taken last comes first. */
  giveBack(id: string, wanted: number): void {
    const redemption = this.#redemptions.get(id)
    if (!redemption) return
    let left = wanted
    for (const lot of [...redemption.taken.keys()].toSorted(byDay).toReversed()) {
      let target = 0
      for (; left > 0 && target < (redemption.taken.get(lot) ?? 0); left--) target++
      this.#of(lot).points += target - (redemption.back.get(lot) ?? 0)
      redemption.back.set(lot, target)
    }
    this.settle()
  }

  available(): number {
    const total = [...this.#lots.values()].reduce((sum, lot) => sum + lot.points, 0)
    return total - this.#held()
  }

  /** What was known of it, confirmed or not: the balance. */
  balance(): number {
    return this.available() + this.#held() + this.#pending.reduce((sum, { amount }) => sum + amount, 0)
  }

  /** What is left of each lot, as [last day, points], of those that hold or owe something. */
  lots(): (readonly [LotKey, number])[] {
    return [...this.#lots]
      .flatMap(([key, { points }]) => (points === 0 ? [] : [[key, points] as const]))
      .toSorted(([a], [b]) => byDay(a, b))
  }

  settle(): void {
    if (this.#together) return
    const due = [...this.#lots].filter(([key]) => key !== 'never' && addDays(key, 1) <= this.today).toSorted(([a], [b]) => byDay(a, b))
    for (const [, lot] of due) for (; lot.points < 0 && lot.expired > 0; lot.expired--) lot.points++
    let owed = this.#held(hold => hold.heldOn < this.today)
    for (const lot of this.#lots.values()) for (let below = lot.points; below < 0; below++) owed++
    for (const [, lot] of due) {
      for (let point = lot.points; point > 0; point--) {
        if (owed > 0) owed--
        else {
          lot.points--
          lot.expired++
        }
      }
    }
  }

  #held(which: (hold: MemoryHold) => boolean = () => true): number {
    return [...this.#holds.values()].filter(hold => hold.expiresAt > this.now && which(hold)).reduce((sum, hold) => sum + hold.points, 0)
  }

  #take(points: number, goodOn: LocalDate): Map<LotKey, number> {
    const taken = new Map<LotKey, number>()
    for (let left = points; left > 0; left--) {
      const [key] = [...this.#lots]
        .filter(([lot, { points: rest }]) => rest > 0 && (lot === 'never' || lot >= goodOn))
        .map(([lot]) => lot)
        .toSorted(byDay)
      if (key === undefined) throw new Error('a ledger in memory that has not what it says it has')
      this.#of(key).points--
      taken.set(key, (taken.get(key) ?? 0) + 1)
    }
    return taken
  }

  #of(key: LotKey): Lot {
    const lot = this.#lots.get(key) ?? { points: 0, expired: 0 }
    this.#lots.set(key, lot)
    return lot
  }
}

function byDay(a: LotKey, b: LotKey): number {
  if (a === b) return 0
  return a !== 'never' && (b === 'never' || a < b) ? -1 : 1
}
