/** Every rule of an incentive plan, in both languages with the real messages: what is read out, what changed, and that what is sent is what was read. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { DEFAULT_INCENTIVE_POLICY, INCENTIVE_RULE_TYPES, policyDifferences, type IncentivePolicy } from '@keqing/domain'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import { changesOf, changeText } from './changes.ts'
import { addRule } from './incentive-edits.ts'
import { readIncentive, sendIncentive } from './incentive-rules.ts'
import { ruleRule } from './incentive-slots.ts'
import { readPolicy } from './read.ts'
import { textOf, type Words } from './sentence.ts'

function wordsIn(locale: 'zh-CN' | 'en'): Words {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../../locales/${locale}/${name}.json`, import.meta.url), 'utf8')) as never
  const messages = { [locale]: { incentives: read('incentives'), policies: read('policies') } }
  const { t } = createI18n({ legacy: false, locale, messages }).global as unknown as {
    t: (key: string, values: object, how: object) => string
  }
  return {
    locale,
    say: (key, values = {}, count) => t(key, values, count === undefined ? {} : { plural: count }),
    f: createFormat({ locale, today: '2026-06-30', timeZone: 'Asia/Shanghai' }),
    currency: 'CNY',
    storeName: () => '人民路店'
  }
}
const [zh, en] = [wordsIn('zh-CN'), wordsIn('en')]
/** The default plan, and one more rule of each type. */
const full = INCENTIVE_RULE_TYPES.reduce<IncentivePolicy>(addRule, DEFAULT_INCENTIVE_POLICY)

test('each rule reads as a sentence, in points and in money, with nothing left open', () => {
  for (const words of [zh, en])
    for (const unit of ['points', 'money'] as const) {
      const lines = readPolicy('incentive', { ...full, unit }, words).map(line => textOf(line.tokens))
      expect(lines).toHaveLength(full.quotas.length + full.rules.length + 3)
      for (const line of lines) expect(line).not.toMatch(/[{}|]|incentives\.|undefined/u)
    }
})

test('contests say who competes in what, from how much on, for which prizes', () => {
  const rule = DEFAULT_INCENTIVE_POLICY.rules.find(({ key }) => key === 'truestFiles')!
  const policy = { ...DEFAULT_INCENTIVE_POLICY, rules: [{ ...rule, prizes: [100, 50] }] } as IncentivePolicy
  expect(textOf(ruleRule(policy, undefined, 0, en).parts)).toBe(
    'In the third quarter associates in the store with at least 10 checked fields compete in validity of checked files: prizes by place: 100, 50 points'
  )
  expect(textOf(ruleRule(policy, undefined, 0, zh).parts)).toBe('第三季度，本店抽查字段至少10个的营业员比档案真实率：按名次奖100、50分')
})

test('what is sent is what was read', () => expect(readIncentive(sendIncentive(full) as never)).toEqual(full))

test('another measure takes the least of the one before away, and quarters stay numbers', () => {
  const nth = full.rules.findIndex(({ key }) => key === 'truestFiles')
  const slot = (name: string) => ruleRule(full, undefined, nth, en).slots.find(each => each.name === name)!
  expect((slot('measure').set as (key: string) => IncentivePolicy)('registrations').rules[nth]).toMatchObject({
    measure: 'registrations',
    least: 0
  })
  expect((slot('quarter').set as (key: string) => IncentivePolicy)('4').rules[nth]).toMatchObject({ quarter: 4 })
})

test.each<[string, object, object, string]>([
  ['a prize', { prizes: [100] }, { prizes: [120] }, 'Rule round, Prizes'],
  ['another prize', { prizes: [100] }, { prizes: [100, 50] }, 'Rule round, Prizes'],
  ['a forfeit that came', { forfeit: null }, { forfeit: { 'zh-CN': '主持晨会', en: 'leads' } }, 'Rule round, Forfeit'],
  ['a forfeit that went', { forfeit: { 'zh-CN': '主持晨会', en: 'leads' } }, { forfeit: null }, 'Rule round, Forfeit'],
  ['a quarter', { quarter: 1 }, { quarter: 2 }, 'Rule round, Quarter']
])('%s is told as a change', (_, before, after, place) => {
  const round = {
    key: 'round',
    type: 'contestRound',
    quarter: 1,
    measure: 'registrations',
    among: 'store',
    least: 0,
    prizes: [],
    forfeit: null
  }
  const plan = (more: object) => ({ ...DEFAULT_INCENTIVE_POLICY, rules: [{ ...round, ...more }] }) as IncentivePolicy
  const differences = policyDifferences(plan(before), plan(after))
  const told = changesOf('incentive', differences, [plan(before), plan(after)] as never, en).map(change => changeText(change, en))
  expect(told).toHaveLength(1)
  expect(told[0]).toContain(place)
  expect(told[0]).not.toMatch(/undefined|object|NaN|incentives\./u)
})
