// INC-2, INC-3 at their edges: what is still to be done, and what comes first.
import { expect, test } from '@jest/globals'
import { nextSteps, type OpenFigure } from './next-steps.ts'
import { DEFAULT_INCENTIVE_POLICY } from './policy.ts'

const figure = (numerator: number, asked: number | null, expected: number, of: Partial<OpenFigure> = {}): OpenFigure => ({
  key: 'newCustomers',
  kind: 'group',
  id: 'g',
  storeId: 's',
  presence: { days: 30, of: 30 },
  numerator,
  denominator: null,
  asked,
  expected: { numerator: expected, denominator: null },
  ...of
})
const said = (...figures: OpenFigure[]) =>
  nextSteps(DEFAULT_INCENTIVE_POLICY, figures).map(({ ruleKey, units, spares, onPace }) => [ruleKey, units, spares, onPace])

test.each([
  // One below 80 percent of 30, at it, one below the quota, at it, above.
  [
    23,
    30,
    30,
    [
      ['farBelow', 1, 20, true],
      ['missingCustomer', 7, 14, true]
    ]
  ],
  [24, 30, 30, [['missingCustomer', 6, 12, true]]],
  [29, 30, 29, [['missingCustomer', 1, 2, false]]],
  [30, 30, 30, []],
  [40, 30, 50, []],
  // 80 percent of 7 is 5.6: six. Within the pace goes before what spares more.
  [
    5,
    7,
    6,
    [
      ['farBelow', 1, 20, true],
      ['missingCustomer', 2, 4, false]
    ]
  ],
  // Far off the threshold each of its units spares less than one of the quota.
  [
    0,
    30,
    0,
    [
      ['missingCustomer', 30, 60, false],
      ['farBelow', 24, 20, false]
    ]
  ],
  [0, null, 0, []]
])('%s of %s, going to %s', (numerator, asked, expected, steps) => {
  expect(said(figure(numerator, asked, expected))).toEqual(steps)
})

test('what a group is short of is spared its members, what lies below the threshold the store’s manager', () => {
  const steps = nextSteps(DEFAULT_INCENTIVE_POLICY, [figure(0, 30, 0)])
  expect(steps.map(({ ruleKey, beneficiary }) => [ruleKey, beneficiary])).toEqual([
    ['missingCustomer', { kind: 'group', id: 'g' }],
    ['farBelow', { kind: 'storeManager', id: 's' }]
  ])
})

test('ratios and figures of nothing in the plan make no step', () => {
  const ratio = { ...DEFAULT_INCENTIVE_POLICY.quotas[0]!, measure: 'registrationRate' as const }
  expect(nextSteps({ ...DEFAULT_INCENTIVE_POLICY, quotas: [ratio] }, [figure(0, 80, 0, { denominator: 9 })])).toEqual([])
  expect(said(figure(0, 30, 0, { key: 'other' }))).toEqual([])
})
