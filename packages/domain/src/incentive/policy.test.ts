import { expect, test } from '@jest/globals'
import { DEFAULT_INCENTIVE_POLICY, NO_GOODS, type IncentivePolicy, type Quota } from './policy.ts'
import { readIncentivePolicy } from './read-policy.ts'
import { measuresDue } from './measures.ts'
import { validateIncentivePolicy } from './validate-policy.ts'
import { localDate } from '../calendar/local-date.ts'

const base = DEFAULT_INCENTIVE_POLICY
const quota = base.quotas[0]!
const sales: Quota = { key: 'sales', measure: 'netSales', of: 'store', span: 'quarter', amount: 1_000_000, lines: [], goods: NO_GOODS }
const codes = (policy: IncentivePolicy, storeIds?: readonly string[]) =>
  validateIncentivePolicy(policy, storeIds && { storeIds, tierKeys: [], tierOrders: [], closedVoucherMinors: [] }).map(
    ({ code, path }) => `${code} ${path.join('.')}`
  )
const withQuota = (change: Partial<Quota>): IncentivePolicy => ({ ...base, quotas: [{ ...quota, ...change }] })

test('what a chain starts with can be used, and is read as it was stored', () => {
  expect(codes(base)).toEqual([])
  const all: IncentivePolicy = {
    ...base,
    quotas: [quota, sales],
    rules: [
      ...base.rules,
      {
        key: 'best',
        type: 'rankingBonus',
        measure: 'repurchaseRate',
        span: 'quarter',
        among: 'chain',
        places: 1,
        amount: 60,
        payout: 'monthly'
      },
      { key: 'top', type: 'shared', quota: 'sales', amount: 50, sharing: 'each' }
    ]
  }
  expect(codes(all)).toEqual([])
  expect(readIncentivePolicy(JSON.parse(JSON.stringify(all)))).toEqual(all)
  expect(() => readIncentivePolicy({ ...all, rules: [{ key: 'x', type: 'bribe' }] })).toThrow(TypeError)
  expect(measuresDue(all, localDate('2026-02-01')).map(({ key }) => key)).toEqual([
    'newCustomers',
    'registrationFloor',
    'lateOnboarding',
    'checkManager'
  ])
  expect(measuresDue(all, localDate('2026-03-01')).map(({ key, of }) => `${key} ${of}`)).toEqual([
    'newCustomers group',
    'sales store',
    'fewestReturn group',
    'registrationFloor store',
    'lateOnboarding store',
    'checkManager store',
    'mostFiles associate',
    'best group',
    'top group'
  ])
})

test.each<[string, IncentivePolicy, string[]]>([
  [
    'no quota of that name',
    { ...base, quotas: [] },
    ['QUOTA_UNKNOWN rules.0.quota', 'QUOTA_UNKNOWN rules.1.quota', 'QUOTA_UNKNOWN rules.2.quota']
  ],
  ['a rate of nobody’s group', withQuota({ measure: 'registrationRate', amount: 85 }), ['MEASURE_UNFIT quotas.0.of']],
  ['a rate above all', withQuota({ measure: 'repurchaseRate', amount: 101 }), ['VALUE_OUT_OF_BOUNDS quotas.0.amount']],
  ['half a customer', withQuota({ amount: 0.5 }), ['VALUE_NOT_INTEGER quotas.0.amount']],
  ['slow goods of no kind', withQuota({ measure: 'slowGoods' }), ['NOTHING_CHOSEN quotas.0.goods']],
  [
    'a month that is none, and twice',
    withQuota({ lines: [{ months: [13, 13], storeIds: [], amount: 1 }] }),
    ['CHOSEN_TWICE quotas.0.lines.0.months', 'DAY_UNKNOWN quotas.0.lines.0.months']
  ],
  [
    'a line that an earlier one takes whole',
    withQuota({
      lines: [
        { months: [7, 8], storeIds: [], amount: 1 },
        { months: [7], storeIds: ['S'], amount: 2 }
      ]
    }),
    ['LINE_NEVER_USED quotas.0.lines.1']
  ],
  ['a line for everything', withQuota({ lines: [{ months: [], storeIds: [], amount: 1 }] }), ['NOTHING_CHOSEN quotas.0.lines.0']],
  ['one key for two', { ...base, rules: [{ ...base.rules[0]!, key: 'newCustomers' }] }, ['KEY_TWICE rules.0.key']],
  [
    'a shared bonus by a group’s quota',
    { ...base, rules: [{ key: 'x', type: 'shared', quota: 'newCustomers', amount: 1, sharing: 'each' }] },
    ['QUOTA_NOT_OF_STORE rules.0.quota']
  ],
  [
    'a streak of one, a threshold above the quota, nothing to pay',
    {
      ...base,
      rules: [
        { key: 'x', type: 'streak', quota: 'newCustomers', times: 1, percent: 301, amount: 1, to: 'measured' },
        { key: 'y', type: 'threshold', quota: 'newCustomers', percent: 101, amount: 0, to: 'measured' }
      ]
    },
    [
      'VALUE_OUT_OF_BOUNDS rules.0.percent',
      'VALUE_OUT_OF_BOUNDS rules.0.times',
      'VALUE_OUT_OF_BOUNDS rules.1.percent',
      'VALUE_OUT_OF_BOUNDS rules.1.amount'
    ]
  ],
  [
    'a round in no quarter, of what is no associate’s, least of a count, prizes of nothing',
    {
      ...base,
      rules: [
        { key: 'x', type: 'contestRound', quarter: 5, measure: 'registrationRate', among: 'store', least: 0, prizes: [0], forfeit: null },
        {
          key: 'y',
          type: 'contestRound',
          quarter: 4,
          measure: 'visits',
          among: 'chain',
          least: 1,
          prizes: [1],
          forfeit: { 'zh-CN': '', en: 'x' }
        }
      ]
    },
    [
      'VALUE_OUT_OF_BOUNDS rules.0.quarter',
      'MEASURE_UNFIT rules.0.measure',
      'VALUE_OUT_OF_BOUNDS rules.0.prizes.0',
      'VALUE_OUT_OF_BOUNDS rules.1.least',
      'NAME_MISSING rules.1.forfeit.zh-CN'
    ]
  ],
  [
    'a floor above all, no day to enter files in, fewer than none failed',
    {
      ...base,
      rules: [
        { key: 'x', type: 'rateFloor', percent: 101 },
        { key: 'y', type: 'onboarding', days: 0, mostDays: 0, amount: 0 },
        { key: 'z', type: 'systemCheck', mostFailed: -1, amount: 1, to: 'storeManager' }
      ]
    },
    [
      'VALUE_OUT_OF_BOUNDS rules.0.percent',
      'VALUE_OUT_OF_BOUNDS rules.1.days',
      'VALUE_OUT_OF_BOUNDS rules.1.mostDays',
      'VALUE_OUT_OF_BOUNDS rules.1.amount',
      'VALUE_OUT_OF_BOUNDS rules.2.mostFailed'
    ]
  ],
  ['a quota of what only rules measure', withQuota({ measure: 'failedItems', of: 'store', amount: 1 }), ['MEASURE_UNFIT quotas.0.of']],
  [
    'a forfeit without words',
    { ...base, rules: [{ ...base.rules[3]!, forfeit: { 'zh-CN': ' ', en: 'x'.repeat(201) } } as IncentivePolicy['rules'][number]] },
    ['NAME_MISSING rules.0.forfeit.zh-CN', 'TEXT_TOO_LONG rules.0.forfeit.en']
  ]
])('%s', (_, policy, expected) => expect(codes(policy)).toEqual(expected))

test('stores of others are not known', () =>
  expect(codes(withQuota({ lines: [{ months: [], storeIds: ['S', 'T'], amount: 1 }] }), ['S'])).toEqual([
    'STORE_UNKNOWN quotas.0.lines.0.storeIds.1'
  ]))
