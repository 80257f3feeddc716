// One voucher to one customer by hand, with a reason; taking one back; and a whole code shown, which is recorded (TRUST 34). The same key and body again gets the
// first answer.
import { leftOf, Refusal, showVoucherCode, voucherState, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { findCustomer, lockCustomers, rateLeft } from '../customer/index.ts'
import { giveAllBack } from '../points/index.ts'
import { issueVouchers, openDefinition } from './issue-vouchers.ts'
import { postVoucherEntries } from './voucher-entry.sql.ts'
import { vouchersById, type VoucherRow } from './voucher.sql.ts'

const REVEALS = { action: 'voucherReveal', most: 60, within: '1 hour' } as const

export interface GiveVoucher {
  readonly definitionId: string
  readonly customerId: string
  readonly validFrom?: LocalDate | null
  readonly reason: string
  readonly idempotencyKey: string
}

/** @throws Forbidden; Refusal NOT_FOUND, REASON_REQUIRED, PHONE_IN_REASON, VOUCHER_DEFINITION_CLOSED, VOUCHER_LIMIT_…, START_IN_PAST, END_BEFORE_START, of an idempotency key */
export async function giveVoucher(ctx: Context, input: GiveVoucher): Promise<string> {
  const customer = await findCustomer(ctx, await ctx.read(), input.customerId, 'voucher:issue', ['customerId'])
  const { id: customerId, chainId, storeId } = customer
  const { definitionId } = input
  if (!isUuid(definitionId)) throw new Refusal('NOT_FOUND', ['definitionId'])
  const reason = readReason(input.reason, (await ctx.chain(chainId)).country)
  const today = await ctx.today(chainId)
  const validFrom = input.validFrom ?? today
  const body = { customerId, definitionId, validFrom: input.validFrom ?? null, reason }
  const done = await ctx.write(tx =>
    idempotent(tx, { operation: 'voucherIssue', key: input.idempotencyKey, body }, async () => {
      await lockCustomers(tx, [customerId])
      const definition = await openDefinition(tx, chainId, definitionId)
      const issue = { source: 'hand', today, validFrom, reason, recordedBy: ctx.actor.staffId ?? null } as const
      const { vouchers, refused } = await issueVouchers(tx, definition, [customerId], issue)
      const id = vouchers.get(customerId)
      if (!id) throw new Refusal(refused.get(customerId) ?? 'NOT_FOUND', ['customerId'])
      const { version, terms } = definition
      const detail = { customerId, definitionId, version, faceMinor: terms.faceMinor }
      await audit(tx, ctx, { action: 'voucherIssue', objectType: 'Voucher', objectId: id, storeId, detail })
      return { id }
    })
  )
  return done.id
}

/** A voucher of a customer in the actor's reach; any other is as one that never was. */
async function findVoucher(ctx: Context, tx: Tx, id: string, permission: 'voucher:issue' | 'voucher:reveal') {
  demand(ctx, permission)
  const voucher = isUuid(id) ? (await vouchersById(tx, [id])).get(id) : undefined
  if (!voucher) throw new Refusal('NOT_FOUND', ['id'])
  const customer = await findCustomer(ctx, tx, voucher.customerId, permission)
  return { voucher, customer }
}

/** What is left leaves it; points that paid for one not used at all come back. @throws Refusal NOT_FOUND, VOUCHER_VOID, VOUCHER_USED, VOUCHER_EXPIRED, of reason and key */
export async function voidVoucher(
  ctx: Context,
  input: { readonly id: string; readonly reason: string; readonly idempotencyKey: string }
): Promise<string> {
  const { voucher, customer } = await findVoucher(ctx, await ctx.read(), input.id, 'voucher:issue')
  const { id, chainId } = voucher
  const reason = readReason(input.reason, (await ctx.chain(chainId)).country)
  const today = await ctx.today(chainId)
  await ctx.write(tx =>
    idempotent(tx, { operation: 'voucherVoid', key: input.idempotencyKey, body: { id, reason } }, async () => {
      await lockCustomers(tx, [customer.id])
      const now = (await vouchersById(tx, [id])).get(id)
      if (!now) throw new Refusal('NOT_FOUND', ['id'])
      const left = demandVoidable(now, today)
      const by = { chainId, recordedBy: ctx.actor.staffId ?? null }
      await postVoucherEntries(tx, by, [{ voucherId: id, seq: now.entries, kind: 'void', amount: -left, on: today, reason }])
      if (now.source === 'points' && left === now.issued) {
        await giveAllBack(tx, { ...by, customerId: customer.id, today, now: ctx.clock.now() }, { voucherId: id })
      }
      const detail = { customerId: customer.id, definitionId: now.definitionId, version: now.version, minor: left }
      await audit(tx, ctx, { action: 'voucherVoid', objectType: 'Voucher', objectId: id, storeId: customer.storeId, detail })
      return {}
    })
  )
  return id
}

/** One that is over stays over, whether or not the night has expired it: points that paid for it do not come back. */
function demandVoidable(voucher: VoucherRow, today: LocalDate): number {
  const left = leftOf(voucher)
  if (voucher.isVoid) throw new Refusal('VOUCHER_VOID', ['id'])
  if (voucherState(voucher, voucher, today) === 'expired') throw new Refusal('VOUCHER_EXPIRED', ['id'])
  if (left <= 0) throw new Refusal('VOUCHER_USED', ['id'])
  return left
}

/** The whole code, in groups; so often an hour, each time recorded. @throws Forbidden; Refusal NOT_FOUND, REVEAL_RATE_EXCEEDED */
export async function revealVoucher(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return ctx.write(async tx => {
    const { voucher, customer } = await findVoucher(ctx, tx, id, 'voucher:reveal')
    if ((await rateLeft(ctx, tx, { ...REVEALS, refusal: 'REVEAL_RATE_EXCEEDED' })) === 0) {
      throw new Refusal('REVEAL_RATE_EXCEEDED', [], { most: REVEALS.most })
    }
    await audit(tx, ctx, { action: REVEALS.action, objectType: 'Voucher', objectId: voucher.id, storeId: customer.storeId })
    return showVoucherCode(voucher.code)
  })
}
