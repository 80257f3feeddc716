/** Tiers that would pay more than one below them, in sentences, each with the benefits by which it is so, in both languages. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import { raisedSays, raisedTold, type Raised } from './raised-pay.ts'
import { textOf, type Words } from './sentence.ts'

function wordsOf(locale: 'zh-CN' | 'en'): Words {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../../locales/${locale}/${name}.json`, import.meta.url), 'utf8')) as never
  const messages = { [locale]: { benefits: read('benefits'), policies: read('policies') } }
  const { t } = createI18n({ legacy: false, locale, messages }).global as unknown as {
    t: (key: string, values: object, how: object) => string
  }
  return {
    locale,
    say: (key, values = {}, count) => t(key, values, count === undefined ? {} : { plural: count }),
    f: createFormat({ locale, today: '2026-06-30', timeZone: 'Asia/Shanghai' }),
    currency: 'CNY'
  }
}
const [zh, en] = [wordsOf('zh-CN'), wordsOf('en')]
const version: Raised['version'] = { id: 'b', kind: 'BENEFIT', version: 2, status: 'IN_FORCE', name: 'spring' }
const raised = (higher: string, figure: Raised['figure'], higherPays: number, lowerPays: number): Raised => ({
  ...{ version, higher, lower: 'C', figure, higherPays, lowerPays }
})
const told = (all: readonly Raised[], words: Words) => raisedTold(all).map(each => textOf(raisedSays(each, words).sentence))

test('the full price is told once, figures of days by themselves', () => {
  const all = [
    raised('S', 'PAYS_PERCENT', 100, 80),
    raised('B', 'PAYS_PERCENT', 85, 80),
    raised('S', 'MEMBER_DAY_PAYS_PERCENT', 100, 75),
    raised('B', 'BIRTHDAY_PAYS_PERCENT', 85, 75)
  ]
  expect(told(all, en)).toEqual([
    'By Benefits, Version 2 (In force), S pays the full price, while C, a lower tier, pays 80%.',
    'By Benefits, Version 2 (In force), B pays 85% and C, a lower tier, 80%.',
    'By Benefits, Version 2 (In force), about the birthday B pays 85% and C, a lower tier, 75%.'
  ])
  expect(told(all, zh)).toEqual([
    '按会员权益第2版（生效中），S要付全价，比它低的C只付80%。',
    '按会员权益第2版（生效中），B付85%，比它低的C只付80%。',
    '按会员权益第2版（生效中），生日前后B付85%，比它低的C只付75%。'
  ])
  expect(raisedSays(all[0]!, en).page).toBe('/policies/benefit/b')
})
