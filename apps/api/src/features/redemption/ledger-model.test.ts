// The ledger against one in memory that counts point by point, by rules drawn at random: whatever is bought, returned, voided, paid, taken back, held, adjusted,
// asked for and decided, or waited for, in any order, after each act balance, lots and what can be spent are the same, and refusals come where there they come.
// The long run takes a thousand.
import { addDays, addMonths, localDate, type EarningPolicy, type LocalDate } from '@keqing/domain'
import { MemoryLedger, runs, type LotKey } from '@keqing/domain/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { settleDuePoints } from '../points/index.ts'
import { someKey, Till } from './ledger.fixture.ts'

const RUNS = Math.min(runs(40), 1_000)
/** What one unit of anything costs, in minor units. */
const PRICE = 10_000
/** More points than this wait for a second person. */
const MOST_ALONE = 12
let world: World
let till: Till
let second: Person
let phone = 13_500_000_000
beforeAll(async () => {
  world = await openWorld()
  till = new Till(world)
  second = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
})
afterAll(() => world.close())

/** What of the earning rules a run draws. */
interface Rules {
  readonly pointsPer: EarningPolicy['pointsPer']
  readonly pendingDays: number
  readonly expiry: EarningPolicy['expiry']
  /** Points for a file. */
  readonly registration: number
  /** A weekday on which one and a half times as much is earned, 1 for Monday; 0: none. */
  readonly better: number
}

const rulesOf = ({ registration, better, ...rules }: Rules): Partial<EarningPolicy> => ({
  ...rules,
  multipliers: better ? [{ key: 'better', percent: 150, when: { weekdays: [better] } }] : [],
  bonuses: { registration, completedFile: null, referralFirstPurchase: 0 },
  redemption: { minorPerPoint: 100, mostPercent: 100, onSpecialPrice: false, least: 1 },
  approvalAbove: MOST_ALONE
})

const PLAIN: Rules = {
  pointsPer: { points: 1, forEveryMinor: PRICE },
  pendingDays: 2,
  expiry: { months: 1, roundTo: 'day' },
  registration: 0,
  better: 0
}

interface Bought {
  readonly id: string
  readonly no: string
  readonly on: LocalDate
  readonly units: number
  readonly earned: number
  /** By the day of the return; what it took of the points. */
  returned: { readonly units: number; readonly took: number; readonly on: LocalDate }[]
  voided: boolean
  redeemed: number
}

/** Points of a hold that paid for a receipt which never came. */
interface Paid {
  readonly id: string
  readonly no: string
  readonly points: number
  undone: boolean
}

/** An adjustment that waits for somebody else. */
interface Asked {
  readonly id: string
  readonly amount: number
  decided: boolean
}

interface Model {
  readonly rules: Rules
  readonly memory: MemoryLedger
  readonly bought: Bought[]
  readonly holds: string[]
  readonly paid: Paid[]
  readonly asked: Asked[]
}

interface Real {
  readonly customer: string
}

type Act = fc.AsyncCommand<Model, Real>

const HOUR = 3_600_000
const iso = (now: number) => new Date(now).toISOString()
const dayOf = (now: number) => localDate(new Date(now + 8 * HOUR).toISOString().slice(0, 10))
function lotOf({ expiry }: Rules, on: LocalDate): LotKey {
  if (!expiry) return 'never'
  const end = addMonths(on, expiry.months)
  const [year = '', month = ''] = end.split('-')
  if (expiry.roundTo === 'yearEnd') return localDate(`${year}-12-31`)
  return expiry.roundTo === 'day' ? end : addDays(addMonths(localDate(`${year}-${month}-01`), 1), -1)
}
/** Of so many units bought on a day; whole points, of whole sums. */
function earnedBy({ pointsPer, better }: Rules, on: LocalDate, units: number): number {
  const percent = better === (new Date(on).getUTCDay() || 7) ? 150 : 100
  return Math.floor((units * PRICE * percent) / (100 * pointsPer.forEveryMinor)) * pointsPer.points
}
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
  expect(lots.map(([day, points]) => [day ?? 'never', points])).toEqual(memory.lots())
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
    async ({ rules, memory, bought }, { customer }) => {
      const no = someKey()
      const at = memory.now - daysAgo * 24 * HOUR
      const id = await till.shop.bought({ no, customer, at: iso(at), lines: [{ item: 'A', n: units, paid: units * PRICE }] })
      const on = dayOf(at)
      const earned = earnedBy(rules, on, units)
      bought.push({ id, no, on, units, earned, returned: [], voided: false, redeemed: 0 })
      memory.move(lotOf(rules, on), earned, addDays(on, rules.pendingDays))
    }
  )

const bringBack = (seed: number, units: number) =>
  act(
    `bring back ${units} of ${seed}`,
    ({ bought }) => bought.some(each => !each.voided && left(each) > 0),
    async model => {
      const { rules, memory } = model
      const bought = pick(
        model.bought.filter(each => !each.voided && left(each) > 0),
        seed
      )!
      const taken = Math.min(units, left(bought))
      const done = await till.shop.bringBack({ no: someKey(), of: bought.id, at: iso(memory.now), lines: [{ line: 1, n: taken }] })
      expect(refusals(done)).toEqual([])
      const took = earnedBy(rules, bought.on, left(bought)) - earnedBy(rules, bought.on, left(bought) - taken)
      bought.returned.push({ units: taken, took, on: memory.today })
      memory.together(() => {
        memory.move(lotOf(rules, bought.on), -took, later(memory.today, addDays(bought.on, rules.pendingDays)))
        giveBack(model, bought)
      })
    }
  )

const voidPurchase = (seed: number) =>
  act(
    `void ${seed}`,
    ({ bought }) => bought.some(each => !each.voided),
    async model => {
      const { rules, memory } = model
      const bought = pick(
        model.bought.filter(each => !each.voided),
        seed
      )!
      expect(refusals(await till.shop.void(bought.id))).toEqual([])
      const [lot, confirmed] = [lotOf(rules, bought.on), addDays(bought.on, rules.pendingDays)]
      bought.voided = true
      memory.together(() => {
        for (const back of bought.returned) memory.move(lot, back.took, later(back.on, confirmed))
        memory.move(lot, -bought.earned, confirmed)
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
    async ({ memory, holds, paid }) => {
      const id = pick(holds, seed)!
      const live = memory.holds().includes(id)
      const points = memory.pointsOfHold(id)
      const done = await till[how](id)
      if (!live) return expect(refusals(done)).toEqual(['POINT_HOLD_ENDED'])
      if (how === 'cancel') return memory.cancel(id)
      const no = someKey()
      const can = memory.redeem(no, points, id)
      expect(refusals(done)).toEqual(can ? [] : ['POINTS_INSUFFICIENT'])
      if (can) paid.push({ id: done.redemption.id, no, points, undone: false })
    }
  )

/** Its receipt never came. */
const takeBack = (seed: number) =>
  act(
    `take back ${seed}`,
    ({ paid }) => paid.length > 0,
    async ({ memory, paid }) => {
      const one = pick(paid, seed)!
      expect(refusals(await till.undo(one.id))).toEqual(one.undone ? ['REDEMPTION_UNDONE'] : [])
      if (!one.undone) memory.giveBack(one.no, one.points)
      one.undone = true
    }
  )

const adjust = (amount: number) =>
  act(
    `adjust by ${amount}`,
    () => amount !== 0,
    async ({ rules, memory, asked }, { customer }) => {
      if (Math.abs(amount) > MOST_ALONE) {
        const { request, userErrors } = await till.askFor(customer, amount)
        expect(userErrors).toEqual([])
        return void asked.push({ id: request.id, amount, decided: false })
      }
      const done = await till.shop.adjust(customer, amount, someKey())
      expect(refusals(done)).toEqual(adjusted(rules, memory, amount) ? [] : ['POINTS_INSUFFICIENT'])
    }
  )

/** What is given is a lot of its day; false where there is not as much as is taken. */
function adjusted(rules: Rules, memory: MemoryLedger, amount: number): boolean {
  if (amount < 0) return memory.spend(-amount) !== undefined
  memory.move(lotOf(rules, memory.today), amount, memory.today)
  return true
}

/** By a second person: as of the day on which it is decided. What takes more than there is by then waits on. */
const decide = (seed: number, how: 'approve' | 'decline') =>
  act(
    `${how} what was asked ${seed}`,
    ({ asked }) => asked.length > 0,
    async ({ rules, memory, asked }) => {
      const one = pick(asked, seed)!
      const refused = refusals(await till.as(second)[how](one.id))
      if (one.decided) return expect(refused).toEqual(['ADJUSTMENT_ALREADY_DECIDED'])
      const done = how === 'decline' || adjusted(rules, memory, one.amount)
      expect(refused).toEqual(done ? [] : ['POINTS_INSUFFICIENT'])
      one.decided = done
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
  seed.map(takeBack),
  fc.integer({ min: -8, max: 12 }).map(adjust),
  fc.constantFrom(-20, -13, 13, 30).map(adjust),
  fc.tuple(seed, fc.constantFrom('approve', 'approve', 'decline')).map(([which, how]) => decide(which, how)),
  fc.tuple(fc.constantFrom(1, 12, 24, 72, 24 * 14, 24 * 31), fc.boolean()).map(([hours, night]) => wait(hours, night))
]

const drawn: fc.Arbitrary<Rules> = fc.record({
  pointsPer: fc.record({ points: fc.integer({ min: 1, max: 3 }), forEveryMinor: fc.constantFrom(PRICE, PRICE / 2, 15_000, 7_300) }),
  pendingDays: fc.constantFrom(0, 2, 14),
  expiry: fc.option(fc.record({ months: fc.constantFrom(1, 2), roundTo: fc.constantFrom('day', 'monthEnd', 'yearEnd') }), {
    nil: null,
    freq: 4
  }),
  registration: fc.constantFrom(0, 4),
  better: fc.nat({ max: 7 })
})

/** Longer ago than any purchase. */
const FILE_DAYS = 61

async function begin(rules: Rules): Promise<{ model: Model; real: Real }> {
  await till.rules(rulesOf(rules))
  const now = world.clock.now().getTime()
  const registeredOn = addDays(dayOf(now), -FILE_DAYS)
  const customer = await till.shop.register(String(phone++), { registeredOn })
  const memory = new MemoryLedger(dayOf(now), now)
  if (rules.registration > 0) memory.move(lotOf(rules, registeredOn), rules.registration, registeredOn)
  return { model: { rules, memory, bought: [], holds: [], paid: [], asked: [] }, real: { customer } }
}

test.each([
  [
    'nothing expires in the midst of a void, when its return is taken back and its points are not yet',
    PLAIN,
    [buy(6, 3), adjust(5), adjust(-4), redeem(0, 3), wait(24 * 31, false), bringBack(0, 1), voidPurchase(0)]
  ],
  [
    'what was asked for counts from its approval; what paid for no receipt comes back once',
    { ...PLAIN, registration: 4, expiry: { months: 1, roundTo: 'monthEnd' } },
    [
      buy(6, 3),
      adjust(30),
      hold(2, 600),
      end(0, 'confirm'),
      decide(0, 'approve'),
      takeBack(0),
      takeBack(0),
      adjust(-20),
      decide(1, 'decline')
    ]
  ]
] as const)('%s', async (_name, rules, story) => {
  const { model, real } = await begin(rules)
  for (const each of story) await each.run(model, real)
})

test(`${RUNS} histories of one customer each, by rules drawn for each, act by act`, async () => {
  let acted = 0
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 1, arbitrary: fc.constant(PLAIN) }, { weight: 3, arbitrary: drawn }),
      fc.commands(acts, { maxCommands: 24, size: '+1' }),
      async (rules, commands) => {
        const { model, real } = await begin(rules)
        // Nobody spends what nobody has.
        for (const first of [buy(6, 3), adjust(5)]) await first.run(model, real)
        await fc.asyncModelRun(() => ({ model, real }), commands)
        acted += [...commands].length
      }
    ),
    { numRuns: RUNS, endOnFailure: process.env.FC_RUNS === undefined }
  )
  const { rows } = await world.db.unit(world.acme.tenantId, tx =>
    tx.client
      .query(`select count(*) filter (where account = 'expiry')::int as expiry, count(*) filter (where kind = 'redeem')::int as redeem,
      count(*) filter (where kind = 'reverse' and account = 'redemption')::int as back, count(*) filter (where account = 'bonus')::int as bonus,
      count(*) filter (where adjustment_id is not null)::int as approved from point_entry`)
  )
  if (process.env.FC_RUNS) console.log(`${RUNS} runs, ${acted} acts, entries: ${JSON.stringify(rows[0])}`)
  const some = expect.any(Number)
  expect(rows[0]).toEqual({ expiry: some, redeem: some, back: some, bonus: some, approved: some })
  expect(Object.values(rows[0])).not.toContain(0)
}, 3_600_000)
