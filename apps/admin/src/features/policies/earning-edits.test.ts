/** What the editor of earning rules does to them: multipliers, and the slots of every other rule. */
import { expect, test } from '@jest/globals'
import { DEFAULT_EARNING_POLICY, validateEarningPolicy, type EarningPolicy } from '@keqing/domain'
import { addMultiplier, askedFor, dropAsked, duplicateMultiplier } from './earning-edits.ts'
import { bonusRules, earningRule, spendingRules, stackingRule, timeRules } from './earning-slots.ts'
import { at, put } from './places.ts'
import type { Words } from './sentence.ts'
import type { Rule } from './slots.ts'

const words = {
  locale: 'en',
  say: (key: string) => key.replace('policies.', ''),
  f: { count: String, money: ({ minor }: { minor: number }) => `¥${minor / 100}` },
  currency: 'CNY'
} as unknown as Words
const policy = DEFAULT_EARNING_POLICY

test('a new multiplier has a free name and asks nothing yet; a copy stands beside it under another', () => {
  const one = addMultiplier(policy)
  expect(one.multipliers).toEqual([{ key: 'M1', percent: 200, when: {} }])
  expect(duplicateMultiplier(addMultiplier(one), 0).multipliers.map(each => each.key)).toEqual(['M1', 'M3', 'M2'])
  expect(policy.multipliers).toEqual([])
})
test('a condition comes empty, to be chosen, and goes without a trace', () => {
  const [first] = addMultiplier(policy).multipliers
  const asked = askedFor(askedFor(first!, 'weekdays'), 'birthdayMonth')
  expect(asked.when).toEqual({ weekdays: [], birthdayMonth: true })
  expect(dropAsked(asked, 'weekdays').when).toEqual({ birthdayMonth: true })
})
test('a place is read and put by its path, in lists too, and the old body stays', () => {
  const body = { list: [{ n: 1 }, { n: 2 }], other: null }
  const next = put(body, ['list', 1, 'n'], 3)
  expect([at(next, ['list', 1, 'n']), at(body, ['list', 1, 'n']), at(body, ['other', 'x'])]).toEqual([3, 2, undefined])
  expect(Array.isArray(next.list)).toBe(true)
})

const rulesOf = (body: EarningPolicy, base?: EarningPolicy): readonly Rule<EarningPolicy>[] => [
  earningRule(body, base, words),
  stackingRule(body, base, words),
  ...bonusRules(body, base, words),
  ...timeRules(body, base, words),
  ...spendingRules(body, base, words)
]
const slot = (name: string, path: string, body: EarningPolicy, base?: EarningPolicy) =>
  rulesOf(body, base)
    .flatMap(rule => rule.slots)
    .find(each => each.name === name && each.path.join('.') === path)!
const changed = (name: string, path: string, value: string | number, body = policy, base?: EarningPolicy) =>
  (slot(name, path, body, base).set as (value: string | number) => EarningPolicy)(value)

test.each<[string, string, string | number, Partial<EarningPolicy>]>([
  ['points', 'pointsPer.points', 2, { pointsPer: { points: 2, forEveryMinor: 10_000 } }],
  ['special', 'specialPriceEarns', 'no', { specialPriceEarns: false }],
  ['stacking', 'stacking', 'multiply', { stacking: 'multiply' }],
  ['points', 'bonuses.registration', 5, { bonuses: { registration: 5, completedFile: null, referralFirstPurchase: 0 } }],
  ['days', 'pendingDays', 14, { pendingDays: 14 }],
  ['effect', 'expiry', 'on', { expiry: { months: 24, roundTo: 'yearEnd' } }],
  ['effect', 'redemption', 'off', { redemption: null }],
  ['effect', 'approvalAbove', 'on', { approvalAbove: 1_000 }]
])('%s at %s set to %s', (name, path, value, more) => {
  expect(changed(name, path, value)).toEqual({ ...policy, ...more })
})
test('a rule switched on again is what it was in the version compared with', () => {
  const base: EarningPolicy = { ...policy, expiry: { months: 6, roundTo: 'monthEnd' } }
  expect(changed('effect', 'expiry', 'on', policy, base)).toEqual(base)
  expect(slot('effect', 'expiry', policy, base).was).toBe('expiry.effect')
  const longer = put(base, ['expiry', 'months'], 12)
  expect([slot('months', 'expiry.months', longer, base).was, slot('roundTo', 'expiry.roundTo', longer, base).was]).toEqual(['6', undefined])
})
test('whatever can be switched on is sound', () => {
  const all = ['bonuses.completedFile', 'expiry', 'approvalAbove'].reduce((body, path) => changed('effect', path, 'on', body), policy)
  expect(validateEarningPolicy(all)).toEqual([])
})
