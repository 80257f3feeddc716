/** The two tracks in words, in both languages with the real messages: where they differ, why, and nothing where they do not. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { createI18n } from 'vue-i18n'
import { createFormat } from '../../app/format.ts'
import { monthsBefore } from './days.ts'
import { endOfDay } from './instant.ts'
import { tierTracks } from './tier-tracks.ts'
import type { TierTimeline } from './useCustomer.ts'
import type { Words } from './why.ts'

const today = '2026-06-30'
function wordsIn(locale: 'zh-CN' | 'en'): Words {
  const customers = JSON.parse(readFileSync(new URL(`../../locales/${locale}/customers.json`, import.meta.url), 'utf8')) as never
  const { t } = createI18n({ legacy: false, locale, messages: { [locale]: { customers } } }).global as unknown as {
    t: (key: string, values: object, count?: number) => string
  }
  return {
    t: (key, values = {}, count) => (count === undefined ? t(key, values) : t(key, values, count)),
    f: createFormat({ locale, today, timeZone: 'Asia/Shanghai' }),
    currency: 'CNY',
    today
  }
}

const span = (from: string, to: string, key: string | null, rank: number | null) => ({
  from,
  to,
  status: key ? ('TIER' as const) : ('NONE' as const),
  key,
  rank,
  name: key
})
const C = span('2026-03-05', '2026-03-19', 'C', 3)
const B = span('2026-03-05', '2026-03-19', 'B', 2)
const TIMELINE = {
  from: '2026-03-01',
  to: '2026-03-31',
  recordedAt: '2026-03-02T04:00:00Z',
  decided: [span('2026-03-02', '2026-03-19', 'C', 3), span('2026-03-20', '2026-03-31', 'B', 2)],
  known: [span('2026-03-01', '2026-03-04', 'C', 3), span('2026-03-05', '2026-03-31', 'B', 2)],
  differences: [
    {
      from: C.from,
      to: C.to,
      decided: C,
      known: B,
      news: [
        { kind: 'PURCHASE', on: '2026-03-05', heardAt: '2026-03-19T16:30:00Z', takenBack: false },
        { kind: 'VISIT', on: '2026-03-06', heardAt: '2026-03-20T01:00:00Z', takenBack: true }
      ],
      newsCount: 5
    }
  ]
} as unknown as TierTimeline

describe('where both differ', () => {
  test.each([
    [
      'en',
      '5 Mar – 19 Mar: decided C, known today B',
      ['A purchase of 5 Mar was recorded on 20 Mar.', 'A visit of 6 Mar was voided on 20 Mar.'],
      '3 more.'
    ],
    ['zh-CN', '3月5日至3月19日：当时定为C，按今天所知是B', ['3月5日的购买在3月20日才记下。', '3月6日的到店在3月20日作废。'], '另有 3 条。']
  ] as const)('in %s it is said with its reasons', (locale, sentence, because, more) => {
    const { differences, apart, days, tracks } = tierTracks(TIMELINE, wordsIn(locale))
    expect(differences).toEqual([{ key: '2026-03-05', from: '2026-03-05', sentence, because, more }])
    expect({ apart, days }).toEqual({ apart: [{ start: 4, length: 15 }], days: 31 })
    expect(tracks.map(track => track.parts.map(({ start, length, label }) => [start, length, label]))).toEqual([
      [
        [1, 18, 'C'],
        [19, 12, 'B']
      ],
      [
        [0, 4, 'C'],
        [4, 27, 'B']
      ]
    ])
  })
  test('nothing heard late is said as well', () => {
    const silent = { ...TIMELINE, differences: [{ ...TIMELINE.differences[0]!, news: [], newsCount: 0 }] }
    expect(tierTracks(silent, wordsIn('en')).differences[0]).toMatchObject({
      because: ['Nothing came late; it was decided again only on 20 Mar.'],
      more: undefined
    })
  })
})

test('where both are alike, the whole is one sentence', () => {
  const alike = { ...TIMELINE, differences: [] }
  expect(tierTracks(alike, wordsIn('en')).spoken).toBe('The tier in 1 Mar – 31 Mar: What was decided then is what is known today.')
})

test('a day’s knowledge ends with the day, in the chain’s time zone', () => {
  expect(endOfDay('2026-03-19', 'Asia/Shanghai')).toBe('2026-03-19T15:59:59.999Z')
  expect(endOfDay('2026-03-29', 'Europe/London')).toBe('2026-03-29T22:59:59.999Z')
})

test.each([
  ['2026-05-31', 3, '2026-02-28'],
  ['2026-02-15', 24, '2024-02-15'],
  ['2026-01-31', 12, '2025-01-31']
])('%s less %d months: %s', (date, months, before) => {
  expect(monthsBefore(date, months)).toBe(before)
})
