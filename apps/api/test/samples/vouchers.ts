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
    return { ...ids, voucher: await give('sample one'), voucherShown: await give('sample two') }
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
    'Mutation.pointsToVoucher': id => ({
      input: { chainId: id('chain'), customerId: id('voucherHolder'), definitionId: id('pointsDefinition'), idempotencyKey: 'sample' }
    })
  }
}
