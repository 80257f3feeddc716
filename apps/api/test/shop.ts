// A shop's day in few words: customers, receipts and returns through GraphQL, for tests that tell a story.
import { expect } from '@jest/globals'
import type { Answer, Company, Person, World } from './world.ts'

export interface Line {
  readonly item: string
  readonly n?: number
  readonly paid: number
  readonly special?: boolean
}

export interface Slip {
  readonly no: string
  readonly at?: string
  readonly store?: string
  readonly customer?: string | null
  readonly lines: readonly Line[]
  readonly [more: string]: unknown
}

export interface Back {
  readonly no: string
  readonly at?: string
  readonly store?: string
  readonly customer?: string | null
  readonly of?: string
  readonly ofReceipt?: string
  readonly lines: readonly { item?: string; line?: number; n: number }[]
}

const MOST_ATTEMPTS = 30
const NOON = '2026-06-01T12:00:00+08:00'
const PURCHASE = `purchase { id receiptNo paid { minor } returned { minor } net { minor } returnedUnits returnedInFullOn points voidedAt claimedLate customer { id }
  lines { lineNo quantity returnedUnits returned { minor } item { code name } } }`
const ERRORS = 'userErrors { code field params { name value } }'

export class Shop {
  readonly #world: World
  readonly #company: Company
  readonly #as: Person | string

  constructor(world: World, company: Company = world.acme, as: Person | string = company.hq) {
    this.#world = world
    this.#company = company
    this.#as = as
  }

  as(person: Person | string): Shop {
    return new Shop(this.#world, this.#company, person)
  }

  ask(query: string, variables?: Record<string, unknown>): Promise<Answer> {
    return this.#world.ask(this.#as, query, variables)
  }

  /** The payload of a mutation with one input; top-level errors fail the test. Where the service is busy (TRUST 38) it asks again, as a till does. */
  async act(name: string, type: string, input: unknown, fields: string) {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input })
      if (attempt < MOST_ATTEMPTS && answer.errors?.every(error => error.extensions.code === 'UNAVAILABLE')) continue
      expect(answer.errors).toBeUndefined()
      return answer.data[name]
    }
  }

  async register(phone: string, more: Record<string, unknown> = {}): Promise<string> {
    const input = {
      chainId: this.#company.chainId,
      storeId: this.#company.stores[0]?.id,
      name: '王 敏',
      phone,
      captureSource: 'TILL',
      registeredOn: '2024-01-01',
      ...more
    }
    const payload = await this.act('customerRegister', 'CustomerRegisterInput', input, `customer { id } ${ERRORS}`)
    expect(payload.userErrors).toEqual([])
    return payload.customer.id
  }

  slip({ no, at, store, customer, lines, ...more }: Slip) {
    return {
      chainId: this.#company.chainId,
      storeCode: store ?? 'S1',
      receiptNo: no,
      happenedAt: at ?? NOON,
      customerId: customer,
      lines: lines.map(line => ({
        itemCode: line.item,
        quantity: line.n ?? 1,
        amountMinor: line.paid,
        specialPrice: line.special ?? false
      })),
      ...more
    }
  }

  back({ no, at, store, customer, of, ofReceipt, lines }: Back) {
    return {
      chainId: this.#company.chainId,
      storeCode: store ?? 'S1',
      returnNo: no,
      happenedAt: at ?? '2026-06-10T12:00:00+08:00',
      customerId: customer,
      purchaseId: of,
      purchaseReceiptNo: ofReceipt,
      lines: lines.map(line => ({ itemCode: line.item, purchaseLineNo: line.line, quantity: line.n }))
    }
  }

  buy(slip: Slip) {
    return this.act('purchaseRecord', 'PurchaseRecordInput', this.slip(slip), `repeated ${PURCHASE} ${ERRORS}`)
  }

  async bought(slip: Slip): Promise<string> {
    const payload = await this.buy(slip)
    expect(payload.userErrors).toEqual([])
    return payload.purchase.id
  }

  buyAll(slips: readonly Slip[]) {
    const input = { chainId: this.#company.chainId, purchases: slips.map(slip => this.slip(slip)) }
    return this.act('purchaseRecordBatch', 'PurchaseRecordBatchInput', input, `results { repeated ${PURCHASE} ${ERRORS} } ${ERRORS}`)
  }

  bringBack(back: Back) {
    const fields = `repeated purchaseReturn { id units unmatchedUnits refunded { minor } voidedAt purchase { id } customer { id } lines { lineNo quantity unmatchedUnits item { code } } } ${ERRORS}`
    return this.act('purchaseReturnRecord', 'PurchaseReturnRecordInput', this.back(back), fields)
  }

  bringBackAll(backs: readonly Back[]) {
    const input = { chainId: this.#company.chainId, returns: backs.map(back => this.back(back)) }
    return this.act(
      'purchaseReturnRecordBatch',
      'PurchaseReturnRecordBatchInput',
      input,
      `results { repeated purchaseReturn { id unmatchedUnits refunded { minor } } ${ERRORS} } ${ERRORS}`
    )
  }

  void(id: string, reason = 'keyed in twice') {
    return this.act('purchaseVoid', 'PurchaseVoidInput', { id, reason }, `${PURCHASE} ${ERRORS}`)
  }

  claim(purchaseId: string, customerId: string) {
    return this.act('purchaseClaim', 'PurchaseClaimInput', { purchaseId, customerId }, `${PURCHASE} ${ERRORS}`)
  }

  adjust(customerId: string, amount: number, idempotencyKey: string, reason = 'goodwill') {
    return this.act(
      'pointsAdjust',
      'PointsAdjustInput',
      { customerId, amount, reason, idempotencyKey },
      `entry { id kind amount reason balanceAfter approvedBy { id } } customer { points { balance credited } } ${ERRORS}`
    )
  }

  async customer(id: string) {
    const answer = await this.ask(
      `query ($id: ID!) { customer(id: $id) { purchaseCount netSpend { minor } tier { status key } points { balance credited earned adjusted reversed redeemed expired }
        pointEntries(first: 100) { totalCount nodes { kind amount happenedOn balanceAfter returnNo reason purchase { receiptNo } } }
        purchases(first: 100) { totalCount net { minor } nodes { receiptNo returned { minor } returnedInFullOn voidedAt points } } visits { totalCount nodes { visitedOn note } } } }`,
      { id }
    )
    expect(answer.errors).toBeUndefined()
    return answer.data.customer
  }
}
