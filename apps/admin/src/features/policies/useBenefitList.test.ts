/** A deleted sale can be had back, and what was written since stays. */
import { expect, test } from '@jest/globals'
import { POLICIES, type BenefitPolicy } from '@keqing/domain'
import { stage } from '../../app/stage.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { addSale, withAt } from './benefit-edits.ts'
import type { Words } from './sentence.ts'
import { useBenefitList } from './useBenefitList.ts'

const words = { locale: 'en', say: (key: string) => key } as unknown as Words

test('what is deleted comes back in its place', async () => {
  let body: BenefitPolicy = addSale(addSale(POLICIES.benefit.initial, '2026-06-30'), '2026-06-30')
  const { result, end } = stage({}, () => ({
    toasts: useToasts(),
    list: useBenefitList({ list: 'sales', body: () => body, words: () => words, change: next => (body = next) })
  }))
  result.list.cut(0)
  expect(body.sales.map(sale => sale.key)).toEqual(['sale2'])
  body = withAt(body, ['sales', 0, 'paysPercent'], 55)
  await result.toasts.toasts.value.at(-1)!.undo!()
  expect(body.sales.map(({ key, paysPercent }) => [key, paysPercent])).toEqual([
    ['sale1', 90],
    ['sale2', 55]
  ])
  end()
})
