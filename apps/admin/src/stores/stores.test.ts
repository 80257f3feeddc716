import { beforeEach, describe, expect, test } from '@jest/globals'
import { createPinia, setActivePinia } from 'pinia'
import { localeFrom } from './preferences.ts'
import { useSession, type Session } from './session.ts'

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('language of a first visit', () => {
  test.each([
    [null, ['fr-FR', 'en-GB', 'zh-CN'], 'en'],
    [null, ['zh-TW'], 'zh-CN'],
    [null, ['de'], 'zh-CN'],
    ['en', ['zh-CN'], 'en'],
    ['xx', ['en'], 'en']
  ] as const)('kept %s, browser %j: %s', (kept, languages, locale) => {
    expect(localeFrom(kept, languages)).toBe(locale)
  })
})

const session: Session = {
  id: 'u1',
  name: '周敏',
  company: { id: 't1', name: '蜀步集团' },
  companies: [{ id: 't1', name: '蜀步集团' }],
  grants: [{ role: 'STORE_MANAGER' }],
  chains: [
    { id: 'c1', name: '蜀步鞋履', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' },
    { id: 'c2', name: '蜀步童鞋', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' }
  ],
  permissions: [{ name: 'customer:write', chains: ['c2'], stores: ['s1'], groups: [] }]
}

describe('the session', () => {
  test('nobody may do anything', () => {
    expect(useSession().can('customer:write')).toBe(false)
  })
  test('a right holds where it was granted, and only there', () => {
    const s = useSession()
    s.open(session)
    expect(s.can('customer:write')).toBe(true)
    expect(s.can('customer:write', { store: 's1' })).toBe(true)
    expect(s.can('customer:write', { store: 's2' })).toBe(false)
    expect(s.can('customer:write', { store: 's2', chain: 'c2' })).toBe(true)
    expect(s.can('policy:write')).toBe(false)
  })
  test('the chosen chain falls back to the first one there is, one that is open where there is any; a closed one can be chosen', () => {
    const s = useSession()
    s.open(session)
    expect(s.chain?.id).toBe('c1')
    s.chooseChain('c2')
    expect(s.chain?.id).toBe('c2')
    s.chooseChain('gone')
    expect(s.chain?.id).toBe('c1')
    const [first, second] = session.chains
    s.open({ ...session, chains: [{ ...first!, closedOn: '2026-05-31' }, second!] })
    expect(s.chain?.id).toBe('c2')
    s.chooseChain('c1')
    expect(s.chain?.id).toBe('c1')
    s.close()
    expect(s.chain).toBeUndefined()
    expect(s.known).toBe(true)
  })
})
