// What else happened: receipts as rows, goods brought back, visits, tiers that people gave, points adjusted.
import { addDays, localDateOf, subtractMonths, type LocalDate } from '@keqing/domain'
import type { PlannedCustomer, PlannedPurchase, Row, Setting } from './plan.ts'
import { planAdjustments, planStandings } from './plan-standings.ts'
import type { Random } from './random.ts'
import { openingInstant } from './season.ts'

const RETURNED = 0.034
const UNNAMED = 0.3
const LATE = 0.015
const DAY_MS = 86_400_000

export interface PlannedFacts {
  readonly purchase: Row[]
  readonly purchase_line: Row[]
  readonly purchase_return: Row[]
  readonly return_line: Row[]
  readonly visit: Row[]
  readonly standing: Row[]
  readonly point_entry: Row[]
}

export class FactPlan {
  readonly #setting: Setting
  readonly #rows: Omit<PlannedFacts, 'standing' | 'point_entry'> = {
    purchase: [],
    purchase_line: [],
    purchase_return: [],
    return_line: [],
    visit: []
  }
  /** Receipts and returns are numbered by store and day, as tills do. */
  readonly #numbers = new Map<string, number>()

  constructor(setting: Setting) {
    this.#setting = setting
  }

  make(customers: readonly PlannedCustomer[], purchases: readonly PlannedPurchase[]): PlannedFacts {
    const all = this.#withDuplicate(purchases)
    for (const purchase of all) this.#addReceipt(purchase)
    for (const purchase of all) this.#maybeReturn(purchase)
    this.#addUnmatched(all)
    this.#addVisits(customers, all)
    return { ...this.#rows, standing: planStandings(this.#setting, customers), point_entry: planAdjustments(this.#setting, customers) }
  }

  /** One receipt was entered twice and voided. */
  #withDuplicate(purchases: readonly PlannedPurchase[]): PlannedPurchase[] {
    const twice = purchases.find(each => each.customer && each.on >= subtractMonths(this.#setting.season.last, 2))
    if (!twice) return [...purchases]
    const at = new Date(Date.parse(twice.at) + 180_000).toISOString()
    const random = this.#setting.random.stream('void')
    return [...purchases, { ...twice, id: random.id(at), at, voided: true }].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  }

  #number(prefix: string, code: string, on: LocalDate): string {
    const key = `${prefix}${code}${on.slice(2).replaceAll('-', '')}`
    const next = (this.#numbers.get(key) ?? 0) + 1
    this.#numbers.set(key, next)
    return `${key}${String(next).padStart(3, '0')}`
  }

  /** Mostly at once; a few were entered days later. */
  #recordedAt(random: Random, at: string): string {
    const after = random.chance(LATE) ? random.int(1, 4) * DAY_MS : random.int(2, 40) * 1000
    const recorded = new Date(Date.parse(at) + after).toISOString()
    return recorded < this.#setting.now ? recorded : this.#setting.now
  }

  #addReceipt(purchase: PlannedPurchase): void {
    const { chainId, company, random } = this.#setting
    const { id, store, customer, on, at, lines, sellerId } = purchase
    const total = (some: typeof lines, of: 'amount' | 'quantity') => some.reduce((sum, line) => sum + line[of], 0)
    this.#rows.purchase.push({
      id,
      chain_id: chainId,
      store_id: store.id,
      receipt_no: this.#number('', store.code, on),
      happened_at: at,
      purchased_on: on,
      recorded_at: this.#recordedAt(random, at),
      recorded_by: store.till ? null : sellerId,
      source: store.till ? 'till' : 'admin',
      customer_id: customer?.id ?? null,
      claimed_at: purchase.claimedAt,
      decline_reason: purchase.declineReason,
      seller_id: sellerId,
      units: total(lines, 'quantity'),
      paid_minor: total(lines, 'amount'),
      special_minor: total(
        lines.filter(line => line.special),
        'amount'
      ),
      returned_units: 0,
      returned_minor: 0,
      voided_at: purchase.voided ? new Date(Date.parse(at) + 600_000).toISOString() : null,
      void_reason: purchase.voided ? company.words.voided : null
    })
    for (const [index, line] of lines.entries()) {
      this.#rows.purchase_line.push({
        purchase_id: id,
        line_no: index + 1,
        item_id: line.itemId,
        quantity: line.quantity,
        amount_minor: line.amount,
        special_price: line.special
      })
    }
  }

  #maybeReturn(purchase: PlannedPurchase): void {
    const random = this.#setting.random
    if (purchase.voided || purchase.claimedAt || !random.chance(RETURNED)) return
    // A receipt returned in full counts no more: those of unknown buyers keep a line, or the store's registration rate would not be what was aimed at.
    if (!purchase.customer && purchase.lines.length === 1) return
    const at = new Date(Date.parse(purchase.at) + random.int(1, 14) * DAY_MS + random.int(-90, 90) * 60_000).toISOString()
    if (at > this.#setting.now) return
    const lineNo = random.int(1, purchase.lines.length)
    const line = purchase.lines[lineNo - 1]
    if (!line) return
    // A till that does not ask for the receipt names the customer and the goods only (TERM-1b).
    const unnamed = purchase.customer !== null && random.chance(UNNAMED)
    this.#addReturn(at, purchase, {
      itemId: line.itemId,
      quantity: line.quantity,
      purchaseId: unnamed ? null : purchase.id,
      lineNo: unnamed ? null : lineNo
    })
  }

  #addReturn(
    at: string,
    of: PlannedPurchase,
    line: { itemId: string; quantity: number; purchaseId: string | null; lineNo: number | null }
  ): void {
    const { chainId, company, random } = this.#setting
    const on = localDateOf(at, company.chain.timeZone)
    const id = random.id(at)
    this.#rows.purchase_return.push({
      id,
      chain_id: chainId,
      store_id: of.store.id,
      return_no: this.#number('R', of.store.code, on),
      happened_at: at,
      returned_on: on,
      recorded_at: this.#recordedAt(random, at),
      recorded_by: of.store.till ? null : of.sellerId,
      source: of.store.till ? 'till' : 'admin',
      customer_id: of.customer?.id ?? null,
      purchase_id: line.purchaseId,
      units: line.quantity
    })
    this.#rows.return_line.push({ return_id: id, line_no: 1, item_id: line.itemId, purchase_line_no: line.lineNo, quantity: line.quantity })
  }

  /** Goods brought back by customers who never bought them here. */
  #addUnmatched(purchases: readonly PlannedPurchase[]): void {
    const { season, random, company } = this.#setting
    const recent = purchases.filter(
      each => each.customer && !each.voided && each.on >= subtractMonths(season.last, 3) && each.on < addDays(season.last, -6)
    )
    const foreign = purchases.filter(each => each.on < subtractMonths(season.last, 6))
    for (const purchase of random.some(recent, 4)) {
      const bought = new Set(purchases.flatMap(each => (each.customer === purchase.customer ? each.lines.map(line => line.itemId) : [])))
      const item = foreign.flatMap(each => each.lines).find(line => !bought.has(line.itemId))
      const at = openingInstant(random, addDays(purchase.on, random.int(1, 5)), company.chain.timeZone)
      if (item) this.#addReturn(at, purchase, { itemId: item.itemId, quantity: random.int(1, 2), purchaseId: null, lineNo: null })
    }
  }

  /** Visits lie between registration and the last purchase, so that they do not undo what a history aims at; prospects come when they like. */
  #addVisits(customers: readonly PlannedCustomer[], purchases: readonly PlannedPurchase[]): void {
    const { chainId, company, season, now } = this.#setting
    const random = this.#setting.random.stream('visits')
    const lastOf = new Map(purchases.flatMap(each => (each.customer ? [[each.customer, each.on] as const] : [])))
    for (const customer of customers) {
      const count = random.weighted(
        customer.aim === 'prospect'
          ? ([
              [0, 2],
              [1, 3],
              [2, 2],
              [3, 1],
              [4, 1]
            ] as const)
          : ([
              [0, 62],
              [1, 24],
              [2, 10],
              [3, 4]
            ] as const)
      )
      for (let n = 0; n < count; n++) {
        const from = customer.aim === 'prospect' ? later(customer.registeredOn, subtractMonths(season.last, 8)) : customer.registeredOn
        const on = season.day(random, from, lastOf.get(customer) ?? season.last)
        const at = openingInstant(random, on, company.chain.timeZone)
        if (at > now || at < customer.registeredAt) continue
        const note = random.chance(0.4) ? random.pick(company.words.visitNotes) : ''
        this.#rows.visit.push({
          id: random.id(at),
          chain_id: chainId,
          store_id: customer.store.id,
          customer_id: customer.id,
          happened_at: at,
          visited_on: on,
          recorded_at: at,
          recorded_by: customer.store.managerId,
          note: note || null
        })
      }
    }
  }
}

const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b)
