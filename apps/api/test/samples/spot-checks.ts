// Samples of spot checks.
import { Shop } from '../shop.ts'
import type { Samples } from './sample.ts'

export const spotChecks: Samples = {
  async seed(world, company) {
    const shop = new Shop(world, company).as(company.manager)
    const customer = await shop.register('+8613800139971')
    const input = { storeId: company.stores[0]!.id, days: 7, idempotencyKey: 'sample spot check' }
    const { spotCheck } = await shop.act('spotCheckDraw', 'SpotCheckDrawInput', input, 'spotCheck { id } userErrors { code field }')
    return { spotCheck: spotCheck.id, spotCheckCustomer: customer }
  },
  operations: {
    'Query.spotChecks': id => ({ chainId: id('chain') }),
    'Query.spotCheck': id => ({ id: id('spotCheck') }),
    'Query.associateValidity': id => ({ chainId: id('chain'), from: '2026-01-01', to: '2026-12-31' }),
    'Mutation.spotCheckDraw': id => ({ input: { storeId: id('store'), days: 7, idempotencyKey: 'sample draw' } }),
    'Mutation.spotCheckRecord': id => ({
      input: {
        id: id('spotCheck'),
        customerId: id('spotCheckCustomer'),
        findings: [{ field: 'name', verdict: 'TRUE' }],
        idempotencyKey: 'sample record'
      }
    }),
    'Mutation.spotCheckClose': id => ({ input: { id: id('spotCheck') } }),
    'Mutation.spotCheckSettingsSet': id => ({
      input: { chainId: id('chain'), toleratedPercent: 5, confidencePercent: 95, dailyFiles: 2 }
    })
  }
}
