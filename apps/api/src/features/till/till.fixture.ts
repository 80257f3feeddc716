// A till that takes vouchers, in few words: for tests that tell a story about it.
import type { Company, Person, World } from '../../../test/world.ts'
import { codes, someKey, Vouchers } from '../../../test/vouchers.ts'

export { codes, someKey }

const ERRORS = 'userErrors { code field params { name value } }'
const REDEMPTION =
  'id receiptNo off { minor } taken { minor } givenBack { minor } version policyVersion recorded undoneAt undoReason undoneBy { id }'
const PAID = `hold { id state } vouchers { ${REDEMPTION} } points { points off { minor } } lines { minor } ${ERRORS}`

export interface Pay {
  readonly ids?: readonly string[]
  readonly codes?: readonly string[]
  readonly lines?: readonly object[]
  readonly no?: string
  readonly [more: string]: unknown
}

export class VoucherTill extends Vouchers {
  readonly #world: World
  readonly #company: Company

  constructor(world: World, company: Company = world.acme, as: Person | string = company.hq) {
    super(world, company, as)
    this.#world = world
    this.#company = company
  }

  override as(person: Person | string): VoucherTill {
    return new VoucherTill(this.#world, this.#company, person)
  }

  #asked({ ids, codes: scanned, lines, no: _no, ...more }: Pay) {
    return {
      chainId: this.#company.chainId,
      storeCode: 'S1',
      vouchers: [...(scanned ?? []).map(code => ({ code })), ...(ids ?? []).map(id => ({ id }))],
      lines: lines ?? [{ amountMinor: 30_000 }],
      idempotencyKey: someKey(),
      ...more
    }
  }

  redeem(pay: Pay) {
    const input = { ...this.#asked(pay), receiptNo: pay.no ?? someKey() }
    return this.shop.act('voucherRedeem', 'VoucherRedeemInput', input, PAID)
  }

  undo(redemptionId: string, { reason = 'mistyped', key = someKey() }: { readonly reason?: string; readonly key?: string } = {}) {
    const input = { redemptionId, reason, idempotencyKey: key }
    return this.shop.act('voucherRedeemUndo', 'VoucherRedeemUndoInput', input, `redemption { ${REDEMPTION} } ${ERRORS}`)
  }

  hold(pay: Pay) {
    const fields = `hold { id state expiresAt points pointsOff { minor } vouchers { voucherId off { minor } } } lines { minor } ${ERRORS}`
    return this.shop.act('tillHold', 'TillHoldInput', this.#asked(pay), fields)
  }

  confirm(holdId: string, no: string = someKey(), key: string = someKey()) {
    return this.shop.act('tillHoldConfirm', 'TillHoldConfirmInput', { holdId, receiptNo: no, idempotencyKey: key }, PAID)
  }

  cancel(holdId: string, key: string = someKey()) {
    return this.shop.act('tillHoldCancel', 'TillHoldCancelInput', { holdId, idempotencyKey: key }, `hold { id state } ${ERRORS}`)
  }

  async quote(more: Record<string, unknown>) {
    const input = { chainId: this.#company.chainId, storeCode: 'S1', ...more }
    const query = `query ($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) { pay { minor }
      points vouchers { id maskedCode version policyVersion bar left { minor } off { minor } goodUntil }
      payment { points off { minor } pay { minor } lines { minor } vouchers { id bar off { minor } } } } }`
    return this.shop.ask(query, { input })
  }

  /** A voucher in a new customer's hands. */
  async held(more: Record<string, unknown> = {}): Promise<{ customer: string; id: string; definition: string }> {
    const [customer, definition] = [await this.register(), await this.defined(more)]
    return { customer, definition, id: await this.issued(definition, customer) }
  }

  /** State, value left, and entries as [kind, amount], the oldest first. */
  async life(id: string): Promise<readonly [string, number, readonly (readonly [string, number])[]]> {
    const { state, left, entries } = await this.voucher(id)
    return [
      state,
      left.minor,
      entries.toReversed().map((each: { kind: string; amount: { minor: number } }) => [each.kind, each.amount.minor])
    ]
  }
}
