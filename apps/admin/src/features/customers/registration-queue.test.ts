import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { failing, stage } from '../../app/stage.ts'
import { blankForm, type RegistrationInput } from './register-form.ts'
import { keepIn, useRegistrations } from './registration-queue.ts'
import { memoryVault, type Vault } from './registration-vault.ts'
import { nextPause, ownerOf } from './useRegistrationSending.ts'

const ME = 't1/wang'
let vault: Vault
let end = () => {}
const told = new Map<string, string>()
const before = globalThis.localStorage
beforeEach(() => {
  keepIn((vault = memoryVault()))
  told.clear()
  Object.assign(globalThis, {
    localStorage: { getItem: (key: string) => told.get(key) ?? null, setItem: (key: string, value: string) => told.set(key, value) }
  })
})
afterEach(() => {
  end()
  Object.assign(globalThis, { localStorage: before })
})

interface Sent {
  readonly idempotencyKey: string
  readonly name: string
  readonly registeredOn?: string
}
const yes = (name: string) => ({ customerRegister: { customer: { id: `id-${name}`, name }, userErrors: [] } })
const no = (code: string, field: string[] = []) => ({ customerRegister: { customer: null, userErrors: [{ code, field, params: [] }] } })

/** A queue as a page load has it, and what the server was sent. */
async function load(answer: (sent: Sent) => unknown, owner = ME) {
  const sent: Sent[] = []
  const played = stage(
    {
      CustomerRegister: (variables: { input: Sent }) => {
        sent.push(variables.input)
        return answer(variables.input)
      }
    },
    useRegistrations
  )
  end = played.end
  await played.result.belongTo(owner)
  const { result: queue } = played
  let minute = 0
  const add = (name: string, more: Partial<RegistrationInput> = {}) => {
    const input: RegistrationInput = { chainId: 'c', storeId: 's', name, captureSource: 'TILL', ...more }
    return queue.add({ ...blankForm(), name }, input, new Date(Date.UTC(2026, 10, 22, 4, minute++)).toISOString())
  }
  return { queue, sent, add, names: () => queue.items.map(item => item.input.name), end: played.end }
}

test('each is sent once, in the order they were made, and gone when the server has it', async () => {
  const { queue, sent, add, names } = await load(({ name }) => yes(name))
  const keys = [await add('One'), await add('Two'), await add('Three')]
  expect(names()).toEqual(['One', 'Two', 'Three'])
  await Promise.all([queue.sendAll(), queue.sendAll()])
  expect(sent.map(({ name, idempotencyKey }) => [name, idempotencyKey])).toEqual([
    ['One', keys[0]],
    ['Two', keys[1]],
    ['Three', keys[2]]
  ])
  expect([names(), await vault.list(ME), queue.confirmed.get(keys[1]!)?.id]).toEqual([[], [], 'id-Two'])
  await queue.sendAll()
  expect(sent).toHaveLength(3)
})

test('one that comes while others are being sent is sent too', async () => {
  const { queue, sent, add } = await load(async ({ name }) => {
    if (name === 'One') await add('Late')
    return yes(name)
  })
  await add('One')
  await queue.sendAll()
  expect(sent.map(({ name }) => name)).toEqual(['One', 'Late'])
})

describe('a line that is down', () => {
  test('stops the round; what is tried again goes under the same key, with the same words', async () => {
    let line = false
    const { queue, sent, add, names } = await load(({ name }) => (line ? yes(name) : failing('offline')))
    await add('One')
    await add('Two')
    await queue.sendAll()
    expect([sent.length, names(), queue.failure?.kind]).toEqual([1, ['One', 'Two'], 'offline'])
    line = true
    await queue.sendAll()
    expect(sent.map(({ name }) => name)).toEqual(['One', 'One', 'Two'])
    expect(sent[1]).toEqual(sent[0])
    expect([names(), queue.failure]).toEqual([[], undefined])
  })
  test('an answer that never came is asked for again: the server says who was made (TRUST 24)', async () => {
    const made = new Map<string, string>()
    const { queue, add } = await load(({ idempotencyKey, name }) => {
      const known = made.has(idempotencyKey)
      made.set(idempotencyKey, name)
      return known ? yes(name) : failing('offline')
    })
    const key = await add('One')
    await queue.sendAll()
    await queue.sendAll()
    expect([[...made], queue.confirmed.get(key)?.id]).toEqual([[[key, 'One']], 'id-One'])
  })
  test('nobody signed in: everything stays as it is', async () => {
    const { queue, sent, add, names } = await load(() => failing('unauthenticated'))
    await add('One')
    await add('Two')
    await queue.sendAll()
    expect([sent.length, names()]).toEqual([1, ['One', 'Two']])
  })
})

test('a fault of the server’s with one holds up no other', async () => {
  const { queue, sent, add, names } = await load(({ name }) => (name === 'One' ? failing('internal', 'k-1') : yes(name)))
  await add('One')
  await add('Two')
  await queue.sendAll()
  expect([sent.map(({ name }) => name), names()]).toEqual([['One', 'Two'], ['One']])
})

describe('a refusal', () => {
  test('stays with its reason, is not sent again, and can be given up', async () => {
    const { queue, sent, add, names } = await load(({ name }) => (name === 'Taken' ? no('PHONE_ALREADY_REGISTERED', ['phone']) : yes(name)))
    const key = await add('Taken')
    await add('Free')
    await queue.sendAll()
    await queue.sendAll()
    expect(sent.map(({ name }) => name)).toEqual(['Taken', 'Free'])
    expect(queue.refused.map(({ refusals }) => refusals[0]?.code)).toEqual(['PHONE_ALREADY_REGISTERED'])
    expect(await queue.discard(key)).toMatchObject({ key })
    expect([names(), await vault.list(ME)]).toEqual([[], []])
  })
  test('what nobody knows the end of is not given up', async () => {
    const { queue, add, names } = await load(() => failing('offline'))
    expect(await queue.discard(await add('One'))).toBeUndefined()
    expect(names()).toEqual(['One'])
  })
  test.each(['IDEMPOTENCY_IN_FLIGHT', 'LOOK_UP_RATE_EXCEEDED'])('%s passes: it waits on', async code => {
    const { queue, add } = await load(() => no(code))
    await add('One')
    await queue.sendAll()
    expect([queue.waiting.length, queue.refused.length]).toEqual([1, 0])
  })
  test('who may not register any more is told so, and nothing is tried on', async () => {
    const { queue, add } = await load(() => failing('forbidden'))
    await add('One')
    await queue.sendAll()
    expect(queue.refused.map(({ refusals }) => refusals)).toEqual([[{ code: 'FORBIDDEN' }]])
  })
  test('a clock that runs ahead keeps nobody out: the server’s day is taken, under another key', async () => {
    const { queue, sent, add, names } = await load(({ registeredOn, name }) =>
      registeredOn ? no('DATE_IN_FUTURE', ['registeredOn']) : yes(name)
    )
    const key = await add('One', { registeredOn: '2027-01-01' })
    await queue.sendAll()
    expect(sent.map(({ registeredOn }) => registeredOn)).toEqual(['2027-01-01', undefined])
    expect([sent[1]?.idempotencyKey === key, names()]).toEqual([false, []])
  })
})

test('a reload finds them as they were, and sends them', async () => {
  const first = await load(() => failing('offline'))
  const key = await first.add('One')
  await first.queue.sendAll()
  first.end()
  const second = await load(({ name }) => yes(name))
  expect(second.queue.waiting.map(item => [item.key, item.form.name])).toEqual([[key, 'One']])
  await second.queue.sendAll()
  expect(second.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([key])
})

test('a browser that keeps nothing any more still sends, and says what it cannot', async () => {
  let line = false
  const { queue, sent, add, names } = await load(({ name }) => (line ? yes(name) : failing('offline')))
  await add('One')
  vault.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  await add('Two')
  await queue.sendAll()
  expect([names(), queue.lasting]).toEqual([['One', 'Two'], false])
  line = true
  await queue.sendAll()
  expect([sent.map(({ name }) => name), names()]).toEqual([['One', 'One', 'Two'], []])
})

describe('another person', () => {
  test('at the same device sees none and sends none; who comes back finds theirs', async () => {
    const { queue, sent, add, names } = await load(() => failing('offline'))
    await add('Mine')
    await queue.sendAll()
    await queue.belongTo('t1/li')
    expect(names()).toEqual([])
    await queue.sendAll()
    await queue.belongTo(undefined)
    await queue.sendAll()
    expect(sent).toHaveLength(1)
    await queue.belongTo('t2/wang')
    expect(names()).toEqual([])
    await queue.belongTo(ME)
    expect(names()).toEqual(['Mine'])
  })
  test('signed in by another tab: this one sends nothing in their name', async () => {
    const { queue, sent, add } = await load(({ name }) => yes(name))
    await add('Mine')
    told.set('keqing.registering', 't1/li')
    await queue.sendAll()
    expect([sent, queue.waiting.length]).toEqual([[], 1])
  })
  test('who leaves while one is on its way leaves no trace of it for the next', async () => {
    const { queue, add, names } = await load(async ({ name }) => {
      await queue.belongTo('t1/li')
      return yes(name)
    })
    await add('Mine')
    await queue.sendAll()
    expect([names(), queue.confirmed.size, await vault.list(ME)]).toEqual([[], 0, []])
  })
})

test('a person is one of a company', () => {
  expect([ownerOf(undefined), ownerOf({ id: 'wang', company: { id: 't1' } })]).toEqual([undefined, ME])
})

test('the pauses grow to a minute', () => {
  const pauses = [nextPause(undefined)]
  for (let i = 0; i < 6; i++) pauses.push(nextPause(pauses.at(-1)))
  expect(pauses).toEqual([3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000])
})
