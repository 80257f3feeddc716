/** What a briefing finds in the facts: at, just before and just after each edge. */
import { describe, expect, test } from '@jest/globals'
import { birthdayAhead, daysAhead, mayCall, tierSince, usuallyBought } from './facts.ts'

const today = '2026-06-30'
const line = (name: string, quantity = 1, returnedUnits = 0, category = '鞋') => ({
  quantity,
  returnedUnits,
  item: { id: name, name, category }
})
const bought = (purchasedOn: string, lines: ReturnType<typeof line>[], more = {}) => ({
  purchasedOn,
  lines,
  voidedAt: null,
  returnedInFullOn: null,
  ...more
})

describe('what is usually bought', () => {
  test('is what was kept in more than one purchase, the most frequent first, then the latest', () => {
    const purchases = [
      bought('2026-06-20', [line('靴'), line('靴'), line('伞', 1, 0, '伞')]),
      bought('2026-05-20', [line('靴'), line('拖鞋')]),
      bought('2026-04-20', [line('拖鞋'), line('伞', 1, 0, '伞'), line('靴')])
    ]
    expect(usuallyBought(purchases, 'item')).toEqual([
      { key: '靴', name: '靴', times: 3 },
      { key: '伞', name: '伞', times: 2 },
      { key: '拖鞋', name: '拖鞋', times: 2 }
    ])
    expect(usuallyBought(purchases, 'category').map(({ name, times }) => [name, times])).toEqual([
      ['鞋', 3],
      ['伞', 2]
    ])
  })

  test('counts neither what was taken back nor purchases that do not count (TERM-1)', () => {
    const once = bought('2026-06-20', [line('靴')])
    expect(usuallyBought([once, bought('2026-06-01', [line('靴', 2, 2)])], 'item')).toEqual([])
    expect(usuallyBought([once, bought('2026-06-01', [line('靴')], { voidedAt: '2026-06-02T00:00:00Z' })], 'item')).toEqual([])
    expect(usuallyBought([once, bought('2026-06-01', [line('靴')], { returnedInFullOn: '2026-06-02' })], 'item')).toEqual([])
    expect(usuallyBought([once, bought('2026-06-01', [line('靴', 2, 1)])], 'item')).toHaveLength(1)
  })

  test('is at most five, and says nothing of goods without a category', () => {
    const all = Array.from({ length: 7 }, (_, at) => line(`货${at}`, 1, 0, ''))
    expect(usuallyBought([bought('2026-06-20', all), bought('2026-06-01', all)], 'item')).toHaveLength(5)
    expect(usuallyBought([bought('2026-06-20', all), bought('2026-06-01', all)], 'category')).toEqual([])
  })
})

test('a birthday is told on its day and 59 days before, not 60; of whom the month alone is known, the first day of it that comes', () => {
  const on = (birthMonth: number, birthDay: number | null) => birthdayAhead({ birthMonth, birthDay }, today)
  expect(on(6, 30)).toBe('2026-06-30')
  expect(on(6, 29)).toBeUndefined()
  expect(on(8, 28)).toBe('2026-08-28')
  expect(on(8, 29)).toBeUndefined()
  expect(on(8, null)).toBe('2026-08-01')
  expect(on(6, null)).toBe(today)
  expect(on(9, null)).toBeUndefined()
  expect(birthdayAhead({ birthMonth: null, birthDay: null }, today)).toBeUndefined()
})

test('one of 29 February is kept on the 28th in a common year', () => {
  expect(birthdayAhead({ birthMonth: 2, birthDay: 29 }, '2027-01-15')).toBe('2027-02-28')
  expect(birthdayAhead({ birthMonth: 2, birthDay: 29 }, '2028-01-15')).toBe('2028-02-29')
})

test('days ahead stand in their order, within 60 days; what has ended or is later is left out', () => {
  const standing = { id: 's', kind: 'OVERRIDE', tierKey: 'A', startsOn: '2026-01-01', reason: '', recordedAt: '', recordedBy: null }
  const step = (on: string) => ({ on, status: 'TIER', key: 'B', rank: 2, name: '金卡' }) as const
  const voucher = (id: string, goodUntil: string) => ({
    id,
    goodUntil,
    validFrom: today,
    name: { zhCN: '券', en: '' },
    left: { minor: 1, currency: 'CNY' }
  })
  const found = daysAhead(
    {
      birthMonth: 7,
      birthDay: 15,
      tierDecision: { forecast: [step('2026-08-28'), step('2026-08-29')] },
      purse: {
        expiring: [
          { expiresOn: '2026-07-01', points: 20 },
          { expiresOn: '2026-08-29', points: 5 }
        ]
      },
      vouchers: { nodes: [voucher('v', '2026-06-30'), voucher('w', '2026-12-31')], totalCount: 2 },
      standings: [
        { ...standing, endsOn: '2026-07-31', endedAt: null },
        { ...standing, endsOn: '2026-07-31', endedAt: '2026-06-01T00:00:00Z' },
        { ...standing, endsOn: null, endedAt: null }
      ] as never
    },
    today
  )
  expect(found.map(({ on, kind }) => `${on} ${kind}`)).toEqual([
    '2026-06-30 voucher',
    '2026-07-01 points',
    '2026-07-15 birthday',
    '2026-07-31 standing',
    '2026-08-28 tier'
  ])
})

test('nobody calls without consent to calls, nor who wants no contact, whatever was agreed to (PROFILE-5)', () => {
  const said = (channel: 'PHONE' | 'SMS', purpose: 'SERVICE' | 'MARKETING', granted = true) => ({ channel, purpose, granted })
  expect(mayCall({ doNotContactSince: null, consents: [said('PHONE', 'SERVICE'), said('PHONE', 'MARKETING', false)] })).toEqual(['SERVICE'])
  expect(mayCall({ doNotContactSince: null, consents: [said('SMS', 'SERVICE')] })).toEqual([])
  expect(mayCall({ doNotContactSince: null, consents: [] })).toEqual([])
  expect(mayCall({ doNotContactSince: '2026-01-01T00:00:00Z', consents: [said('PHONE', 'SERVICE')] })).toBe('stopped')
})

test('since when a tier holds is told by the change that led to it, and by no other', () => {
  const tier = { status: 'TIER', key: 'A' }
  const change = { toStatus: 'TIER', toKey: 'A', decidedOn: '2026-05-01' } as const
  expect(tierSince(tier, change)).toBe('2026-05-01')
  expect(tierSince(tier, { ...change, toKey: 'B' })).toBeUndefined()
  expect(tierSince({ status: 'LOST', key: null }, { ...change, toStatus: 'LOST', toKey: null })).toBe('2026-05-01')
  expect(tierSince(tier, undefined)).toBeUndefined()
})
