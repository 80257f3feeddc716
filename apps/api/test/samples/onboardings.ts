// Samples of onboarding.
import { Shop } from '../shop.ts'
import type { Samples } from './sample.ts'

export const onboardings: Samples = {
  async seed(world, company) {
    const shop = new Shop(world, company).as(company.manager)
    const input = { storeId: company.stores[0]!.id, files: 40, idempotencyKey: 'sample onboarding' }
    await shop.act('onboardingDeclare', 'OnboardingDeclareInput', input, 'onboarding { id } userErrors { code field }')
    return {}
  },
  operations: {
    'Query.onboardings': id => ({ chainId: id('chain') }),
    'Query.onboarding': id => ({ storeId: id('store') }),
    'Mutation.onboardingDeclare': id => ({ input: { storeId: id('store'), files: 40, idempotencyKey: 'sample declaration' } }),
    'Mutation.onboardingCorrect': id => ({
      input: { storeId: id('store'), files: 41, reason: 'counted again', idempotencyKey: 'sample correction' }
    })
  }
}
