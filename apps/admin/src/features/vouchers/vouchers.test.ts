/** Kinds of voucher as they are typed and read out, and a list of vouchers as its address says it. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import type { VoucherDefinitionOfFragment } from '../../gql/graphql.ts'
import { faultsOf, formOf, freshForm, termsOf } from './definition-form.ts'
import { termLines } from './terms.ts'
import { readView, toFilter, toOrder, USUAL_SORT, writeView } from './voucher-view.ts'

const money = (minor: number) => ({ minor, currency: 'CNY' })
const definition: VoucherDefinitionOfFragment = {
  id: 'd',
  key: 'autumn',
  version: 2,
  name: { zhCN: '秋季礼金券', en: 'Autumn' },
  closedAt: null,
  createdAt: '2026-06-01T00:00:00Z',
  byRule: false,
  issued: 3,
  terms: {
    face: money(10_000),
    minimum: money(30_000),
    excludedCategories: ['长靴', '短靴'],
    stores: [{ id: 's', name: '春熙路' }],
    onSpecialPrice: false,
    partRedemption: true,
    validDays: 60,
    validUntil: null,
    givenBackDays: 30,
    mostPerCustomer: 1,
    mostInAll: 500,
    forPoints: true
  }
}
const at = { currency: 'CNY', today: '2026-06-30', isNew: true }

describe('the form', () => {
  test('a kind comes out of it as it went in', () => {
    const { face, minimum, stores, ...rest } = definition.terms
    const sent = { ...rest, validUntil: null, faceMinor: face.minor, minimumMinor: minimum.minor, storeIds: stores.map(({ id }) => id) }
    expect(termsOf(formOf(definition, 'CNY'), 'CNY')).toEqual({ ...sent, name: definition.name })
  })
  test('says where something is missing or is no figure', () => {
    expect(faultsOf(freshForm(), at)).toEqual({ key: 'key', zhCN: 'name', en: 'name', faceMinor: 'amount' })
    const typed = { ...formOf(definition, 'CNY'), minimum: 'x', validDays: '0', mostInAll: '1.5' }
    expect(faultsOf(typed, at)).toEqual({ minimumMinor: 'amount', validDays: 'number', mostInAll: 'number' })
  })
  test('what comes back may be good for a year, or on that day alone', () => {
    const typed = (givenBackDays: string) => ({ ...formOf(definition, 'CNY'), givenBackDays })
    expect(freshForm().givenBackDays).toBe('14')
    for (const wrong of ['', '366', '-1', '1.5', 'x']) expect(faultsOf(typed(wrong), at)).toEqual({ givenBackDays: 'daysBack' })
    for (const [text, days] of [
      ['0', 0],
      ['365', 365]
    ] as const) {
      expect(faultsOf(typed(text), at)).toEqual({})
      expect(termsOf(typed(text), 'CNY').givenBackDays).toBe(days)
    }
  })
  test('a day that has passed is no end; one of the two ends is sent', () => {
    const until = { ...formOf(definition, 'CNY'), ends: 'until' as const, validUntil: '2026-06-29' }
    expect(faultsOf(until, at)).toEqual({ validUntil: 'day' })
    expect(termsOf({ ...until, validUntil: '2026-12-31' }, 'CNY')).toMatchObject({ validDays: null, validUntil: '2026-12-31' })
  })
  test('the key of one that is there already is not asked for again', () => {
    expect(faultsOf({ ...formOf(definition, 'CNY'), key: '' }, { ...at, isNew: false })).toEqual({})
  })
})

test.each(['zh-CN', 'en'])('its terms are read out in %s', locale => {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../../locales/${locale}/${name}.json`, import.meta.url), 'utf8')) as never
  const messages = { [locale]: { vouchers: read('vouchers'), policies: read('policies') } }
  const { t } = createI18n({ legacy: false, locale, messages }).global as unknown as {
    t: (key: string, values?: object, n?: number) => string
  }
  const f = createFormat({ locale, today: '2026-06-30', timeZone: 'Asia/Shanghai' })
  const lines = termLines(definition.terms, t, f)
  expect(lines).toEqual(
    locale === 'en'
      ? [
          'from ¥300.00 of goods that it may pay for',
          'good for 60 days after its first day',
          'not on items at a special price',
          'not for 长靴, 短靴',
          'only in 春熙路',
          'what a return gives back is good for 30 days after it at least',
          'what a receipt does not need stays on it',
          'at most 1 for a customer',
          'at most 500 in all',
          'given for points too'
        ]
      : [
          '能抵的商品满¥300.00可用',
          '从第一天起60天内有效',
          '特价商品不可用',
          '不能用于长靴、短靴',
          '只在春熙路可用',
          '退货退回的部分，至少还能用30天',
          '一次用不完的留着下次用',
          '每位顾客最多1张',
          '总共最多500张',
          '可以用积分换'
        ]
  )
})

describe('the list', () => {
  test('its address says what it shows, and nothing else is believed', () => {
    const view = {
      state: 'USED' as const,
      source: 'HAND' as const,
      definition: 'd',
      batch: undefined,
      stores: ['a', 'b'],
      ends: undefined,
      sort: USUAL_SORT
    }
    expect(readView(writeView(view) as never)).toEqual(view)
    expect(readView({ state: 'LOST', source: 'x', ends: '8', sort: 'name.asc' })).toEqual({ stores: [], sort: USUAL_SORT })
  })
  test('what ends soon is what can still be used', () => {
    const view = readView({ ends: '7', sort: 'until.asc' })
    expect(toFilter(view, '2026-06-30')).toEqual({ states: ['ACTIVE', 'PARTLY_USED'], endsTo: '2026-07-06' })
    expect(toOrder(view)).toEqual({ field: 'ENDS', direction: 'ASC' })
  })
})
