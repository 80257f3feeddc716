/** POINT-2: the referral's bonus in every turn of its facts. */
import { expect, test } from '@jest/globals'
import { localDate } from '../calendar/local-date.ts'
import { DEFAULT_EARNING_POLICY, NO_BONUSES } from './earning-policy.ts'
import type { EarningPolicy } from './earning-policy.ts'
import { referralToPost } from './referral-bonus.ts'
import type { ReferralFacts, StandingBonus } from './referral-bonus.ts'

const bought = localDate('2026-06-01')
const today = localDate('2026-06-20')
const policy: EarningPolicy = {
  ...DEFAULT_EARNING_POLICY,
  bonuses: { ...NO_BONUSES, referralFirstPurchase: 20 },
  pendingDays: 7,
  expiry: { months: 12, roundTo: 'day' }
}
const terms = { confirmedOn: localDate('2026-06-08'), expiresOn: localDate('2027-06-01') }
const owed: ReferralFacts = { referrerId: 'li', firstPurchaseOn: bought, policy }
const given: StandingBonus = { id: 'e', customerId: 'li', amount: 20, ...terms }
const grant = { kind: 'bonus', customerId: 'li', amount: 20, on: bought, correctsId: null, ...terms }
const back = { kind: 'reverse', customerId: 'li', amount: -20, on: today, correctsId: 'e', confirmedOn: today, expiresOn: terms.expiresOn }

test.each<[string, ReferralFacts, StandingBonus[], unknown[]]>([
  ['a first purchase', owed, [], [grant]],
  ['the same again', owed, [given], []],
  ['another value since', { ...owed, policy: { ...policy, bonuses: { ...NO_BONUSES, referralFirstPurchase: 5 } } }, [given], []],
  ['no purchase that counts any more', { ...owed, firstPurchaseOn: null, policy: undefined }, [given], [back]],
  ['nobody referred', { ...owed, referrerId: null }, [], []],
  ['somebody else referred, as it turned out', { ...owed, referrerId: 'xu' }, [given], [back, { ...grant, customerId: 'xu' }]],
  ['a policy without the bonus', { ...owed, policy: DEFAULT_EARNING_POLICY }, [], []],
  ['before the chain had rules', { ...owed, policy: undefined }, [], []]
])('%s', (_what, facts, standing, movements) => {
  expect(referralToPost(facts, standing, today)).toEqual(movements)
})
test('what is taken back while it is pending is confirmed with what it takes back', () => {
  const soon = localDate('2026-06-02')
  const [reversal] = referralToPost({ ...owed, firstPurchaseOn: null }, [given], soon)
  expect(reversal).toMatchObject({ on: soon, confirmedOn: given.confirmedOn })
})
