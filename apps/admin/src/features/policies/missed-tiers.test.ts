/** Tiers that a version lacks and others name: in sentences, with the page of what would go dead, in both languages. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import { deadRules, passedOver, type Missed } from './missed-tiers.ts'
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

type Version = Missed['places'][number]['version']
const partnerOffers = [{ key: 'cinema', name: { zhCN: '影院', en: 'Cinema' } }]
const benefits: Version = {
  id: 'b',
  kind: 'BENEFIT',
  version: 2,
  status: 'IN_FORCE',
  name: 'spring',
  rules: { benefit: { partnerOffers } }
}
const points: Version = { id: 'p', kind: 'EARNING', version: 3, status: 'SCHEDULED', name: 'double for B', rules: { benefit: null } }
const missed = (more: Partial<Missed> = {}): Missed => ({ key: 'B', places: [], stores: [], designations: 0, overrides: 0, ...more })
const stores = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: `S${at + 1}` }))

describe('rules that would go dead', () => {
  const all = [
    missed({
      places: [
        { version: benefits, path: ['tiers', 'B'] },
        { version: benefits, path: ['partnerOffers', 'cinema', 'tiers'] },
        { version: points, path: ['multipliers', 'gold', 'when', 'tiers'] }
      ]
    })
  ]
  test('a sentence for each version, that leads to it', () => {
    expect(deadRules(all, zh).map(({ sentence }) => textOf(sentence))).toEqual([
      '会员权益第2版（生效中）还提到B：这一级的待遇、伙伴优惠“影院”。',
      '积分规则double for B（待生效）还提到B：翻倍规则gold。'
    ])
    expect(deadRules(all, en).map(({ sentence, page }) => [textOf(sentence), page])).toEqual([
      ['Benefits, Version 2 (In force) names B: what the tier gets, the offer “Cinema”.', '/policies/benefit/b'],
      ['Points, double for B (Scheduled) names B: multiplier gold.', '/policies/earning/p']
    ])
    expect(deadRules(all, en)[0]!.sentence.map(({ slot }) => slot)).toContain('version')
  })
})

describe('what is passed over', () => {
  test('nothing where nothing is; nor where the reader may not count', () => {
    expect(passedOver([missed(), missed({ designations: null, overrides: null })], en)).toEqual([])
  })
  test('stores by name, five at most, and what people gave', () => {
    const all = [missed({ stores: stores(2), designations: 12, overrides: 1 })]
    expect(passedOver(all, zh)).toEqual([
      'S1、S2自己给B设的不再起作用。',
      '人工给的B（指定12个、手工分类1个）从那天起不算数，这些顾客按规则定级。记录还在，这一级恢复后重新算数。'
    ])
    expect(passedOver(all, en)).toEqual([
      'What S1, S2 set for B is passed over.',
      'B, as given by people (12 designations, 1 override), counts for nothing from then on: these customers stand by the rules. It stays on file, and counts again if the tier comes back.'
    ])
    const many = [5, 6, 8].map(count => passedOver([missed({ stores: stores(count) })], en)[0])
    expect(many).toEqual(
      ['S1, S2, S3, S4, S5', 'S1, S2, S3, S4, S5 and one more', 'S1, S2, S3, S4, S5 and 3 more'].map(
        each => `What ${each} set for B is passed over.`
      )
    )
  })
})
