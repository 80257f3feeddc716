/**
 * Files made at the counter on their way to the server: each is kept first and sent then, one after the other in the order they were made, under a key of its
 * own, until the server has said yes or no (TRUST 24). A line that is down stops the round, not the work; what is refused stays with its reason. They are
 * whose they are: who signs in next on this device neither sees nor sends them.
 */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { RequestError, request } from '../../app/request.ts'
import { CustomerRegisterDocument, type CustomerRegisterMutation } from '../../gql/graphql.ts'
import { withoutClock, type RegisterForm, type RegistrationInput } from './register-form.ts'
import { browserVault, memoryVault, type Refused, type Vault, type Waiting } from './registration-vault.ts'

type Payload = CustomerRegisterMutation['customerRegister']
/** Nothing: it was made, and others look after the customer by now. */
export type Registered = Payload['customer']

/** A weak line may never answer; the key makes asking again safe. */
const ANSWER_WITHIN_MS = 20_000
/** Refusals that another try may find gone: the first is still being made, or a minute's measure is full. */
const PASSING = new Set(['IDEMPOTENCY_IN_FLIGHT', 'LOOK_UP_RATE_EXCEEDED'])
const WHO = 'keqing.registering'

/** How a sending ended: `later` with this one, or for all of them while there is no line or nobody is signed in. */
type Outcome = 'done' | 'refused' | 'later' | 'stop'

let opening: Promise<Vault> | undefined
let open: () => Promise<Vault> = () => browserVault().catch(memoryVault)
/** Puts another vault in the browser's place, for tests. */
export function keepIn(vault: Vault): void {
  opening = undefined
  open = () => Promise.resolve(vault)
}
const vault = (): Promise<Vault> => (opening ??= open())

export const useRegistrations = defineStore('registrations', () => {
  const owner = shallowRef<string>()
  const items = shallowRef<readonly Waiting[]>([])
  const lasting = shallowRef(true)
  /** Why the last round ended early. */
  const failure = shallowRef<RequestError>()
  const sending = shallowRef<string>()
  /** Of this page's life, by key. */
  const confirmed = shallowRef<ReadonlyMap<string, Registered>>(new Map())
  const waiting = computed(() => items.value.filter(item => item.refusals.length === 0))
  const refused = computed(() => items.value.filter(item => item.refusals.length > 0))

  async function read(): Promise<void> {
    const mine = owner.value
    const kept = await vault()
    const list = mine ? await kept.list(mine) : []
    if (owner.value !== mine) return
    lasting.value = kept.lasting
    items.value = list
  }
  /** What the browser cannot keep any more (it is full, or was shut) is kept for as long as the page is open. */
  async function keep(whose: string, one: Waiting): Promise<void> {
    try {
      await (await vault()).put(whose, one)
    } catch {
      const memory = memoryVault()
      opening = Promise.resolve(memory)
      lasting.value = false
      await Promise.all([...items.value, one].map(item => memory.put(whose, item)))
    }
  }
  async function put(one: Waiting): Promise<void> {
    if (!owner.value) throw new Error('nobody is signed in')
    await keep(owner.value, one)
    items.value = items.value.some(({ key }) => key === one.key)
      ? items.value.map(item => (item.key === one.key ? one : item))
      : [...items.value, one]
  }
  async function drop(whose: string, key: string): Promise<void> {
    await (await vault()).remove(whose, key)
    if (owner.value === whose) items.value = items.value.filter(item => item.key !== key)
  }

  /** Whoever is signed in now, or nobody. Other tabs are told, so that none sends with another's session. */
  async function belongTo(who: string | undefined): Promise<void> {
    owner.value = who
    items.value = []
    confirmed.value = new Map()
    failure.value = undefined
    if (who) globalThis.localStorage?.setItem(WHO, who)
    await read()
  }
  const elsewhere = (): boolean => (globalThis.localStorage?.getItem(WHO) ?? owner.value) !== owner.value

  /** What is left to do with one after the server's answer. */
  async function settle(whose: string, item: Waiting, { customer, userErrors }: Payload): Promise<Outcome> {
    if (!userErrors.length) {
      if (owner.value === whose) confirmed.value = new Map(confirmed.value).set(item.key, customer)
      await drop(whose, item.key)
      return 'done'
    }
    if (userErrors.some(({ code }) => PASSING.has(code))) return 'later'
    if (owner.value !== whose) return 'stop'
    if (item.input.registeredOn && userErrors.some(({ code }) => code === 'DATE_IN_FUTURE')) {
      // This device's clock runs ahead. Nothing was made: the server's day holds, under another key.
      await drop(whose, item.key)
      await put({ ...item, key: crypto.randomUUID(), input: withoutClock(item.input) })
      return 'done'
    }
    await put({ ...item, refusals: userErrors })
    return 'refused'
  }
  /** A failure is no answer: the file may have been made, so it stays as it is, under its key. Who may not, or asked what cannot be, made none. */
  async function failed(whose: string, item: Waiting, error: unknown): Promise<Outcome> {
    const found = error instanceof RequestError ? error : new RequestError('offline', 'The server did not answer', {}, { cause: error })
    if ((found.kind === 'forbidden' || found.kind === 'invalid') && owner.value === whose) {
      await put({ ...item, refusals: [{ code: found.kind.toUpperCase() }] })
      return 'refused'
    }
    failure.value = found
    return found.kind === 'internal' ? 'later' : 'stop'
  }
  async function send(item: Waiting, whose: string): Promise<Outcome> {
    sending.value = item.key
    try {
      const input = { ...item.input, idempotencyKey: item.key }
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
      const { customerRegister } = await request(CustomerRegisterDocument, { input }, { signal })
      failure.value = undefined
      return await settle(whose, item, customerRegister)
    } catch (error) {
      return await failed(whose, item, error)
    } finally {
      sending.value = undefined
    }
  }
  /** Each once, the oldest first; who came meanwhile too. */
  async function round(): Promise<void> {
    await read()
    const tried = new Set<string>()
    for (;;) {
      const whose = owner.value
      const next = waiting.value.find(({ key }) => !tried.has(key))
      if (!whose || !next || elsewhere()) return
      tried.add(next.key)
      if ((await send(next, whose)) === 'stop') return
    }
  }
  let running: Promise<void> | undefined
  let wanted = false
  async function rounds(): Promise<void> {
    const locks = globalThis.navigator?.locks
    try {
      while (wanted) {
        wanted = false
        await (locks ? locks.request('keqing.registrations', round) : round())
      }
    } finally {
      running = undefined
    }
  }
  /** One round at a time, over all tabs of the browser; asked for while one runs, there is another after it. */
  function sendAll(): Promise<void> {
    wanted = true
    return (running ??= rounds())
  }

  /** Kept before it is sent, so that nothing is lost whatever becomes of the line. Resolves to its key, once it is kept. */
  async function add(form: RegisterForm, input: RegistrationInput, now: string): Promise<string> {
    const one: Waiting = { key: crypto.randomUUID(), at: now, form: JSON.parse(JSON.stringify(form)) as RegisterForm, input, refusals: [] }
    await put(one)
    return one.key
  }
  /** Taken back by its owner: only what the server has refused, for of all else nobody knows whether it was made. */
  async function discard(key: string): Promise<Waiting | undefined> {
    const found = refused.value.find(item => item.key === key)
    if (found && owner.value) await drop(owner.value, key)
    return found
  }
  return { owner, items, waiting, refused, lasting, failure, sending, confirmed, belongTo, add, discard, sendAll, read }
})

/** For words about one: what was said no to. */
export type { Refused, Waiting }
