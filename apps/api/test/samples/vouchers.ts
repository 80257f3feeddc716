// Samples of vouchers: one definition that anything may be asked of, one for points, one voucher to be taken back and one to be shown.
import { Shop } from '../shop.ts'
import type { Ids, Samples } from './sample.ts'

const NAME = { zhCN: '礼金券', en: 'Voucher' }
const issue = (id: Ids, idempotencyKey: string) => ({
  definitionId: id('voucherDefinition'),
  customerId: id('voucherHolder'),
  reason: 'sample',
  idempotencyKey
})

const pay = (id: Ids, voucher: string, idempotencyKey: string) => ({
  chainId: id('chain'),
  storeId: id('store'),
  customerId: id('voucherHolder'),
  vouchers: [{ id: id(voucher) }],
  lines: [{ amountMinor: 50_000 }],
  idempotencyKey
})

export const vouchers: Samples = {
  async seed(world, company) {
    const hq = new Shop(world, company)
    const voucherHolder = await hq.register('+8613900000004', { groupId: company.stores[0]!.groups[0]!.id })
    await hq.adjust(voucherHolder, 500, 'sample voucher funds')
    const define = async (key: string, more: object) =>
      (
        await hq.act(
          'voucherDefinitionCreate',
          'VoucherDefinitionCreateInput',
          { chainId: company.chainId, key, name: NAME, faceMinor: 10_000, idempotencyKey: `sample ${key}`, ...more },
          'definition { id } userErrors { code field }'
        )
      ).definition.id as string
    const voucherDefinition = await define('sample', {})
    const ids = { voucherHolder, voucherDefinition, pointsDefinition: await define('points', { forPoints: true }) }
    const give = async (key: string) =>
      (
        await hq.act(
          'voucherIssue',
          'VoucherIssueInput',
          issue(name => ids[name as keyof typeof ids], key),
          'voucher { id } userErrors { code field }'
        )
      ).voucher.id as string
    const [voucher, voucherShown, voucherHeld] = [await give('sample one'), await give('sample two'), await give('sample three')]
    const all = { chain: company.chainId, store: company.stores[0]!.id, voucherHeld, ...ids }
    const asked = pay(name => all[name as keyof typeof all] ?? '', 'voucherHeld', 'sample held')
    const held = await hq.act('tillHold', 'TillHoldInput', asked, 'hold { id } userErrors { code field }')
    const spent = { ...all, voucherPaid: await give('sample four') }
    const paying = { ...pay(name => spent[name as keyof typeof spent] ?? '', 'voucherPaid', 'sample paid'), receiptNo: 'SAMPLE-V0' }
    const paid = await hq.act('voucherRedeem', 'VoucherRedeemInput', paying, 'vouchers { id } userErrors { code field }')
    const many = {
      chainId: company.chainId,
      definitionId: voucherDefinition,
      customerIds: [voucherHolder],
      reason: 'sample',
      idempotencyKey: 'sample many'
    }
    const started = await hq.act('voucherBatchStart', 'VoucherBatchStartInput', many, 'batch { id } userErrors { code field }')
    return {
      ...ids,
      voucher,
      voucherShown,
      voucherHeld,
      tillHold: held.hold.id,
      voucherRedemption: paid.vouchers[0].id,
      voucherBatch: started.batch.id
    }
  },
  operations: {
    'Query.vouchers': id => ({
      chainId: id('chain'),
      filter: { customerId: id('voucherHolder'), states: ['ACTIVE'], storeIds: [id('store')] }
    }),
    'Query.voucher': id => ({ id: id('voucher') }),
    'Query.voucherDefinitions': id => ({ chainId: id('chain'), includeClosed: true }),
    'Query.voucherDefinition': id => ({ id: id('voucherDefinition') }),
    'Mutation.voucherDefinitionCreate': id => ({
      input: {
        chainId: id('chain'),
        key: 'sample-2',
        name: NAME,
        faceMinor: 5_000,
        storeIds: [id('store')],
        idempotencyKey: 'sample define'
      }
    }),
    'Mutation.voucherDefinitionUpdate': id => ({ input: { id: id('voucherDefinition'), version: 1, name: NAME, faceMinor: 20_000 } }),
    'Mutation.voucherDefinitionClose': id => ({ input: { id: id('pointsDefinition') } }),
    'Mutation.voucherDefinitionReopen': id => ({ input: { id: id('pointsDefinition') } }),
    'Mutation.voucherIssue': id => ({ input: issue(id, 'sample') }),
    'Mutation.voucherVoid': id => ({ input: { id: id('voucher'), reason: 'sample', idempotencyKey: 'sample' } }),
    'Mutation.voucherReveal': id => ({ input: { id: id('voucherShown') } }),
    'Query.voucherBatches': id => ({ chainId: id('chain') }),
    'Query.voucherBatch': id => ({ id: id('voucherBatch') }),
    'Mutation.voucherBatchStart': id => ({
      input: {
        chainId: id('chain'),
        definitionId: id('voucherDefinition'),
        customerIds: [id('voucherHolder')],
        reason: 'sample',
        idempotencyKey: 'sample batch'
      }
    }),
    'Mutation.voucherBatchCancel': id => ({ input: { id: id('voucherBatch') } }),
    'Mutation.voucherBatchUndo': id => ({ input: { id: id('voucherBatch') } }),
    'Mutation.voucherRedeem': id => ({ input: { ...pay(id, 'voucherShown', 'sample redeem'), receiptNo: 'SAMPLE-V1' } }),
    'Mutation.voucherRedeemUndo': id => ({
      input: { redemptionId: id('voucherRedemption'), reason: 'sample', idempotencyKey: 'sample' }
    }),
    'Mutation.tillHold': id => ({ input: pay(id, 'voucherShown', 'sample hold') }),
    'Mutation.tillHoldConfirm': id => ({ input: { holdId: id('tillHold'), receiptNo: 'SAMPLE-V2', idempotencyKey: 'sample' } }),
    'Mutation.tillHoldCancel': id => ({ input: { holdId: id('tillHold'), idempotencyKey: 'sample' } }),
    'Mutation.pointsToVoucher': id => ({
      input: { chainId: id('chain'), customerId: id('voucherHolder'), definitionId: id('pointsDefinition'), idempotencyKey: 'sample' }
    })
  }
}
