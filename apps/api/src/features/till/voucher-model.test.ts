// Vouchers against ones in memory: however they are issued, put aside, paid with, brought back, voided and waited for, in any order, after each act each has the
// same state, value and end, what a till may take of it is the same, and refusals come where there they come. The long run takes a thousand.
import { addDays, DEFAULT_BENEFIT_POLICY, localDate, type LocalDate } from '@keqing/domain'
import { MemoryVouchers, runs } from '@keqing/domain/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { openWorld, type World } from '../../../test/world.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature as tier } from '../tier/index.ts'
import { feature as vouchers } from '../voucher/index.ts'
import { codes, someKey, VoucherTill } from './till.fixture.ts'
import { amendRules } from '../../../test/amend-rules.ts'

const RUNS = Math.min(runs(12), 1_000)
/** `longer`: good for so many days after value came back; the first says nothing of it. */
const KINDS = [
  { face: 1_000, inParts: true, days: 3, longer: undefined },
  { face: 700, inParts: false, days: 3, longer: 30 },
  { face: 333, inParts: true, days: 60, longer: 0 },
  { face: 450, inParts: true, days: 1, longer: 2 }
] as const
let world: World
let till: VoucherTill
let definitions: readonly string[]
beforeAll(async () => {
  world = await openWorld()
  till = new VoucherTill(world)
  // What the night gives by itself, at festivals that the clock passes, is no business of this story.
  const tiers = DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({ ...tier, occasions: [] }))
  await amendRules(world, world.acme, 'benefit', { tiers })
  definitions = await Promise.all(
    KINDS.map(({ face, inParts, days, longer }) =>
      till.defined({ faceMinor: face, partRedemption: inParts, validDays: days, givenBackDays: longer })
    )
  )
})
afterAll(() => world.close())

interface Paid {
  readonly no: string
  readonly units: number
  readonly paid: number
  /** What each voucher paid. */
  readonly by: readonly string[]
  /** The receipt, once it is recorded. */
  id: string | undefined
  voided: boolean
  readonly returns: { readonly id: string; readonly units: number }[]
}

interface Model {
  readonly memory: MemoryVouchers
  readonly ids: string[]
  readonly paid: Paid[]
  readonly holds: { readonly id: string; readonly open: number }[]
}

interface Real {
  readonly customer: string
}

type Act = fc.AsyncCommand<Model, Real>

const HOUR = 3_600_000
const iso = (now: number) => new Date(now).toISOString()
const dayOf = (now: number): LocalDate => localDate(new Date(now + 8 * HOUR).toISOString().slice(0, 10))
const pick = <T>(list: readonly T[], seed: number): T | undefined => list[seed % Math.max(1, list.length)]
const refusal = (payload: Parameters<typeof codes>[0]): string | undefined => codes(payload)[0]?.join(' ')
const paying = (payload: { vouchers: readonly { id: string }[] }) => payload.vouchers.map(({ id }) => id)
const units = ({ returns }: Paid) => returns.reduce((sum, back) => sum + back.units, 0)

/** Receipts of a kind; one of them. */
type OfKind = (paid: Paid) => boolean
const unrecorded: OfKind = ({ id }) => id === undefined
const standing: OfKind = ({ id, voided }) => id !== undefined && !voided
const returnable: OfKind = paid => standing(paid) && units(paid) < paid.units
const returned: OfKind = paid => standing(paid) && paid.returns.length > 0
const has = (kind: OfKind) => (model: Model) => model.paid.some(kind)
const one = (model: Model, kind: OfKind, seed: number): Paid => pick(model.paid.filter(kind), seed)!

const AGREE = `query ($id: ID!, $input: PurchaseQuoteInput!) {
  customer(id: $id) { vouchers { nodes { id state left { minor } goodUntil } } }
  purchaseQuote(input: $input) { vouchers { id bar off { minor } } }
}`

async function agree({ memory, ids }: Model, { customer }: Real): Promise<void> {
  const lines = [{ itemCode: 'DEAR', quantity: 1, amountMinor: 1_000_000 }]
  const { chainId } = world.acme
  const { data, errors } = await till.shop.ask(AGREE, { id: customer, input: { chainId, storeCode: 'S1', customerId: customer, lines } })
  expect(errors).toBeUndefined()
  const kept = data.customer.vouchers.nodes as { id: string; state: string; left: { minor: number }; goodUntil: string }[]
  const offered = data.purchaseQuote.vouchers as { id: string; bar: string | null; off: { minor: number } }[]
  expect(Object.fromEntries(kept.map(({ id, state, left, goodUntil }) => [id, { state, left: left.minor, until: goodUntil }]))).toEqual(
    Object.fromEntries(ids.map(id => [id, memory.state(id)]))
  )
  const free = (of: (id: string) => number) => Object.fromEntries(ids.flatMap(id => (of(id) > 0 ? [[id, of(id)]] : [])))
  expect(free(id => offered.find(each => each.id === id && each.bar === null)?.off.minor ?? 0)).toEqual(free(id => memory.free(id)))
}

/** An act, what it must answer, and the vouchers after it. */
const act = (name: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>): Act => ({
  check,
  async run(model, real) {
    await run(model, real)
    await agree(model, real)
  },
  toString: () => name
})

const issue = (kind: number) =>
  act(
    `issue ${kind}`,
    () => true,
    async ({ memory, ids }, { customer }) => {
      const id = await till.issued(definitions[kind]!, customer)
      const { face, inParts, days, longer = 14 } = KINDS[kind]!
      memory.issue(id, { face, inParts, longer, until: addDays(memory.today, days) })
      ids.push(id)
    }
  )

/** One or two of those there are. */
const some = ({ ids }: Model, [a, b]: readonly [number, number]) => [...new Set([pick(ids, a)!, ...(b % 2 ? [pick(ids, b)!] : [])])]
type Which = readonly [number, number]

const pay = (which: Which, price: number, n: number, recorded: boolean) =>
  act(
    `pay ${price} for ${n} with ${which.join()}${recorded ? '' : ', not recorded'}`,
    () => true,
    async (model, { customer }) => {
      const [ids, no] = [some(model, which), someKey()]
      const done = await till.redeem({ customerId: customer, ids, no, lines: [{ amountMinor: price }] })
      const left = model.memory.pay(ids, price, { receipt: no, units: n })
      if (typeof left === 'string') return expect(refusal(done)).toBe(left)
      expect(done).toMatchObject({ userErrors: [], lines: [{ minor: left }] })
      model.paid.push({ no, units: n, paid: left, by: paying(done), id: undefined, voided: false, returns: [] })
      if (recorded) await record(model, model.paid.at(-1)!, customer)
    }
  )

async function record({ memory }: Model, paid: Paid, customer: string): Promise<void> {
  const line = { item: 'A', n: paid.units, paid: paid.paid }
  paid.id = await till.shop.bought({ no: paid.no, customer, at: iso(memory.now), lines: [line] })
  memory.follow(paid.no, { known: true })
}

const recordLate = (seed: number) =>
  act(`record ${seed}`, has(unrecorded), (model, { customer }) => record(model, one(model, unrecorded, seed), customer))

/** The receipt never comes; of one that did nothing is taken back. */
const undo = (seed: number) =>
  act(
    `take the payment of ${seed} back`,
    ({ paid }) => paid.length > 0,
    async model => {
      const paid = pick(model.paid, seed)!
      for (const id of paid.by) expect(refusal(await till.undo(id))).toBe(paid.id ? 'RECEIPT_RECORDED redemptionId' : undefined)
      if (paid.id) return
      model.memory.undo(paid.no)
      model.paid.splice(model.paid.indexOf(paid), 1)
    }
  )

const hold = (which: Which, price: number, minutes: number) =>
  act(
    `hold ${which.join()} for ${price}, ${minutes} min`,
    () => true,
    async (model, { customer }) => {
      const ids = some(model, which)
      const done = await till.hold({ customerId: customer, ids, minutes, lines: [{ amountMinor: price }] })
      const id = done.hold?.id ?? 'none'
      const left = model.memory.pay(ids, price, { hold: id, minutes })
      if (typeof left === 'string') return expect(refusal(done)).toBe(left)
      expect(done).toMatchObject({ userErrors: [], lines: [{ minor: left }] })
      model.holds.push({ id, open: left })
    }
  )

const end = (seed: number, how: 'confirm' | 'cancel') =>
  act(
    `${how} ${seed}`,
    ({ holds }) => holds.length > 0,
    async (model, { customer }) => {
      const { id, open: left } = pick(model.holds, seed)!
      const no = someKey()
      const done = how === 'confirm' ? await till.confirm(id, no) : await till.cancel(id)
      const expected = how === 'confirm' ? model.memory.confirm(id, no, 1, left) : model.memory.cancel(id)
      expect(refusal(done)).toBe(expected)
      if (how === 'cancel' || expected) return
      model.paid.push({ no, units: 1, paid: left, by: paying(done), id: undefined, voided: false, returns: [] })
      await record(model, model.paid.at(-1)!, customer)
    }
  )

const bringBack = (seed: number, n: number) =>
  act(`bring back ${n} of ${seed}`, has(returnable), async model => {
    const paid = one(model, returnable, seed)
    const taken = Math.min(n, paid.units - units(paid))
    const done = await till.shop.bringBack({ no: someKey(), of: paid.id!, at: iso(model.memory.now), lines: [{ line: 1, n: taken }] })
    expect(refusal(done)).toBeUndefined()
    paid.returns.push({ id: done.purchaseReturn.id, units: taken })
    model.memory.follow(paid.no, { returnedUnits: units(paid) })
  })

const voidReturn = (seed: number) =>
  act(`void a return of ${seed}`, has(returned), async model => {
    const paid = one(model, returned, seed)
    const [back] = paid.returns.splice(seed % paid.returns.length, 1)
    const input = { id: back!.id, reason: 'typo' }
    expect(
      refusal(await till.shop.act('purchaseReturnVoid', 'PurchaseReturnVoidInput', input, 'userErrors { code field }'))
    ).toBeUndefined()
    model.memory.follow(paid.no, { returnedUnits: units(paid) })
  })

const voidReceipt = (seed: number) =>
  act(`void receipt ${seed}`, has(standing), async model => {
    const paid = one(model, standing, seed)
    expect(refusal(await till.shop.void(paid.id!))).toBeUndefined()
    paid.voided = true
    model.memory.follow(paid.no, { voided: true })
  })

const voidVoucher = (seed: number) =>
  act(
    `void voucher ${seed}`,
    () => true,
    async ({ memory, ids }) => {
      const id = pick(ids, seed)!
      expect(refusal(await till.void(id))).toBe(memory.voidVoucher(id))
    }
  )

const wait = (hours: number, night: boolean) =>
  act(
    `wait ${hours} h${night ? ', a night' : ''}`,
    () => true,
    async ({ memory }) => {
      memory.now += hours * HOUR
      memory.today = dayOf(memory.now)
      world.clock.set(iso(memory.now))
      if (!night) return
      const { tenantId, chainId } = world.acme
      const job = jobContext({ db: world.platform, clock: world.clock }, world.log, uuid(), new AbortController().signal)
      await tier.jobs!.tierChainNightly!(job, { tenantId, chainId })
      await vouchers.jobs!.voucherChainNightly!(job, { tenantId, chainId })
      memory.night()
    }
  )

const seed = fc.nat({ max: 1_000 })
const which = fc.tuple(seed, seed)
const price = fc.constantFrom(100, 333, 700, 900, 1_250, 2_000, 3_001)
const acts = [
  fc.nat({ max: KINDS.length - 1 }).map(issue),
  fc.tuple(which, price, fc.integer({ min: 1, max: 4 }), fc.boolean()).map(([of, minor, n, recorded]) => pay(of, minor, n, recorded)),
  seed.map(recordLate),
  seed.map(undo),
  fc.tuple(which, price, fc.constantFrom(1, 15, 600, 1_440)).map(([of, minor, minutes]) => hold(of, minor, minutes)),
  seed.map(each => end(each, 'confirm')),
  seed.map(each => end(each, 'cancel')),
  fc.tuple(seed, fc.integer({ min: 1, max: 3 })).map(([each, n]) => bringBack(each, n)),
  seed.map(voidReturn),
  seed.map(voidReceipt),
  seed.map(voidVoucher),
  fc.tuple(fc.constantFrom(1, 12, 24, 72, 24 * 15, 24 * 31), fc.boolean()).map(([hours, night]) => wait(hours, night))
]

/** Comes by every kind of entry, whatever chance leaves out of the others. */
const EVERY_KIND = [issue(0), issue(1), pay([0, 0], 900, 3, true), bringBack(0, 1), voidVoucher(1), issue(3), wait(24 * 31, true)]

async function newcomer(): Promise<{ readonly model: Model; readonly real: Real }> {
  const customer = await till.register()
  const now = world.clock.now().getTime()
  return { model: { memory: new MemoryVouchers(dayOf(now), now), ids: [], paid: [], holds: [] }, real: { customer } }
}

test(`${RUNS} histories of one customer each, act by act`, async () => {
  let acted = 0
  const written = await newcomer()
  for (const each of EVERY_KIND) await each.run(written.model, written.real)
  await fc.assert(
    fc.asyncProperty(fc.commands(acts, { maxCommands: 20, size: '+1' }), async commands => {
      const { model, real } = await newcomer()
      for (const first of [issue(0), issue(1), pay([0, 0], 900, 3, true)]) await first.run(model, real)
      await fc.asyncModelRun(() => ({ model, real }), commands)
      acted += [...commands].length
    }),
    { numRuns: RUNS, endOnFailure: process.env.FC_RUNS === undefined }
  )
  const { rows } = await world.db.unit(world.acme.tenantId, tx =>
    tx.client.query(`select kind, count(*)::int as entries from voucher_entry group by kind order by kind`)
  )
  if (process.env.FC_RUNS) console.log(`${RUNS} runs, ${acted} acts, entries: ${JSON.stringify(rows)}`)
  expect(rows.map(row => row.kind)).toEqual(['expire', 'giveBack', 'issue', 'redeem', 'void'])
}, 3_600_000)
