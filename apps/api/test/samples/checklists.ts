// Samples of checklists.
import { Shop } from '../shop.ts'
import type { Samples } from './sample.ts'

const BOTH = { zhCN: '样例', en: 'Sample' }

export const checklists: Samples = {
  async seed(world, company) {
    const shop = new Shop(world, company).as(company.manager)
    const input = { storeId: company.stores[0]!.id, kind: 'FILES', idempotencyKey: 'sample checklist' }
    const { checklistRun } = await shop.act(
      'checklistRunBegin',
      'ChecklistRunBeginInput',
      input,
      'checklistRun { id } userErrors { code field }'
    )
    return { checklistRun: checklistRun.id }
  },
  operations: {
    'Query.checklistRuns': id => ({ chainId: id('chain') }),
    'Query.checklistRun': id => ({ id: id('checklistRun') }),
    'Mutation.checklistRunBegin': id => ({ input: { storeId: id('store'), kind: 'FILES', idempotencyKey: 'sample begin' } }),
    'Mutation.checklistAnswer': id => ({
      input: { id: id('checklistRun'), itemKey: 'claimsDone', verdict: 'PASSED', idempotencyKey: 'sample answer' }
    }),
    'Mutation.checklistRunClose': id => ({ input: { id: id('checklistRun') } }),
    'Mutation.checklistSave': id => ({
      input: {
        ...{ chainId: id('chain'), kind: 'DEVELOPING', basedOn: 0, isOn: true, rhythm: 'WEEKLY', doer: 'STORE_MANAGER', title: BOTH },
        items: [{ key: 'sample', text: BOTH, help: BOTH, critical: false, needsNote: false }]
      }
    }),
    'Mutation.checklistReset': id => ({ input: { chainId: id('chain'), kind: 'SUPERVISING', basedOn: 0 } })
  }
}
