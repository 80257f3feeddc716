// Vouchers in few words: for tests that tell a story about them.
import { expect } from '@jest/globals'
import { Shop } from './shop.ts'
import type { Company, Person, World } from './world.ts'

const ERRORS = 'userErrors { code field params { name value } }'
export const VOUCHER = `id state source version policyVersion maskedCode issuedOn validFrom goodUntil reason name { en } face { minor } left { minor } customer { id }
  terms { face { minor } } entries { kind amount { minor } version happenedOn goodUntil }`
const DEFINITION =
  'definition { id key version closedAt issued byRule terms { face { minor } validDays givenBackDays mostInAll stores { code } } }'

let keys = 0
export const someKey = () => `voucher key ${++keys}`
let phone = 13_700_600_000

export class Vouchers {
  readonly shop: Shop
  readonly #world: World
  readonly #company: Company

  constructor(world: World, company: Company = world.acme, as: Person | string = company.hq) {
    this.#world = world
    this.#company = company
    this.shop = new Shop(world, company, as)
  }

  as(person: Person | string): Vouchers {
    return new Vouchers(this.#world, this.#company, person)
  }

  /** Somebody of the first store's first group. */
  register(more: Record<string, unknown> = {}): Promise<string> {
    return this.shop.register(String(phone++), { registeredOn: '2026-01-01', groupId: this.#company.stores[0]!.groups[0]!.id, ...more })
  }

  define(more: Record<string, unknown> = {}) {
    const key = someKey()
    const input = {
      chainId: this.#company.chainId,
      key: key.replaceAll(' ', '-'),
      name: { zhCN: '礼金券', en: 'Voucher' },
      faceMinor: 10_000,
      idempotencyKey: key,
      ...more
    }
    return this.shop.act('voucherDefinitionCreate', 'VoucherDefinitionCreateInput', input, `${DEFINITION} ${ERRORS}`)
  }

  async defined(more: Record<string, unknown> = {}): Promise<string> {
    const made = await this.define(more)
    expect(made.userErrors).toEqual([])
    return made.definition.id
  }

  change(id: string, version: number, more: Record<string, unknown> = {}) {
    const input = { id, version, name: { zhCN: '礼金券', en: 'Voucher' }, faceMinor: 10_000, ...more }
    return this.shop.act('voucherDefinitionUpdate', 'VoucherDefinitionUpdateInput', input, `${DEFINITION} ${ERRORS}`)
  }

  close(id: string, how: 'Close' | 'Reopen' = 'Close') {
    return this.shop.act(`voucherDefinition${how}`, 'VoucherDefinitionInput', { id }, `${DEFINITION} ${ERRORS}`)
  }

  issue(definitionId: string, customerId: string, more: Record<string, unknown> = {}) {
    const input = { definitionId, customerId, reason: 'for a kind word', idempotencyKey: someKey(), ...more }
    return this.shop.act('voucherIssue', 'VoucherIssueInput', input, `voucher { ${VOUCHER} } ${ERRORS}`)
  }

  async issued(definitionId: string, customerId: string, more: Record<string, unknown> = {}): Promise<string> {
    const made = await this.issue(definitionId, customerId, more)
    expect(made.userErrors).toEqual([])
    return made.voucher.id
  }

  void(id: string, more: Record<string, unknown> = {}) {
    const input = { id, reason: 'typo', idempotencyKey: someKey(), ...more }
    return this.shop.act('voucherVoid', 'VoucherVoidInput', input, `voucher { ${VOUCHER} } ${ERRORS}`)
  }

  reveal(id: string) {
    return this.shop.act('voucherReveal', 'VoucherRevealInput', { id }, `code ${ERRORS}`)
  }

  async code(id: string): Promise<string> {
    return (await this.reveal(id)).code
  }

  exchange(customerId: string, definitionId: string, more: Record<string, unknown> = {}) {
    const input = { chainId: this.#company.chainId, customerId, definitionId, idempotencyKey: someKey(), ...more }
    return this.shop.act('pointsToVoucher', 'PointsToVoucherInput', input, `voucherId points voucher { ${VOUCHER} } ${ERRORS}`)
  }

  async voucher(id: string) {
    const { data, errors } = await this.shop.ask(`query ($id: ID!) { voucher(id: $id) { ${VOUCHER} } }`, { id })
    expect(errors).toBeUndefined()
    return data.voucher
  }

  async list(more: Record<string, unknown> = {}) {
    const query = `query ($chainId: ID!, $first: Int, $after: String, $filter: VoucherFilter, $order: VoucherOrder) {
      vouchers(chainId: $chainId, first: $first, after: $after, filter: $filter, order: $order) {
        totalCount nodes { id state left { minor } } pageInfo { hasNextPage endCursor } } }`
    const { data, errors } = await this.shop.ask(query, { chainId: this.#company.chainId, ...more })
    expect(errors).toBeUndefined()
    return data.vouchers
  }
}

export const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])
