/**
 * A customer's vouchers in memory, for tests: what the ledger of vouchers has to agree with after every act. It knows nothing of entries, SQL or the functions it
 * checks: it keeps what is on each voucher as a number that goes up and down, and counts shares one minor unit at a time.
 */
import { addDays, daysBetween, type LocalDate } from '../calendar/local-date.ts'

export interface MemoryVoucher {
  readonly face: number
  readonly inParts: boolean
  /** How many days longer it is good for, from when value comes back to it. */
  readonly longer: number
  left: number
  /** Left it for receipts, less what came back. */
  used: number
  /** Left it because it was over or void. */
  gone: number
  until: LocalDate
  isVoid: boolean
}

interface Part {
  readonly id: string
  readonly off: number
  readonly taken: number
  back: number
  /** The day it paid a receipt. */
  on?: LocalDate
}

interface Hold {
  readonly parts: readonly Part[]
  readonly expiresAt: number
}

interface Receipt {
  readonly parts: readonly Part[]
  readonly units: number
  /** After vouchers. */
  readonly paid: number
  readonly known: boolean
  readonly voided: boolean
  readonly returnedUnits: number
}

export class MemoryVouchers {
  today: LocalDate
  now: number
  readonly #vouchers = new Map<string, MemoryVoucher>()
  readonly #holds = new Map<string, Hold>()
  readonly #receipts = new Map<string, Receipt>()
  #workedOn: LocalDate | undefined

  constructor(today: LocalDate, now: number) {
    this.today = today
    this.now = now
  }

  issue(id: string, voucher: Pick<MemoryVoucher, 'face' | 'inParts' | 'longer' | 'until'>): void {
    this.#vouchers.set(id, { ...voucher, left: voucher.face, used: 0, gone: 0, isVoid: false })
  }

  /** Once a day; what a till holds waits for the next. */
  night(): void {
    if (this.#workedOn !== undefined && this.#workedOn >= this.today) return
    this.#workedOn = this.today
    for (const [id, voucher] of this.#vouchers) if (this.#held(id) === 0) this.#settle(voucher)
  }

  state(id: string): { readonly state: string; readonly left: number; readonly until: LocalDate } {
    const voucher = this.#of(id)
    return { state: this.#state(voucher), left: voucher.left, until: voucher.until }
  }

  /** What it would take off a large receipt, by itself. */
  free(id: string): number {
    return this.#bar(id) ? 0 : this.#of(id).left - this.#held(id)
  }

  /** A refusal with its place, or what is left to pay; `as` says what becomes of it. */
  pay(ids: readonly string[], price: number, as: { hold: string; minutes: number } | { receipt: string; units: number }): string | number {
    let open = price
    const parts: Part[] = []
    for (const [at, id] of ids.entries()) {
      const bar = this.#bar(id) ?? (open <= 0 ? 'VOUCHER_NOTHING_ELIGIBLE' : undefined)
      if (bar) return `${bar} vouchers.${at}`
      const [voucher, free] = [this.#of(id), this.free(id)]
      const off = Math.min(free, open)
      open -= off
      parts.push({ id, off, taken: voucher.inParts ? off : free, back: 0 })
    }
    if ('hold' in as) this.#holds.set(as.hold, { parts, expiresAt: this.now + as.minutes * 60_000 })
    else this.#take(as.receipt, parts, { units: as.units, paid: open })
    return open
  }

  confirm(hold: string, receipt: string, units: number, paid: number): string | undefined {
    const held = this.#live(hold)
    if (!held) return 'TILL_HOLD_ENDED holdId'
    for (const { id, taken } of held.parts) {
      const { isVoid, left, gone } = this.#of(id)
      if (isVoid) return 'VOUCHER_VOID holdId'
      if (left < taken) return `${gone > 0 ? 'VOUCHER_EXPIRED' : 'VOUCHER_USED'} holdId`
    }
    this.#holds.delete(hold)
    this.#take(receipt, held.parts, { units, paid })
    return undefined
  }

  cancel(hold: string): string | undefined {
    return this.#live(hold) && this.#holds.delete(hold) ? undefined : 'TILL_HOLD_ENDED holdId'
  }

  /** As it is by now: recorded or not, voided or not, so many units back. */
  follow(receipt: string, facts: Partial<Pick<Receipt, 'known' | 'voided' | 'returnedUnits'>>): void {
    const now = { ...this.#receipts.get(receipt)!, ...facts }
    this.#receipts.set(receipt, now)
    if (!now.known) return
    for (const part of now.parts) this.#giveBack(part, backOf(part, now) - part.back, now.voided ? this.#leftThen(part) : undefined)
  }

  /** All that paid a receipt which never came is back. */
  undo(receipt: string): void {
    for (const part of this.#receipts.get(receipt)?.parts ?? []) this.#giveBack(part, part.taken - part.back, this.#leftThen(part))
    this.#receipts.delete(receipt)
  }

  /** Of the days that it was good for when it paid. */
  #leftThen({ id, on }: Part): number {
    return daysBetween(on!, this.#of(id).until)
  }

  /** `left`: the days that it has at most, where it had never to pay. */
  #giveBack(part: Part, change: number, left = Number.POSITIVE_INFINITY): void {
    if (change === 0) return
    const voucher = this.#of(part.id)
    if (change > 0) {
      this.#settle(voucher)
      const longer = addDays(this.today, Math.min(voucher.longer, Math.max(0, left)))
      if (longer > voucher.until) voucher.until = longer
    }
    voucher.left += change
    voucher.used -= change
    part.back += change
    this.#settle(voucher)
  }

  voidVoucher(id: string): string | undefined {
    const voucher = this.#of(id)
    const state = this.#state(voucher)
    if (state === 'VOID' || state === 'EXPIRED' || state === 'USED') return `VOUCHER_${state} id`
    voucher.isVoid = true
    this.#settle(voucher)
    return undefined
  }

  #take(receipt: string, parts: readonly Part[], of: { units: number; paid: number }): void {
    for (const { id, taken } of parts) {
      this.#of(id).left -= taken
      this.#of(id).used += taken
    }
    this.#receipts.set(receipt, {
      ...of,
      parts: parts.map(part => ({ ...part, on: this.today })),
      known: false,
      voided: false,
      returnedUnits: 0
    })
  }

  /** What is over holds nothing; what it lacks is filled from what had left it so. */
  #settle(voucher: MemoryVoucher): void {
    const over = voucher.isVoid || voucher.until < this.today
    for (; over && voucher.left > 0; voucher.left--) voucher.gone++
    for (; voucher.left < 0 && voucher.gone > 0; voucher.left++) voucher.gone--
  }

  #state({ face, left, used, until, isVoid }: MemoryVoucher): string {
    if (isVoid) return 'VOID'
    if (used >= face) return 'USED'
    if (until < this.today || left <= 0) return 'EXPIRED'
    return left < face ? 'PARTLY_USED' : 'ACTIVE'
  }

  #bar(id: string): string | undefined {
    const voucher = this.#of(id)
    const state = this.#state(voucher)
    if (state !== 'ACTIVE' && state !== 'PARTLY_USED') return `VOUCHER_${state}`
    const held = this.#held(id)
    return (voucher.inParts ? held >= voucher.left : held > 0) ? 'VOUCHER_HELD' : undefined
  }

  #live(hold: string): Hold | undefined {
    const held = this.#holds.get(hold)
    return held && held.expiresAt > this.now ? held : undefined
  }

  #held(id: string): number {
    const live = [...this.#holds.keys()].flatMap(hold => this.#live(hold)?.parts ?? [])
    return live.filter(part => part.id === id).reduce((sum, { taken }) => sum + taken, 0)
  }

  #of(id: string): MemoryVoucher {
    const voucher = this.#vouchers.get(id)
    if (!voucher) throw new Error('a voucher that memory does not know')
    return voucher
  }
}

/** How much of one part is to be back: by what was paid, by units where nothing was, all of it with the whole receipt. */
function backOf({ off, taken }: Part, { units, paid, returnedUnits, voided }: Receipt): number {
  if (voided || returnedUnits >= units) return taken
  return paid > 0 ? Math.min(off, share(off, share(paid, returnedUnits, units), paid)) : share(off, returnedUnits, units)
}

/** So many of `all` as `some` are of `whole`, half up. */
function share(all: number, some: number, whole: number): number {
  let count = 0
  while ((2 * count + 1) * whole <= 2 * all * some) count++
  return count
}
