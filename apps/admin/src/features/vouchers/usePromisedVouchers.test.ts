import { expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { shallowRef } from 'vue'
import { stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { usePromisedVouchers, valuesOf } from './usePromisedVouchers.ts'

const chain = { id: 'c1', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }

test('values are asked for once each, and none that is no value', () => {
  expect(valuesOf([500, 100, 500, Number.NaN, 0])).toEqual([100, 500])
})

test('a kind is found by its value; where there is none yet that is told apart from not knowing', async () => {
  const promised = shallowRef([500, 100])
  const { result, asked, pinia, end } = stage(
    { PromisedVouchers: { voucherDefinitions: { nodes: [{ id: 'd', terms: { face: { minor: 500 } } }] } } },
    () => {
      const permissions = [{ name: 'voucher:read', chains: ['c1'], stores: [], groups: [] }]
      useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions })
      return usePromisedVouchers(() => promised.value)
    }
  )
  expect(result(500)).toBeUndefined()
  await new Promise(resolve => setTimeout(resolve, 20))
  expect([result(500), result(100)]).toEqual(['d', null])
  expect(asked).toEqual([{ name: 'PromisedVouchers', variables: { chainId: 'c1', minors: [100, 500], first: 100 } }])
  const cache = useQueryCache(pinia)
  end()
  // What nobody looks at any more is kept for five minutes; a test run does not wait for that.
  for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
})
