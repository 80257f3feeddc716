// Samples of books and plans of them.
import { feature } from '../../src/features/book/index.ts'
import { jobContext } from '../../src/platform/jobs/job-context.ts'
import { Shop } from '../shop.ts'
import { addPerson } from '../world.ts'
import type { Samples } from './sample.ts'

export const book: Samples = {
  async seed(world, company) {
    const shop = new Shop(world, company).as(company.manager)
    const customer = await shop.register('+8613800139901')
    const [one, two] = company.stores[0]!.groups
    const input = {
      chainId: company.chainId,
      storeId: company.stores[0]!.id,
      groupIds: [one!.id, two!.id],
      customerIds: [customer],
      idempotencyKey: 'sample plan'
    }
    const { plan } = await shop.act('bookPlanStart', 'BookPlanStartInput', input, 'plan { id } userErrors { code field }')
    // Made, as by the worker: only then there is something to adjust.
    const job = jobContext({ db: world.platform, clock: world.clock }, world.log, 'sample', new AbortController().signal)
    await feature.jobs!['bookPlan']!(job, { tenantId: company.tenantId, planId: plan.id })
    const [leaver, receiver] = await Promise.all(
      [one, two].map(group => addPerson(world.db, company, 'sample', 'ASSOCIATE', { group: group!.id }))
    )
    const handing = {
      chainId: company.chainId,
      leaverId: leaver!.staffId,
      receiverIds: [receiver!.staffId],
      reason: 'sample',
      idempotencyKey: 'sample handover'
    }
    const kept = { customerId: customer, groupId: one!.id, keeperId: leaver!.staffId }
    await shop.act('customerAssign', 'CustomerAssignInput', kept, 'userErrors { code }')
    const { handover } = await shop.act('handoverStart', 'HandoverStartInput', handing, 'handover { id } userErrors { code field }')
    const away = {
      chainId: company.chainId,
      keeperId: leaver!.staffId,
      standInId: receiver!.staffId,
      ...{ fromOn: '2026-07-01', untilOn: '2026-07-05', reason: 'sample', idempotencyKey: 'sample cover' }
    }
    const { cover } = await shop.act('coverArrange', 'CoverArrangeInput', away, 'cover { id } userErrors { code field }')
    return {
      cover: cover.id,
      ...{ handover: handover.id, leaver: receiver!.staffId, receiver: leaver!.staffId, taker: receiver!.staffId },
      bookPlan: plan.id,
      bookCustomer: customer,
      bookGroup: one!.id
    }
  },
  operations: {
    'Query.book': id => ({ storeId: id('store') }),
    'Query.bookOn': id => ({ storeId: id('store'), on: '2026-06-30' }),
    'Query.bookPlans': id => ({ storeId: id('store') }),
    'Query.bookPlan': id => ({ id: id('bookPlan') }),
    'Mutation.bookPlanStart': id => ({
      input: {
        chainId: id('chain'),
        storeId: id('store'),
        groupIds: [id('bookGroup')],
        customerIds: [id('bookCustomer')],
        idempotencyKey: 'sample book'
      }
    }),
    'Mutation.bookPlanAdjust': id => ({ input: { id: id('bookPlan'), customerIds: [id('bookCustomer')], groupId: id('bookGroup') } }),
    'Mutation.bookPlanApply': id => ({ input: { id: id('bookPlan') } }),
    'Mutation.bookPlanUndo': id => ({ input: { id: id('bookPlan') } }),
    'Mutation.bookPlanDiscard': id => ({ input: { id: id('bookPlan') } }),
    'Query.heldBook': id => ({ staffId: id('receiver') }),
    'Query.handoverLapses': id => ({ storeId: id('store') }),
    'Query.covers': id => ({ storeId: id('store') }),
    'Query.cover': id => ({ id: id('cover') }),
    'Mutation.coverArrange': id => ({
      input: {
        chainId: id('chain'),
        keeperId: id('leaver'),
        standInId: id('receiver'),
        ...{ fromOn: '2026-08-01', untilOn: '2026-08-05', reason: 'sample', idempotencyKey: 'sample arranged' }
      }
    }),
    'Mutation.coverEnd': id => ({ input: { id: id('cover'), lastOn: '2026-07-03' } }),
    'Mutation.coverWithdraw': id => ({ input: { id: id('cover') } }),
    'Query.handovers': id => ({ storeId: id('store') }),
    'Query.handover': id => ({ id: id('handover') }),
    'Mutation.handoverStart': id => ({
      input: {
        chainId: id('chain'),
        leaverId: id('leaver'),
        receiverIds: [id('receiver')],
        stays: true,
        reason: 'sample',
        idempotencyKey: 'sample hand'
      }
    }),
    'Mutation.handoverAdjust': id => ({ input: { id: id('handover'), customerIds: [id('bookCustomer')], receiverId: id('taker') } }),
    'Mutation.handoverOffer': id => ({ input: { id: id('handover'), days: 2 } }),
    'Mutation.handoverAnswer': id => ({ input: { id: id('handover'), answer: 'ACCEPTED' } }),
    'Mutation.handoverFinish': id => ({ input: { id: id('handover') } }),
    'Mutation.handoverWithdraw': id => ({ input: { id: id('handover') } })
  }
}
