import { expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { useTierRules } from './useTierRules.ts'

const chain = { id: 'c1', name: 'Keqing', currency: 'GBP', timeZone: 'Europe/London', today: '2026-11-22' }
const tiers = [
  { key: 'B', rank: 2, name: 'Gold' },
  { key: 'A', rank: 1, name: 'Diamond' }
]
const named = [{ key: 'A', name: { zhCN: '金钻卡', en: 'Diamond' } }]

test('tiers are named in the reader’s language, and in the chain’s where it is not known', async () => {
  const { result, pinia, end } = stage(
    {
      CustomerRules: {
        chain: { ...chain, country: 'GB', tierPolicy: { id: 'p', version: 1, lossMonths: 12, tiers } },
        effectivePolicy: { rules: { tier: { tiers: named } } }
      }
    },
    () => {
      const person = { id: 'u', name: '王丽', company: { id: 't', name: '' }, companies: [], grants: [], permissions: [] }
      useSession().open({ ...person, chains: [chain] })
      return useTierRules()
    }
  )
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(result.tiers.value.map(({ key, name }) => [key, name])).toEqual([
    ['A', '金钻卡'],
    ['B', 'Gold']
  ])
  const cache = useQueryCache(pinia)
  end()
  // What nobody looks at any more is kept for five minutes; a test run does not wait for that.
  for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
})
