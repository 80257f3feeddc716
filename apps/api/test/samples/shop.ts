// Samples of customers, purchases, points, tiers and figures.
import { Shop } from '../shop.ts'
import type { Ids, Samples } from './sample.ts'

const AT = '2026-06-20T12:00:00+08:00'
const lines = [{ itemCode: 'SHOE', quantity: 1, amountMinor: 10_000 }]
const consents = [{ purpose: 'MARKETING', channel: 'SMS', granted: true, source: 'sample' }]

/** A key of its own for each customer: what is done for one is no answer for another. */
const batch = (id: Ids) => ({
  chainId: id('chain'),
  customerIds: [id('customer')],
  tierKey: 'A',
  endsOn: '2026-07-31',
  reason: 'sample',
  idempotencyKey: `sample ${id('customer')}`
})
const purchase = (id: Ids, receiptNo: string) => ({
  chainId: id('chain'),
  storeId: id('store'),
  receiptNo,
  happenedAt: AT,
  customerId: id('customer'),
  sellerId: id('staff'),
  lines
})
const purchaseReturn = (id: Ids, returnNo: string) => ({
  chainId: id('chain'),
  storeId: id('store'),
  returnNo,
  happenedAt: AT,
  purchaseId: id('purchase'),
  lines: [{ purchaseLineNo: 1, quantity: 1 }]
})

export const shop: Samples = {
  async seed(world, company) {
    const hq = new Shop(world, company)
    const customer = await hq.register('+8613900000001', { groupId: company.stores[0]!.groups[0]!.id })
    const referrer = await hq.register('+8613900000002')
    const record = async (no: string, of: string | null) => {
      const done = await hq.act(
        'purchaseRecord',
        'PurchaseRecordInput',
        hq.slip({ no, customer: of, lines: [{ item: 'SHOE', paid: 50_000, n: 2 }] }),
        'purchase { id lines { item { id } } }'
      )
      return done.purchase as { id: string; lines: { item: { id: string } }[] }
    }
    const bought = await record('SAMPLE-1', customer)
    const anonymous = await record('SAMPLE-2', null)
    const back = await hq.act(
      'purchaseReturnRecord',
      'PurchaseReturnRecordInput',
      hq.back({ no: 'SAMPLE-R', of: bought.id, lines: [{ line: 1, n: 1 }] }),
      'purchaseReturn { id }'
    )
    const visited = await hq.act(
      'visitRecord',
      'VisitRecordInput',
      { customerId: customer, storeId: company.stores[0]!.id },
      'visit { id }'
    )
    const designated = await hq.act(
      'tierDesignate',
      'TierDesignateInput',
      { customerId: referrer, tierKey: 'A', reason: 'sample' },
      'standing { id } userErrors { code }'
    )
    const batch = await hq.act(
      'tierDesignateBatch',
      'TierDesignateBatchInput',
      { chainId: company.chainId, customerIds: [customer], tierKey: 'B', reason: 'sample', idempotencyKey: 'sample' },
      'batch { id } userErrors { code }'
    )
    return {
      customer,
      referrer,
      standingBatch: batch.batch.id,
      purchase: bought.id,
      anonymous: anonymous.id,
      return: back.purchaseReturn.id,
      visit: visited.visit.id,
      item: bought.lines[0]!.item.id,
      standing: designated.standing.id
    }
  },
  operations: {
    'Query.customers': id => ({ chainId: id('chain'), filter: { storeIds: [id('store')], groupIds: [id('group')] } }),
    'Query.customer': id => ({ id: id('customer') }),
    'Query.lostCustomers': id => ({ chainId: id('chain'), storeId: id('store') }),
    'Query.tierChanges': id => ({ chainId: id('chain') }),
    'Query.tierDecision': id => ({ customerId: id('customer'), asOf: '2026-06-30', asKnownAt: '2026-06-30T04:00:00Z' }),
    'Query.givenTiers': id => ({ chainId: id('chain'), filter: { storeIds: [id('store')], batchId: id('standingBatch') } }),
    'Query.standingBatches': id => ({ chainId: id('chain') }),
    'Query.standingBatch': id => ({ id: id('standingBatch') }),
    'Query.purchases': id => ({
      chainId: id('chain'),
      filter: { storeIds: [id('store')], customerId: id('customer'), sellerId: id('staff') }
    }),
    'Query.purchase': id => ({ id: id('purchase') }),
    'Query.purchaseByReceiptNo': id => ({ chainId: id('chain'), storeCode: 'S1', receiptNo: 'SAMPLE-1' }),
    'Query.purchaseReturns': id => ({ chainId: id('chain'), filter: { storeIds: [id('store')] } }),
    'Query.items': id => ({ chainId: id('chain') }),
    'Query.overview': id => ({ chainId: id('chain'), storeId: id('store'), months: 2 }),
    'Mutation.customerRegister': id => ({
      input: {
        chainId: id('chain'),
        storeId: id('store'),
        groupId: id('group'),
        referrerId: id('referrer'),
        name: 'sample',
        phone: '+8613900000009',
        captureSource: 'TILL',
        consents
      }
    }),
    'Mutation.customerUpdate': id => ({ input: { id: id('customer'), storeId: id('store'), referrerId: id('referrer'), name: 'sample' } }),
    'Mutation.customerAssign': id => ({ input: { customerId: id('customer'), groupId: id('group') } }),
    'Mutation.customerAssignBatch': id => ({
      input: { chainId: id('chain'), customerIds: [id('customer')], groupId: id('group') }
    }),
    'Mutation.customerReveal': id => ({ input: { customerId: id('customer') } }),
    'Mutation.counterCardLookup': id => ({ input: { chainId: id('chain'), number: '+8613900000001' } }),
    'Mutation.consentRecord': id => ({ input: { customerId: id('customer'), consents } }),
    'Mutation.visitRecord': id => ({ input: { customerId: id('customer'), storeId: id('store') } }),
    'Mutation.visitVoid': id => ({ input: { id: id('visit'), reason: 'sample' } }),
    'Mutation.purchaseRecord': id => ({ input: purchase(id, 'SAMPLE-3') }),
    'Mutation.purchaseRecordBatch': id => ({ input: { chainId: id('chain'), purchases: [purchase(id, 'SAMPLE-4')] } }),
    'Mutation.purchaseReturnRecord': id => ({ input: purchaseReturn(id, 'SAMPLE-R2') }),
    'Mutation.purchaseReturnRecordBatch': id => ({ input: { chainId: id('chain'), returns: [purchaseReturn(id, 'SAMPLE-R3')] } }),
    'Mutation.purchaseReturnVoid': id => ({ input: { id: id('return'), reason: 'sample' } }),
    'Mutation.purchaseVoid': id => ({ input: { id: id('anonymous'), reason: 'sample' } }),
    'Mutation.purchaseExchange': id => ({ input: { returned: purchaseReturn(id, 'SAMPLE-R4'), bought: purchase(id, 'SAMPLE-5') } }),
    'Mutation.purchaseClaim': id => ({ input: { purchaseId: id('anonymous'), customerId: id('customer') } }),
    'Mutation.purchaseDecline': id => ({ input: { purchaseId: id('anonymous'), reason: 'NO_REASON' } }),
    'Mutation.itemUpdate': id => ({ input: { id: id('item'), name: 'sample' } }),
    'Mutation.pointsAdjust': id => ({ input: { customerId: id('customer'), amount: 5, reason: 'sample', idempotencyKey: 'sample' } }),
    'Mutation.tierDesignate': id => ({ input: { customerId: id('customer'), tierKey: 'A', reason: 'sample' } }),
    'Mutation.tierOverride': id => ({ input: { customerId: id('customer'), tierKey: 'A', endsOn: '2026-07-31', reason: 'sample' } }),
    'Mutation.standingEnd': id => ({ input: { id: id('standing') } }),
    'Mutation.standingEndBatch': id => ({ input: { chainId: id('chain'), ids: [id('standing')] } }),
    'Mutation.tierDesignateBatch': id => ({ input: batch(id) }),
    'Mutation.tierOverrideBatch': id => ({ input: batch(id) }),
    'Mutation.standingBatchUndo': id => ({ input: { id: id('standingBatch') } })
  }
}
