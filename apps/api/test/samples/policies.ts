// Samples of policies. One draft takes whatever a draft may be asked, one version waits to be approved, one is approved.
import { Shop } from '../shop.ts'
import type { Ids, Samples } from './sample.ts'

const version = (id: Ids, name: string) => ({ input: { id: id(name), comment: 'sample' } })

export const policies: Samples = {
  async seed(world, company) {
    const hq = new Shop(world, company)
    const draft = async (name: string) =>
      (
        await hq.act(
          'policyDraftCreate',
          'PolicyDraftCreateInput',
          { chainId: company.chainId, kind: 'TIER', name },
          'policy { id } userErrors { code }'
        )
      ).policy.id as string
    const submitted = await draft('to approve')
    await hq.act('policySubmit', 'PolicyActInput', { id: submitted }, 'policy { id } userErrors { code }')
    const policyDraft = await draft('draft')
    const tested = await hq.act(
      'backtestStart',
      'BacktestStartInput',
      { policyId: submitted, months: 1 },
      'backtest { id } userErrors { code }'
    )
    return { policyDraft, policySubmitted: submitted, backtest: tested.backtest.id }
  },
  operations: {
    'Query.changeEvents': id => ({ chainId: id('chain'), first: 10, kinds: ['POLICY_IN_FORCE'] }),
    'Query.policyVersions': id => ({ chainId: id('chain'), kind: 'BENEFIT', storeId: id('store'), first: 10 }),
    'Query.effectivePolicy': id => ({ input: { chainId: id('chain'), storeId: id('store'), kind: 'BENEFIT' } }),
    'Query.yearEndRebates': id => ({ chainId: id('chain'), year: 2026, first: 10 }),
    'Query.purchaseQuote': id => ({
      input: {
        chainId: id('chain'),
        storeId: id('store'),
        customerId: id('customer'),
        sellerId: id('staff'),
        lines: [{ itemCode: 'SAMPLE', quantity: 1, amountMinor: 10_000 }]
      }
    }),
    'Query.policyVersion': id => ({ id: id('policyDraft') }),
    'Mutation.policyDraftCreate': id => ({
      input: { chainId: id('chain'), storeId: id('store'), kind: 'BENEFIT', name: 'sample', basedOnId: null }
    }),
    'Mutation.policyDraftSave': id => ({ input: { id: id('policyDraft'), revision: 1, name: 'sample' } }),
    'Mutation.policyDraftDiscard': id => version(id, 'policyDraft'),
    'Mutation.policySubmit': id => version(id, 'policyDraft'),
    'Mutation.policyApprove': id => version(id, 'policySubmitted'),
    'Mutation.policySendBack': id => version(id, 'policySubmitted'),
    'Mutation.policySchedule': id => ({ input: { id: id('policySubmitted'), effectiveOn: '2026-08-01', unseenReason: 'sample' } }),
    'Mutation.policyUnschedule': id => version(id, 'policySubmitted'),
    'Mutation.policyActivateAgain': id => ({ input: { id: id('policySubmitted') } }),
    'Mutation.policyComment': id => version(id, 'policyDraft'),
    'Query.backtest': id => ({ id: id('backtest') }),
    'Mutation.backtestStart': id => ({ input: { policyId: id('policyDraft'), months: 12 } }),
    'Mutation.backtestCancel': id => ({ input: { id: id('backtest') } })
  }
}
