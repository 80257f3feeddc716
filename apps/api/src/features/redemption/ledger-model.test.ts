// The ledger against one in memory that counts point by point: whatever is bought, returned, voided, paid, held, adjusted or waited for, in any order, after
// each act balance, lots and what can be spent are the same, and refusals come where there they come. The long run takes a thousand.
import { addDays, addMonths, localDate, type LocalDate } from '@keqing/domain'
import { MemoryLedger, runs } from '@keqing/domain/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openWorld, type World } from '../../../test/world.ts'
import { settleDuePoints } from '../points/index.ts'
import { someKey, Till } from './ledger.fixture.ts'

const RUNS = Math.min(runs(20), 1_000)
const PENDING_DAYS = 2
const MONTHS_OF_A_LOT = 1
let world: World
let till: Till
let phone = 13_500_000_000
beforeAll(async () => {
  world = await openWorld()
  till = new Till(world)
  await till.rules({
    pendingDays: PENDING_DAYS,
    expiry: { months: MONTHS_OF_A_LOT, roundTo: 'day' },
    redemption: { minorPerPoint: 100, mostPercent: 100, onSpecialPrice: false, least: 1 }
  })
})
afterAll(() => world.close())

interface Bought {
  readonly id: string
  readonly no: string
  readonly on: LocalDate
  readonly units: number
  /** By the day of the return. */
  returned: { readonly units: number; readonly on: LocalDate }[]
  voided: boolean
  redeemed: number
}

interface Model {
  readonly memory: MemoryLedger
  readonly bought: Bought[]
  readonly holds: string[]
}

interface Real {
  readonly customer: string
}

type Act = fc.AsyncCommand<Model, Real>

const HOUR = 3_600_000
const iso = (now: number) => new Date(now).toISOString()
const dayOf = (now: number) => localDate(new Date(now + 8 * HOUR).toISOString().slice(0, 10))
const lotOf = (on: LocalDate) => addMonths(on, MONTHS_OF_A_LOT)
const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b)
const left = (bought: Bought) => bought.units - bought.returned.reduce((sum, back) => sum + back.units, 0)
const pick = <T>(list: readonly T[], seed: number): T | undefined => list[seed % Math.max(1, list.length)]

/** Points of the receipt that are back by now: half up by the units, as each costs the same. */
function giveBack({ memory }: Model, bought: Bought): void {
  if (bought.redeemed === 0) return
  const back = bought.voided
    ? bought.redeemed
    : Math.floor((2 * bought.redeemed * (bought.units - left(bought)) + bought.units) / (2 * bought.units))
  memory.giveBack(bought.no, back)
}

async function agree({ memory }: Model, { customer }: Real): Promise<void> {
  const purse = await till.purse(customer)
  expect([purse.available, purse.held + purse.pending]).toEqual([memory.available(), memory.balance() - memory.available()])
  // What time alone made due is posted by whoever comes next.
  await world.db.unit(world.acme.tenantId, tx =>
    settleDuePoints(tx, { chainId: world.acme.chainId, customerIds: [customer], today: memory.today, now: world.clock.now() })
  )
  const lots = await till.lots(customer)
  expect(lots).toEqual(memory.lots())
  expect(lots.reduce((sum, [, points]) => sum + points, purse.pending)).toBe(memory.balance())
}

/** An act, what it must answer, and the ledger after it. */
const act = (name: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>): Act => ({
  check,
  async run(model, real) {
    await run(model, real)
    await agree(model, real)
  },
  toString: () => name
})
const refusals = (payload: { userErrors: readonly { code: string }[] }) => payload.userErrors.map(each => each.code)

const buy = (units: number, daysAgo: number) =>
  act(
    `buy ${units}, ${daysAgo} days ago`,
    () => true,
    async ({ memory, bought }, { customer }) => {
      const no = someKey()
      const at = memory.now - daysAgo * 24 * HOUR
      const id = await till.shop.bought({ no, customer, at: iso(at), lines: [{ item: 'A', n: units, paid: units * 10_000 }] })
      const on = dayOf(at)
      bought.push({ id, no, on, units, returned: [], voided: false, redeemed: 0 })
      memory.move(lotOf(on), units, addDays(on, PENDING_DAYS))
    }
  )

const bringBack = (seed: number, units: number) =>
  act(
    `bring back ${units} of ${seed}`,
    ({ bought }) => bought.some(each => !each.voided && left(each) > 0),
    async model => {
      const { memory } = model
      const bought = pick(
        model.bought.filter(each => !each.voided && left(each) > 0),
        seed
      )!
      const taken = Math.min(units, left(bought))
      const done = await till.shop.bringBack({ no: someKey(), of: bought.id, at: iso(memory.now), lines: [{ line: 1, n: taken }] })
      expect(refusals(done)).toEqual([])
      bought.returned.push({ units: taken, on: memory.today })
      memory.together(() => {
        memory.move(lotOf(bought.on), -taken, later(memory.today, addDays(bought.on, PENDING_DAYS)))
        giveBack(model, bought)
      })
    }
  )

const voidPurchase = (seed: number) =>
  act(
    `void ${seed}`,
    ({ bought }) => bought.some(each => !each.voided),
    async model => {
      const { memory } = model
      const bought = pick(
        model.bought.filter(each => !each.voided),
        seed
      )!
      expect(refusals(await till.shop.void(bought.id))).toEqual([])
      const confirmed = addDays(bought.on, PENDING_DAYS)
      bought.voided = true
      memory.together(() => {
        for (const back of bought.returned) memory.move(lotOf(bought.on), back.units, later(back.on, confirmed))
        memory.move(lotOf(bought.on), -bought.units, confirmed)
        giveBack(model, bought)
      })
    }
  )

const redeem = (seed: number, points: number) =>
  act(
    `redeem ${points} on ${seed}`,
    ({ bought }) => bought.some(each => !each.voided && each.redeemed === 0),
    async (model, { customer }) => {
      const bought = pick(
        model.bought.filter(each => !each.voided && each.redeemed === 0),
        seed
      )!
      const done = await till.redeem({ customer, points, no: bought.no, normal: points * 100 })
      const can = model.memory.redeem(bought.no, points)
      expect(refusals(done)).toEqual(can ? [] : ['POINTS_INSUFFICIENT'])
      if (!can) return
      bought.redeemed = points
      giveBack(model, bought)
    }
  )

const hold = (points: number, minutes: number) =>
  act(
    `hold ${points} for ${minutes} min`,
    () => true,
    async ({ memory, holds }, { customer }) => {
      const done = await till.hold({ customer, points, minutes })
      const id = done.hold?.id ?? someKey()
      expect(refusals(done)).toEqual(memory.hold(id, points, minutes) ? [] : ['POINTS_INSUFFICIENT'])
      if (done.hold) holds.push(id)
    }
  )

const end = (seed: number, how: 'confirm' | 'cancel') =>
  act(
    `${how} ${seed}`,
    ({ holds }) => holds.length > 0,
    async ({ memory, holds }) => {
      const id = pick(holds, seed)!
      const live = memory.holds().includes(id)
      const done = await till[how](id)
      if (!live) return expect(refusals(done)).toEqual(['POINT_HOLD_ENDED'])
      if (how === 'confirm')
        expect(refusals(done)).toEqual(memory.redeem(someKey(), memory.pointsOfHold(id), id) ? [] : ['POINTS_INSUFFICIENT'])
      else memory.cancel(id)
    }
  )

const adjust = (amount: number) =>
  act(
    `adjust by ${amount}`,
    () => amount !== 0,
    async ({ memory }, { customer }) => {
      const done = await till.shop.adjust(customer, amount, someKey())
      if (amount > 0) {
        memory.move(lotOf(memory.today), amount, memory.today)
        expect(refusals(done)).toEqual([])
      } else expect(refusals(done)).toEqual(memory.spend(-amount) ? [] : ['POINTS_INSUFFICIENT'])
    }
  )

const wait = (hours: number, night: boolean) =>
  act(
    `wait ${hours} h${night ? ', a night' : ''}`,
    () => true,
    async ({ memory }) => {
      const now = memory.now + hours * HOUR
      world.clock.set(iso(now))
      memory.at(dayOf(now), now)
      if (night) await till.night()
    }
  )

const seed = fc.nat({ max: 1_000 })
const few = fc.integer({ min: 1, max: 9 })
const acts = [
  fc.tuple(few, fc.constantFrom(0, 0, 0, 1, 3, 29, 33, 60)).map(([units, days]) => buy(units, days)),
  fc.tuple(seed, few).map(([which, units]) => bringBack(which, units)),
  seed.map(voidPurchase),
  fc.tuple(seed, few).map(([which, points]) => redeem(which, points)),
  fc.tuple(few, fc.constantFrom(1, 15, 600, 1_440)).map(([points, minutes]) => hold(points, minutes)),
  seed.map(which => end(which, 'confirm')),
  seed.map(which => end(which, 'cancel')),
  fc.integer({ min: -8, max: 12 }).map(adjust),
  fc.tuple(fc.constantFrom(1, 12, 24, 72, 24 * 14, 24 * 31), fc.boolean()).map(([hours, night]) => wait(hours, night))
]

async function begin(): Promise<{ model: Model; real: Real }> {
  const customer = await till.shop.register(String(phone++), { registeredOn: '2026-01-01' })
  const now = world.clock.now().getTime()
  return { model: { memory: new MemoryLedger(dayOf(now), now), bought: [], holds: [] }, real: { customer } }
}

test('nothing expires in the midst of a void, when its return is taken back and its points are not yet', async () => {
  const { model, real } = await begin()
  const story = [buy(6, 3), adjust(5), adjust(-4), redeem(0, 3), wait(24 * 31, false), bringBack(0, 1), voidPurchase(0)]
  for (const each of story) await each.run(model, real)
})

test(`${RUNS} histories of one customer each, act by act`, async () => {
  let acted = 0
  await fc.assert(
    fc.asyncProperty(fc.commands(acts, { maxCommands: 20, size: '+1' }), async commands => {
      const { model, real } = await begin()
      // Nobody spends what nobody has.
      for (const first of [buy(6, 3), adjust(5)]) await first.run(model, real)
      await fc.asyncModelRun(() => ({ model, real }), commands)
      acted += [...commands].length
    }),
    { numRuns: RUNS, endOnFailure: process.env.FC_RUNS === undefined }
  )
  const { rows } = await world.db.unit(world.acme.tenantId, tx =>
    tx.client
      .query(`select count(*) filter (where account = 'expiry')::int as expiry, count(*) filter (where kind = 'redeem')::int as redeem,
      count(*) filter (where kind = 'reverse' and account = 'redemption')::int as back from point_entry`)
  )
  if (process.env.FC_RUNS) console.log(`${RUNS} runs, ${acted} acts, entries: ${JSON.stringify(rows[0])}`)
  expect(rows[0]).toEqual({ expiry: expect.any(Number), redeem: expect.any(Number), back: expect.any(Number) })
  expect(Object.values(rows[0])).not.toContain(0)
}, 3_600_000)
