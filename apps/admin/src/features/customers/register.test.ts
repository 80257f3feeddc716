import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { failing, stage } from '../../app/stage.ts'
import type { ConsentInput } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { choicesOf, consentsToRecord, newerWord } from './consents.ts'
import { counterDay } from './counter-day.ts'
import { instantOf } from './instant.ts'
import {
  filledOf,
  groupedPhone,
  inputOf,
  blankForm,
  isCardNumber,
  phoneFault,
  withoutClock,
  type RegistrationInput
} from './register-form.ts'
import { keepIn, useRegistrations } from './registration-queue.ts'
import { memoryVault } from './registration-vault.ts'
import { useRegister } from './useRegister.ts'

let end = () => {}
beforeEach(() => keepIn(memoryVault()))
afterEach(() => {
  end()
  jest.useRealTimers()
})
const messages = {
  customers: { register: { sourceMissing: '选一种。', storeMissing: '选一家门店。', agreedMissing: '先问同意。', told: '已告知' } },
  refusal: { NAME_REQUIRED: '写上姓名。', PHONE_INVALID: '手机号不完整。', PHONE_ALREADY_REGISTERED: '这个手机号已有档案。' }
}
const chain = { id: 'c1', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
const page = { pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 1 }
const store = { id: 's1', code: 'S1', name: '春熙路店', city: '成都', closedOn: null }
const group = { id: 'g1', name: '芙蓉组', closedOn: null, store: { id: 's1', name: '春熙路店' } }
const policy = { basic: { weight: 20, fields: ['name', 'phone'] }, extended: { weight: 80, fields: ['values'] } }
const rules = { chain: { ...chain, country: 'CN', profilePolicy: policy, tierPolicy: { id: 'p', version: 1, lossMonths: 12, tiers: [] } } }
const places = {
  CustomerRules: rules,
  StoreChoices: { stores: { ...page, nodes: [store] } },
  GroupChoices: { staffGroups: { ...page, nodes: [group] } }
}
const rights = ['customer:write', 'customer:counter'].map(name => ({ name, chains: [], stores: [], groups: ['g1'] }))

async function play(answers: Record<string, unknown>) {
  const played = stage(
    { ...places, ...answers },
    () => {
      useSession().open({
        id: 'u',
        name: '王丽',
        company: { id: 't', name: '' },
        companies: [],
        chains: [chain],
        grants: [],
        permissions: rights
      })
      return useRegister()
    },
    messages
  )
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    // What nobody looks at any more is kept for five minutes; a test run does not wait for that.
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  const queue = useRegistrations(played.pinia)
  await queue.belongTo('t/u')
  await new Promise(resolve => setTimeout(resolve, 20))
  return { ...played, queue }
}
const made = (customer: object) => ({ customerRegister: { customer, userErrors: [] } })
const refusal = (code: string, field: string[]) => ({ customerRegister: { customer: null, userErrors: [{ code, field, params: [] }] } })
const card = { customerId: 'u4', maskedName: '林**' }
const found = { counterCardLookup: { card, userErrors: [] } }
const nobody = { counterCardLookup: { card: null, userErrors: [{ code: 'NOT_FOUND', field: ['number'], params: [] }] } }
const short = { phone: '139 8817 0426', name: ' 沈云舒 ', source: 'SEATED_TALK', agreed: '当面口头' } as const

describe('the number first (DOMAIN §1b)', () => {
  test('half a number is not asked for', async () => {
    const { result, asked } = await play({})
    await result.find('139 8817 04')
    expect([result.error('number'), result.stage.value]).toEqual(['手机号不完整。', 'number'])
    expect(asked.some(({ name }) => name === 'CounterCard')).toBe(false)
  })
  test('who has a file is shown by the card, and no form opens', async () => {
    const { result, asked } = await play({ CounterCard: found })
    await result.find('13988170426')
    expect([result.number.card.value, result.stage.value]).toEqual([card, 'number'])
    expect(asked.find(({ name }) => name === 'CounterCard')?.variables).toEqual({ input: { chainId: 'c1', number: '13988170426' } })
  })
  test('for anybody else the form opens with the number: a phone as one, what a card says as the member number', async () => {
    const { result } = await play({ CounterCard: nobody })
    await result.find('13988170426')
    expect([result.stage.value, result.form.phone, result.number.state.value]).toEqual(['form', '139 8817 0426', 'free'])
    result.again()
    await result.find('VIP-7')
    expect([result.stage.value, result.form.phone, result.form.memberNo]).toEqual(['form', '', 'VIP-7'])
  })
  test.each([
    ['no line', failing('offline')],
    ['too many asked', { counterCardLookup: { card: null, userErrors: [{ code: 'LOOK_UP_RATE_EXCEEDED', field: [], params: [] }] } }]
  ])('where it cannot be told, the form is open and says so: %s', async (_, answer) => {
    const { result } = await play({ CounterCard: answer })
    await result.find('13988170426')
    expect([result.stage.value, result.number.state.value]).toEqual(['form', 'unchecked'])
  })
})

describe('registering', () => {
  test('says at each field what is missing, the customer’s consent among it (PROFILE-4), and keeps nothing', async () => {
    const { result, asked, queue } = await play({})
    result.form.phone = '139 88'
    expect(await result.save()).toBe('phone')
    expect(['phone', 'name', 'source', 'agreed'].map(result.error)).toEqual(['手机号不完整。', '写上姓名。', '选一种。', '先问同意。'])
    expect(asked.map(a => a.name).toSorted()).toEqual(['CustomerRules', 'GroupChoices', 'StoreChoices'])
    // Only where one may register, and of the one store that leaves.
    expect(asked.find(a => a.name === 'StoreChoices')?.variables).toMatchObject({ includeClosed: false, filter: { may: 'customer:write' } })
    expect(asked.find(a => a.name === 'GroupChoices')?.variables).toMatchObject({ filter: { storeIds: ['s1'] } })
    expect(queue.items).toEqual([])
  })
  test('one store and one’s own group are filled in; the day, the consents and what was told go along', async () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z'), advanceTimers: true })
    const { result, asked, queue } = await play({ CustomerRegister: made({ id: 'u1', name: '沈云舒' }) })
    jest.setSystemTime(Date.parse('2026-11-22T16:30:00Z'))
    Object.assign(result.form, { ...short, consents: ['PHONE:SERVICE'] })
    expect(await result.save()).toBeUndefined()
    expect(asked.find(a => a.name === 'CustomerRegister')?.variables).toMatchObject({
      input: {
        chainId: 'c1',
        storeId: 's1',
        groupId: 'g1',
        // After midnight where the chain is (TIME-1).
        registeredOn: '2026-11-23',
        name: '沈云舒',
        phone: '139 8817 0426',
        captureSource: 'SEATED_TALK',
        fileConsent: '当面口头 · 已告知',
        consents: [
          {
            channel: 'PHONE',
            purpose: 'SERVICE',
            granted: true,
            source: '当面口头 · 已告知',
            happenedAt: expect.stringMatching(/^2026-11-22T16:30/)
          }
        ]
      }
    })
    expect([result.stage.value, result.answer.value?.id, queue.items]).toEqual(['done', 'u1', []])
    result.again()
    // How one meets the next is mostly the same; whether they agree is asked anew.
    expect([result.stage.value, result.form.name, result.form.source, result.form.agreed]).toEqual(['number', '', 'SEATED_TALK', ''])
  })
  test('a number that has a file shows whose, masked, and keeps what was typed; nothing stays in the queue', async () => {
    const { result, queue } = await play({ CustomerRegister: refusal('PHONE_ALREADY_REGISTERED', ['phone']), CounterCard: found })
    Object.assign(result.form, { ...short, phone: '13800000000' })
    expect(await result.save()).toBe('phone')
    expect([result.error('phone'), result.number.card.value, result.form.phone]).toEqual(['这个手机号已有档案。', card, '13800000000'])
    expect([result.busy.value, queue.items]).toEqual([false, []])
    result.clear('phone')
    expect([result.number.card.value, result.error('phone')]).toEqual([undefined, undefined])
  })
  test.each(['offline', 'internal'] as const)('a failure is no refusal (%s): it is kept, and says so', async kind => {
    const { result, queue } = await play({ CustomerRegister: failing(kind) })
    Object.assign(result.form, short)
    expect(await result.save()).toBeUndefined()
    expect([result.stage.value, result.answer.value]).toEqual(['done', undefined])
    expect(queue.waiting.map(({ form }) => form.name)).toEqual([' 沈云舒 '])
  })
  test('a refused one is opened again with everything, and given up only when the mended one is kept', async () => {
    let answer: unknown = failing('offline')
    const { result, queue, asked } = await play({ CustomerRegister: () => answer })
    Object.assign(result.form, { ...short, referrerId: 'r1', referrerName: '赵敏仪' })
    await result.save()
    result.again()
    answer = refusal('REFERRER_NOT_FOUND', ['referrerId'])
    await queue.sendAll()
    expect(queue.refused).toHaveLength(1)
    result.mend(queue.refused[0]!)
    expect([result.stage.value, result.form.referrerName, result.error('referrerId')]).toEqual([
      'form',
      '赵敏仪',
      'refusal.REFERRER_NOT_FOUND'
    ])
    expect(queue.items).toHaveLength(1)
    result.form.referrerId = ''
    answer = made({ id: 'u1', name: '沈云舒' })
    await result.save()
    expect([result.answer.value?.id, queue.items]).toEqual(['u1', []])
    const keys = asked
      .filter(a => a.name === 'CustomerRegister')
      .map(a => (a.variables as { input: { idempotencyKey: string } }).input.idempotencyKey)
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false])
  })
})

test('what is typed becomes what is sent: blanks are left out', () => {
  const form = { ...blankForm(), name: ' A ', source: 'TILL' as const, agreed: 'form', profile: { values: ' family ', leisure: ' ' } }
  const input = inputOf(form, { chainId: 'c', storeId: 's', groupId: '', today: '2026-11-22', now: '2026-11-22T04:00:00.000Z', told: '' })
  expect(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))).toEqual({
    chainId: 'c',
    storeId: 's',
    registeredOn: '2026-11-22',
    name: 'A',
    kind: 'PERSON',
    captureSource: 'TILL',
    fileConsent: 'form',
    consents: [],
    profile: { values: 'family' }
  })
  expect([...filledOf(form)]).toEqual(['name', 'values'])
})

test('a clock that runs ahead is left out: the server’s day and instant stand in', () => {
  const consents: ConsentInput[] = [{ channel: 'SMS', purpose: 'SERVICE', granted: true, source: 'form', happenedAt: 'later' }]
  const input: RegistrationInput = { chainId: 'c', storeId: 's', name: 'A', captureSource: 'TILL' }
  expect(withoutClock({ ...input, registeredOn: '2027-01-01', consents })).toEqual({
    ...input,
    consents: [{ channel: 'SMS', purpose: 'SERVICE', granted: true, source: 'form' }]
  })
})

test('the day at the counter is this device’s, set right by the server’s (TIME-1)', () => {
  const day = (now: string, at: string, today = '2026-11-22') =>
    counterDay(Date.parse(now), { timeZone: 'Asia/Shanghai', today, at: Date.parse(at) })
  expect(day('2026-11-22T15:59:00Z', '2026-11-22T04:00:00Z')).toBe('2026-11-22')
  expect(day('2026-11-22T16:00:00Z', '2026-11-22T04:00:00Z')).toBe('2026-11-23')
  // A clock two days, or one, behind or ahead.
  expect(day('2026-11-20T06:00:00Z', '2026-11-20T04:00:00Z')).toBe('2026-11-22')
  expect(day('2026-11-23T06:00:00Z', '2026-11-23T04:00:00Z')).toBe('2026-11-22')
  // Signed in at midnight: the server was a moment behind, no clock is a day ahead.
  expect(day('2026-11-22T18:00:00Z', '2026-11-22T16:00:01Z')).toBe('2026-11-23')
})

test('a card’s number is no telephone’s', () => {
  expect(['M000123', '12345', '1398817', '+44 7400 123456'].map(isCardNumber)).toEqual([true, true, false, false])
})

test('a mainland number is grouped 3-4-4 while typing, others stay', () => {
  expect(['1', '1398', '13988170426', '+8613988170426', '028-85551234'].map(groupedPhone)).toEqual([
    '1',
    '139 8',
    '139 8817 0426',
    '+8613988170426',
    '028-85551234'
  ])
  expect([phoneFault('', 'CN'), phoneFault('139 88', 'CN'), phoneFault('139 8817 0426', 'CN'), phoneFault('07700 900123', 'GB')]).toEqual([
    undefined,
    'short',
    undefined,
    undefined
  ])
})

test('only what differs is recorded: granted anew, or withdrawn', () => {
  const known = [
    { purpose: 'SERVICE', channel: 'PHONE', granted: true },
    { purpose: 'MARKETING', channel: 'SMS', granted: false }
  ] as const
  expect(choicesOf(known)).toEqual(['PHONE:SERVICE'])
  expect(consentsToRecord(known, ['WECHAT:SERVICE'], '口头')).toEqual([
    { channel: 'PHONE', purpose: 'SERVICE', granted: false, source: '口头' },
    { channel: 'WECHAT', purpose: 'SERVICE', granted: true, source: '口头' }
  ])
})

test('what was said earlier goes with its time, and a newer word on the same is named', () => {
  const known = [{ purpose: 'SERVICE', channel: 'PHONE', granted: true, happenedAt: '2026-11-20T04:00:00.000Z' }] as const
  const changes = (at?: string) => consentsToRecord(known, ['WECHAT:SERVICE'], '口头', at)
  expect(changes('2026-11-19T04:00:00.000Z').map(({ happenedAt }) => happenedAt)).toEqual(Array(2).fill('2026-11-19T04:00:00.000Z'))
  expect(newerWord(known, changes('2026-11-19T04:00:00.000Z'))).toBe('2026-11-20T04:00:00.000Z')
  expect(newerWord(known, changes('2026-11-21T04:00:00.000Z'))).toBeUndefined()
  expect(newerWord(known, changes())).toBeUndefined()
})

test('a local time becomes its instant, also across a change of the clocks', () => {
  expect(instantOf('2026-11-22', '12:00', 'Asia/Shanghai')).toBe('2026-11-22T04:00:00.000Z')
  expect(instantOf('2026-03-29', '12:00', 'Europe/London')).toBe('2026-03-29T11:00:00.000Z')
  expect(instantOf('2026-03-28', '23:30', 'America/New_York')).toBe('2026-03-29T03:30:00.000Z')
})
