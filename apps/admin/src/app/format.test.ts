import { describe, expect, test } from '@jest/globals'
import { createFormat } from './format.ts'

const zh = createFormat({ locale: 'zh-CN', today: '2026-06-30', timeZone: 'Asia/Shanghai' })
const en = createFormat({ locale: 'en', today: '2026-06-30', timeZone: 'Asia/Shanghai' })
const cny = (minor: number) => ({ minor, currency: 'CNY' })

describe('dates', () => {
  test.each([
    ['2026-06-30', '今天', 'Today'],
    ['2026-06-29', '昨天', 'Yesterday'],
    ['2026-06-21', '6月21日', '21 Jun'],
    ['2025-09-03', '2025年9月3日', '3 Sep 2025'],
    ['2027-01-01', '2027年1月1日', '1 Jan 2027'],
    [null, '—', '—']
  ])('%s as a day', (value, chinese, english) => {
    expect(zh.day(value)).toBe(chinese)
    expect(en.day(value)).toBe(english)
  })
  test('the day before the first of a month is the last of the one before', () => {
    expect(createFormat({ locale: 'en', today: '2028-03-01', timeZone: 'UTC' }).day('2028-02-29')).toBe('Yesterday')
  })
  test('an instant is read in the time zone of the chain, not of the browser', () => {
    expect(zh.moment('2026-06-29T16:30:00Z')).toBe('今天 00:30')
    expect(zh.moment('2026-06-29T15:59:00Z')).toBe('昨天 23:59')
    expect(en.moment('2026-06-20T02:00:00Z')).toBe('20 Jun')
    expect(en.dateTime('2026-06-20T02:00:00Z')).toBe('20 Jun 10:00')
    expect(zh.iso('2026-06-29T16:30:00Z')).toBe('2026-06-30 00:30')
    expect(zh.iso('2026-06-30')).toBe('2026-06-30')
  })
  test('months name the year where it is not this one, ranges always', () => {
    expect([zh.month('2026-07-01'), zh.month('2025-07-01'), en.month('2025-07-01')]).toEqual(['7月', '2025年7月', 'Jul 2025'])
    expect(zh.months('2025-07', '2026-06')).toBe('2025年7月 – 2026年6月')
    expect(en.months('2025-07', '2026-06')).toBe('Jul 2025 – Jun 2026')
  })
})

describe('money', () => {
  test('comes from minor units, exactly, with the minus of print before the sign', () => {
    expect(zh.money(cny(123400))).toBe('¥1,234.00')
    expect(zh.money(cny(-800))).toBe('−\u2060¥8.00')
    expect(zh.money(cny(5))).toBe('¥0.05')
    expect(en.money({ minor: -1999, currency: 'GBP' })).toBe('−\u2060£19.99')
    expect(zh.money({ minor: 1500, currency: 'JPY' })).toBe('¥1,500')
    expect(zh.money(cny(Number.MAX_SAFE_INTEGER))).toBe('¥90,071,992,547,409.91')
    expect(zh.money(null)).toBe('—')
  })
  test('summaries leave the minor units out from a thousand on; changes carry their sign', () => {
    expect([zh.moneySummary(cny(99999)), zh.moneySummary(cny(100000)), zh.moneySummary(cny(-44862050))]).toEqual([
      '¥999.99',
      '¥1,000',
      '−\u2060¥448,621'
    ])
    expect([zh.moneyChange(cny(100)), zh.moneyChange(cny(-100)), zh.moneyChange(cny(0))]).toEqual(['+\u2060¥1.00', '−\u2060¥1.00', '¥0.00'])
    expect(zh.symbol('CNY')).toBe('¥')
  })
})

describe('counts and shares', () => {
  test('unknown is a dash, never zero', () => {
    expect([zh.count(4308), zh.count(0), zh.count(null), zh.change(311), zh.change(-20)]).toEqual(['4,308', '0', '—', '+311', '−20'])
  })
  test('nothing to divide by gives no rate', () => {
    expect([zh.percent(318, 360), zh.percent(0.5), zh.percent(1, 0), zh.percent(null, 3), zh.percent(-0.029)]).toEqual([
      '88.3%',
      '50.0%',
      '—',
      '—',
      '−2.9%'
    ])
  })
  test('ticks are short in each language', () => {
    expect([zh.tick(250_000), zh.tick(1500), en.tick(1500), en.tick(250_000), en.tick(2_500_000), zh.tick(400)]).toEqual([
      '25万',
      '1,500',
      '1.5k',
      '250k',
      '2.5m',
      '400'
    ])
  })
})
