/** T1 to T18 hold with whatever figures headquarters sets, and with the default's they are the table of the rules. */
import fc from 'fast-check'
import { expect, test } from '@jest/globals'
import { localDate } from '../calendar/local-date.ts'
import { decideTier } from './decide-tier.ts'
import { factsOf, localDates, runs } from './history.arbitrary.ts'
import { DEFAULT_TIER_POLICY } from './policy.ts'
import { DEFAULT_FIGURES, historyOf, policyOf, tierFigures, tierTable } from './shifted-table.arbitrary.ts'

test('the default figures are the default policy’s, and the rows those of the rules', () => {
  const { tiers, ...rest } = policyOf(DEFAULT_FIGURES)
  expect({ ...rest, tiers: tiers.map(({ key, routes }) => ({ key, routes })) }).toEqual({
    ...DEFAULT_TIER_POLICY,
    tiers: DEFAULT_TIER_POLICY.tiers.map(({ key, routes }) => ({ key, routes }))
  })
  const said = tierTable(DEFAULT_FIGURES, localDate('2026-06-30')).map(({ id, bought = [], result }) => [id, bought.toSorted()[0], result])
  expect(said).toEqual(
    expect.arrayContaining([
      ['T3', '2026-05-01', 'B'],
      ['T5', '2026-04-30', 'B'],
      ['T6', '2025-12-31', 'A'],
      ['T7', '2025-12-30', 'B lowered'],
      ['T9', '2025-06-30', 'lost'],
      ['T10', '2025-07-01', 'B lowered'],
      ['T14', '2025-06-30', 'lost']
    ])
  )
  expect(new Set(said.map(([id]) => id!.split(',')[0])).size).toBe(18)
})

test('with any figures and on any day every row has its tier', () => {
  fc.assert(
    fc.property(tierFigures, localDates(), (figures, asOf) => {
      const policy = policyOf(figures)
      const table = tierTable(figures, asOf)
      const decided = table.map(story => {
        const { status, tierKey, lowered } = decideTier(policy, factsOf(historyOf(story)), asOf)
        return [story.id, (tierKey ?? status) + (lowered ? ' lowered' : '')]
      })
      expect(decided).toEqual(table.map(({ id, result }) => [id, result]))
    }),
    { numRuns: runs(300) }
  )
})
