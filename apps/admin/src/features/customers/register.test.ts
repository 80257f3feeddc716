import { afterEach, describe, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { failing, stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { choicesOf, consentsToRecord, newerWord } from './consents.ts'
import { instantOf } from './instant.ts'
import { groupedPhone, phoneFault, useRegister } from './useRegister.ts'

let end = () => {}
afterEach(() => end())
const messages = {
  customers: { register: { sourceMissing: '选一种。', storeMissing: '选一家门店。' }, sourceMissing: '写上在哪里同意的。' },
  refusal: { NAME_REQUIRED: '写上姓名。', PHONE_INVALID: '手机号不完整。', PHONE_ALREADY_REGISTERED: '这个手机号已有档案。' }
}
const chain = { id: 'c1', name: '蜀步', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
const page = { pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 1 }
const store = { id: 's1', code: 'S1', name: '春熙路店', city: '成都', closedOn: null }
const group = { id: 'g1', name: '芙蓉组', closedOn: null, store: { id: 's1', name: '春熙路店' } }
const rules = { chain: { ...chain, country: 'CN', tierPolicy: { id: 'p', version: 1, lossMonths: 12, tiers: [] } } }
const places = {
  CustomerRules: rules,
  StoreChoices: { stores: { ...page, nodes: [store] } },
  GroupChoices: { staffGroups: { ...page, nodes: [group] } }
}
const right = (groups: string[]) => ({ name: 'customer:write', chains: [], stores: [], groups })

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
        permissions: [right(['g1'])]
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
  await new Promise(resolve => setTimeout(resolve, 20))
  return played
}
const refusal = (code: string, field: string[]) => ({ customerRegister: { customer: null, userErrors: [{ code, field, params: [] }] } })

describe('registering', () => {
  test('says at each field what is missing, and sends nothing', async () => {
    const { result, asked } = await play({})
    result.form.phone = '139 88'
    expect(await result.save()).toBe('phone')
    expect(['phone', 'name', 'source'].map(result.error)).toEqual(['手机号不完整。', '写上姓名。', '选一种。'])
    expect(asked.map(a => a.name).toSorted()).toEqual(['CustomerRules', 'GroupChoices', 'StoreChoices'])
    // Only where one may register, and of the one store that leaves.
    expect(asked.find(a => a.name === 'StoreChoices')?.variables).toMatchObject({ includeClosed: false, filter: { may: 'customer:write' } })
    expect(asked.find(a => a.name === 'GroupChoices')?.variables).toMatchObject({ filter: { storeIds: ['s1'] } })
  })
  test('one store and one’s own group are filled in; consent carries its source', async () => {
    const customer = { id: 'u1', name: '沈云舒' }
    const { result, asked } = await play({ CustomerRegister: { customerRegister: { customer, userErrors: [] } } })
    Object.assign(result.form, {
      phone: '139 8817 0426',
      name: ' 沈云舒 ',
      source: 'SEATED_TALK',
      consents: ['PHONE:SERVICE'],
      consentSource: '登记单'
    })
    expect(await result.save()).toBeUndefined()
    expect(asked.find(a => a.name === 'CustomerRegister')?.variables).toMatchObject({
      input: {
        chainId: 'c1',
        storeId: 's1',
        groupId: 'g1',
        name: '沈云舒',
        phone: '139 8817 0426',
        captureSource: 'SEATED_TALK',
        consents: [{ channel: 'PHONE', purpose: 'SERVICE', granted: true, source: '登记单' }]
      }
    })
    expect(result.saved.value?.id).toBe('u1')
    result.again()
    expect([result.form.name, result.form.source, result.saved.value]).toEqual(['', 'SEATED_TALK', undefined])
  })
  test('a number that has a file shows whose, masked, and keeps what was typed', async () => {
    const card = { customerId: 'u4', maskedName: '林**' }
    const { result } = await play({
      CustomerRegister: refusal('PHONE_ALREADY_REGISTERED', ['phone']),
      CounterCard: { counterCardLookup: { card, userErrors: [] } }
    })
    Object.assign(result.form, { phone: '13800000000', name: '林', source: 'TILL' })
    expect(await result.save()).toBe('phone')
    expect(result.duplicate.value).toMatchObject(card)
    expect(result.form.phone).toBe('13800000000')
    result.clear('phone')
    expect([result.duplicate.value, result.error('phone')]).toEqual([undefined, undefined])
  })
  test('a failure is no refusal and loses nothing', async () => {
    const { result } = await play({ CustomerRegister: failing('offline') })
    Object.assign(result.form, { name: '林', source: 'TILL' })
    expect(await result.save()).toBeUndefined()
    expect([result.act.failure.value?.kind, result.saved.value, result.form.name]).toEqual(['offline', undefined, '林'])
  })
  test('one key until it is known what became of the file', async () => {
    const answers = [
      failing('offline'),
      refusal('IDEMPOTENCY_IN_FLIGHT', ['idempotencyKey']),
      refusal('NAME_REQUIRED', ['name']),
      { customerRegister: { customer: { id: 'u1' }, userErrors: [] } }
    ]
    const { result, asked } = await play({ CustomerRegister: () => answers.shift() })
    Object.assign(result.form, { name: '林', source: 'TILL' })
    await result.save()
    await result.save()
    expect(result.general.value).toHaveLength(1)
    await result.save()
    expect(result.general.value).toEqual([])
    await result.save()
    expect(result.saved.value?.id).toBe('u1')
    const [first, again, last, renewed] = asked
      .filter(a => a.name === 'CustomerRegister')
      .map(a => (a.variables as { input: { idempotencyKey: string } }).input.idempotencyKey)
    expect(first).toMatch(/^[0-9a-f-]{36}$/)
    expect([again, last]).toEqual([first, first])
    expect(renewed).not.toBe(first)
  })
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
