// Points that are spent, held and expired, in few words: for tests that tell a story about the ledger.
import type { EarningPolicy } from '@keqing/domain'
import { Shop } from '../../../test/shop.ts'
import type { Company, Person, World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature as points } from '../points/index.ts'
import { amendRules } from '../../../test/amend-rules.ts'

const ERRORS = 'userErrors { code field params { name value } }'
const REDEMPTION =
  'redemption { id points givenBack off { minor } receiptNo store { code } policyVersion recorded undoneAt undoReason undoneBy { id } }'
const PURSE = 'purse { available held pending pendingByDay { confirmedOn points } expiring { expiresOn points } }'

export interface Pay {
  readonly customer?: string
  readonly points: number
  readonly normal?: number
  readonly special?: number
  readonly no?: string
  readonly key?: string
  readonly [more: string]: unknown
}

let keys = 0
export const someKey = () => `key ${++keys}`

export class Till {
  readonly shop: Shop
  readonly #world: World
  readonly #company: Company

  constructor(world: World, company: Company = world.acme, as: Person | string = company.hq) {
    this.#world = world
    this.#company = company
    this.shop = new Shop(world, company, as)
  }

  as(person: Person | string): Till {
    return new Till(this.#world, this.#company, person)
  }

  rules(patch: Partial<EarningPolicy>): Promise<void> {
    return amendRules(this.#world, this.#company, 'earning', patch)
  }

  #asked({ customer, points, normal, special, no: _no, key, ...more }: Pay) {
    return {
      chainId: this.#company.chainId,
      storeCode: 'S1',
      customerId: customer,
      points,
      normalMinor: normal ?? points * 200,
      specialMinor: special,
      idempotencyKey: key ?? someKey(),
      ...more
    }
  }

  redeem(pay: Pay) {
    const input = { ...this.#asked(pay), receiptNo: pay.no ?? someKey() }
    return this.shop.act('pointsRedeem', 'PointsRedeemInput', input, `${REDEMPTION} available ${ERRORS}`)
  }

  undo(redemptionId: string, { reason = 'mistyped', key = someKey() }: { readonly reason?: string; readonly key?: string } = {}) {
    const input = { redemptionId, reason, idempotencyKey: key }
    return this.shop.act('pointsRedeemUndo', 'PointsRedeemUndoInput', input, `${REDEMPTION} available ${ERRORS}`)
  }

  hold(pay: Pay & { readonly minutes?: number }) {
    return this.shop.act(
      'pointsHold',
      'PointsHoldInput',
      this.#asked(pay),
      `hold { id points state expiresAt off { minor } } available ${ERRORS}`
    )
  }

  confirm(holdId: string, no: string = someKey(), key: string = someKey()) {
    const input = { holdId, receiptNo: no, idempotencyKey: key }
    return this.shop.act('pointsHoldConfirm', 'PointsHoldConfirmInput', input, `${REDEMPTION} available ${ERRORS}`)
  }

  cancel(holdId: string, key: string = someKey()) {
    const input = { holdId, idempotencyKey: key }
    return this.shop.act('pointsHoldCancel', 'PointsHoldCancelInput', input, `hold { id state } available ${ERRORS}`)
  }

  /** More than one person may give or take alone. */
  askFor(customerId: string, amount: number) {
    const input = { customerId, amount, reason: 'goodwill', idempotencyKey: someKey() }
    return this.shop.act('pointsAdjust', 'PointsAdjustInput', input, `request { id } ${ERRORS}`)
  }

  approve(id: string) {
    return this.shop.act('pointAdjustmentApprove', 'PointAdjustmentApproveInput', { id, idempotencyKey: someKey() }, ERRORS)
  }

  decline(id: string) {
    return this.shop.act('pointAdjustmentDecline', 'PointAdjustmentDeclineInput', { id, reason: 'no' }, ERRORS)
  }

  async purse(customerId: string) {
    const { data, errors } = await this.shop.ask(
      `query ($id: ID!) { customer(id: $id) { points { balance redeemed expired reversed } ${PURSE} pointHolds { id points } } }`,
      {
        id: customerId
      }
    )
    if (errors) throw new Error(JSON.stringify(errors))
    const { points, purse, pointHolds } = data.customer
    return { ...points, ...purse, holds: pointHolds }
  }

  /** What is left of each lot, as [last day, points]. */
  async lots(customerId: string): Promise<[string | null, number][]> {
    const rows = await this.#world.db.unit(this.#company.tenantId, tx =>
      tx.query<{ day: string | null; points: number }>(sql`
        select expires_on as day, sum(amount)::bigint as points from point_entry where tenant_id = ${tx.tenantId} and customer_id = ${customerId} and confirmed_on <= ${this.today()}::date
        group by expires_on having sum(amount) <> 0 order by expires_on nulls last`)
    )
    return rows.map(({ day, points }) => [day, points])
  }

  /** In Shanghai. */
  today(): string {
    return new Date(this.#world.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  }

  /** `units`: after so many transactions the worker is killed; `size`: customers in each. */
  night({ units = Number.POSITIVE_INFINITY, size }: { readonly units?: number; readonly size?: number } = {}): Promise<void> {
    const { tenantId, chainId } = this.#company
    let left = units
    const dying: Pick<World['platform'], 'unit'> = {
      unit: (tenant, work) => (left-- > 0 ? this.#world.platform.unit(tenant, work) : Promise.reject(new Error('killed')))
    }
    const job = jobContext(
      { db: dying as World['platform'], clock: this.#world.clock },
      this.#world.log,
      'test',
      new AbortController().signal
    )
    return points.jobs!.pointsChainNightly!(job, { tenantId, chainId, size })
  }
}

export const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])
