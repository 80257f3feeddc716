// Samples of the incentive plan's months and ledger.
import { feature } from '../../src/features/incentive/index.ts'
import { jobContext } from '../../src/platform/jobs/job-context.ts'
import { Shop } from '../shop.ts'
import { addPerson } from '../world.ts'
import type { Samples } from './sample.ts'

export const incentives: Samples = {
  async seed(world, company) {
    const [group] = company.stores[0]!.groups
    const member = await addPerson(world.db, company, 'sample-member', 'ASSOCIATE', { group: group!.id })
    const shop = new Shop(world, company)
    const closing = { chainId: company.chainId, month: '2026-05-01', idempotencyKey: 'sample month' }
    const { period } = await shop.act(
      'incentivePeriodClose',
      'IncentivePeriodCloseInput',
      closing,
      'period { id } userErrors { code field }'
    )
    const job = jobContext({ db: world.platform, clock: world.clock }, world.log, 'sample', new AbortController().signal)
    await feature.jobs!['incentiveClose']!(job, { tenantId: company.tenantId, periodId: period.id })
    const entries = await shop.ask(
      `{ incentiveEntries(chainId: "${company.chainId}") { nodes { id beneficiary shares { staff { id } } } } }`
    )
    const own = entries.data.incentiveEntries.nodes.find((entry: { shares: { staff: { id: string } }[] }) =>
      entry.shares.some(({ staff }) => staff.id === member.staffId)
    )
    const raised = await shop
      .as(member)
      .act(
        'incentiveDisputeRaise',
        'IncentiveDisputeRaiseInput',
        { entryId: own.id, text: 'sample', idempotencyKey: 'sample dispute' },
        'dispute { id } userErrors { code field }'
      )
    return { incentivePeriod: period.id, incentiveEntry: own.id, incentiveDispute: raised.dispute.id, incentiveMember: member.staffId }
  },
  operations: {
    'Query.incentivePeriods': id => ({ chainId: id('chain') }),
    'Query.incentivePeriod': id => ({ id: id('incentivePeriod') }),
    'Query.incentiveStanding': id => ({ storeId: id('store'), month: '2026-05-01' }),
    'Query.incentiveContests': id => ({ storeId: id('store'), month: '2026-05-01' }),
    'Query.incentiveParts': id => ({
      figure: { storeId: id('store'), month: '2026-05-01', key: 'newCustomers', of: 'GROUP', subjectId: id('group') }
    }),
    'Query.incentiveEntries': id => ({ chainId: id('chain') }),
    'Query.incentiveEntry': id => ({ id: id('incentiveEntry') }),
    'Query.incentivePay': id => ({ chainId: id('chain'), month: '2026-05-01' }),
    'Query.incentiveStores': id => ({ chainId: id('chain'), month: '2026-05-01' }),
    'Query.incentiveDisputes': id => ({ chainId: id('chain') }),
    'Mutation.incentivePeriodClose': id => ({ input: { chainId: id('chain'), month: '2026-05-01', idempotencyKey: 'sample close' } }),
    'Mutation.incentivePeriodApprove': id => ({ input: { id: id('incentivePeriod') } }),
    'Mutation.incentiveDisputeRaise': id => ({ input: { entryId: id('incentiveEntry'), text: 'sample', idempotencyKey: 'sample raise' } }),
    'Mutation.incentiveDisputeWithdraw': id => ({ input: { id: id('incentiveDispute') } }),
    'Mutation.incentiveDisputeDecide': id => ({
      input: { id: id('incentiveDispute'), decision: 'sample', idempotencyKey: 'sample decide' }
    })
  }
}
