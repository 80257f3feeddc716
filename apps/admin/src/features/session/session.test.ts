import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { failing, stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { useAccount, useSignIn } from './useAccount.ts'
import { loadViewer } from './viewer.ts'

const viewer = { id: 'u', name: '周敏', company: { id: 't1', name: '蜀步集团' }, companies: [], chains: [], grants: [], permissions: [] }
const messages = { refusal: { SIGN_IN_FAILED: '账号或密码不对，请再试。' } }
let end = () => {}
afterEach(() => end())

function play<T>(answers: Parameters<typeof stage>[0], use: () => T) {
  const played = stage(answers, use, messages)
  end = played.end
  return played
}

test('signing in opens the session; the account is sent without the spaces around it', async () => {
  const { result, asked, pinia } = play({ SignIn: { signIn: { viewer, userErrors: [] } } }, useSignIn)
  expect(await result.signIn(' zhou@shubu.example ', 'secret words')).toBe(true)
  expect(asked).toEqual([{ name: 'SignIn', variables: { input: { account: 'zhou@shubu.example', password: 'secret words' } } }])
  expect(useSession(pinia).current?.name).toBe('周敏')
})

test('a refusal is said in the language of the reader and opens nothing', async () => {
  const { result, pinia } = play(
    { SignIn: { signIn: { viewer: null, userErrors: [{ code: 'SIGN_IN_FAILED', field: [], params: [] }] } } },
    useSignIn
  )
  expect(await result.signIn('a', 'b')).toBe(false)
  expect(result.general.value).toEqual(['账号或密码不对，请再试。'])
  expect(useSession(pinia).current).toBeUndefined()
  result.clear()
  expect(result.general.value).toEqual([])
})

test('a failure is no refusal: it keeps its number for the log', async () => {
  const { result } = play({ SignIn: failing('internal', 'k-9') }, useSignIn)
  expect(await result.signIn('a', 'b')).toBe(false)
  expect(result.refusals.value).toEqual([])
  expect(result.failure.value).toMatchObject({ kind: 'internal', correlationId: 'k-9' })
  expect(result.busy.value).toBe(false)
})

const [here, there] = [
  { id: 't1', name: '蜀步集团' },
  { id: 't2', name: 'Harbour' }
]
const several = { ...viewer, companies: [here, there] }
const elsewhere = { ...several, name: 'Zhou Min', company: there }
const opens = {
  SignIn: { signIn: { viewer: several, userErrors: [] } },
  CompanySwitch: { companySwitch: { viewer: elsewhere, userErrors: [] } },
  SignOut: { signOut: { done: true, userErrors: [] } }
}

describe('a password of several companies', () => {
  const kept = new Map<string, string>()
  const before = globalThis.localStorage
  beforeEach(() => {
    kept.clear()
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) }
    Object.assign(globalThis, { localStorage: { ...storage, removeItem: (key: string) => kept.delete(key) } })
  })
  afterEach(() => void Object.assign(globalThis, { localStorage: before }))

  test('opens nothing before one is chosen; the one that is here needs no going', async () => {
    const { result, asked, pinia } = play(opens, useSignIn)
    expect(await result.signIn('a', 'b')).toBe(false)
    expect([result.companies.value, result.likely.value, useSession(pinia).current]).toEqual([[here, there], 't1', undefined])
    expect(await result.choose('t1')).toBe(true)
    expect(useSession(pinia).current?.company.name).toBe('蜀步集团')
    expect(asked.map(({ name }) => name)).toEqual(['SignIn'])
  })
  test('goes to the chosen one, which is the likely one the next time', async () => {
    const { result, pinia } = play(opens, useSignIn)
    await result.signIn('a', 'b')
    expect(await result.choose('t2')).toBe(true)
    expect(useSession(pinia).current?.company.name).toBe('Harbour')
    end()
    const next = play(opens, useSignIn)
    await next.result.signIn('a', 'b')
    expect(next.result.likely.value).toBe('t2')
  })
  test('one that is theirs no more is refused, and the others stay', async () => {
    const refused = {
      CompanySwitch: { companySwitch: { viewer: null, userErrors: [{ code: 'NOT_FOUND', field: ['companyId'], params: [] }] } }
    }
    const { result, pinia } = play({ ...opens, ...refused }, useSignIn)
    await result.signIn('a', 'b')
    expect(await result.choose('t2')).toBe(false)
    expect([result.going.refusals.value.length, result.companies.value.length, useSession(pinia).current]).toEqual([1, 2, undefined])
    expect(kept.size).toBe(0)
  })
  test('the longer try is made when asked for, and by itself where the last choice needed it', async () => {
    const { result, asked } = play(opens, useSignIn)
    await result.signIn('a', 'b', true)
    await result.choose('t2')
    await result.signIn('a', 'b')
    await result.leave()
    expect(result.companies.value).toEqual([])
    expect(asked.map(({ name, variables }) => [name, (variables as { input?: { everywhere?: boolean } })?.input?.everywhere])).toEqual([
      ['SignIn', true],
      ['CompanySwitch', undefined],
      ['SignIn', true],
      ['SignOut', undefined]
    ])
  })
})

test('who is looking: somebody, nobody, or not known while the server cannot be reached', async () => {
  const first = play({ Viewer: { viewer } }, useSession)
  await loadViewer()
  expect(first.result.current?.id).toBe('u')
  first.end()
  const second = play({ Viewer: { viewer: null } }, useSession)
  await loadViewer()
  expect([second.result.known, second.result.current]).toEqual([true, undefined])
  second.end()
  const third = play({ Viewer: failing('offline') }, useSession)
  await expect(loadViewer()).rejects.toMatchObject({ kind: 'offline' })
  expect(third.result.known).toBe(false)
})

test('switching the company starts anew, the present one does nothing', async () => {
  const leave = jest.fn()
  const { result, asked, pinia } = play({ CompanySwitch: { companySwitch: { viewer, userErrors: [] } } }, () => useAccount(leave))
  useSession(pinia).open(viewer)
  await result.switchCompany('t1')
  expect(asked).toEqual([])
  await result.switchCompany('t2')
  expect(leave).toHaveBeenCalledWith('/')
})

test('signing out where the session has already ended is as good as done', async () => {
  const leave = jest.fn()
  const { result, pinia } = play({ SignOut: failing('unauthenticated') }, () => useAccount(leave))
  useSession(pinia).open(viewer)
  await result.signOut()
  expect(useSession(pinia).current).toBeUndefined()
  expect(leave).toHaveBeenCalledWith('/sign-in')
})
