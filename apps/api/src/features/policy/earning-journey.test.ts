// POINT-2, POINT-4 from headquarters to the till: earning rules are written, published and come into force, and what customers then earn says why.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addDays, addMonths, isoWeekday, localDateOf, type LocalDate } from '@keqing/domain'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { policyActivate } from './activate-policy.job.ts'

let world: World
let other: Person
let shop: Shop
let phones = 0

/** A Monday after the machine's own days: what is recorded now was recorded before it. */
const monday = nextMonday(addDays(localDateOf(new Date(), 'Asia/Shanghai'), 30))
function nextMonday(day: LocalDate): LocalDate {
  return isoWeekday(day) === 1 ? day : nextMonday(addDays(day, 1))
}
const noonOf = (day: LocalDate) => `${day}T12:00:00+08:00`
const tuesday = addDays(monday, 1)

beforeAll(async () => {
  world = await openWorld()
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  shop = new Shop(world, world.acme)
  world.clock.set(noonOf(monday))
})
afterAll(() => world.close())

const ERRORS = 'userErrors { code field params { name value } }'
const WHEN = { tiers: null, categories: null, storeIds: null, weekdays: null, birthdayMonth: false }
const RULES = {
  ...{ points: 1, forEveryMinor: 10_000, specialPriceEarns: true, multipliers: [] as object[], stacking: 'HIGHEST', pendingDays: 0 },
  bonuses: { registration: 0, referralFirstPurchase: 0 } as object
}
const multiplier = (key: string, percent: number, when: object) => ({ key, percent, when: { ...WHEN, ...when } })

async function drafted(rules: object): Promise<{ id: string; faults: unknown[] }> {
  const input = { chainId: world.acme.chainId, kind: 'EARNING', name: 'more' }
  const { policy } = await shop.act('policyDraftCreate', 'PolicyDraftCreateInput', input, `policy { id revision } ${ERRORS}`)
  const save = { id: policy.id, revision: policy.revision, rules: { earning: { ...RULES, ...rules } } }
  const saved = await shop.act('policyDraftSave', 'PolicyDraftSaveInput', save, `policy { id faults { code path } } ${ERRORS}`)
  expect(saved.userErrors).toEqual([])
  return saved.policy
}
const acting = (person: Shop, name: string, input: object, type = 'PolicyActInput') =>
  person.act(name, type, input, `policy { id version status } ${ERRORS}`)

/** In force from a day on, whose first instant then comes. */
async function publish(rules: object, on: LocalDate): Promise<number> {
  const { id, faults } = await drafted(rules)
  expect(faults).toEqual([])
  const done = [
    await acting(shop, 'policySubmit', { id }),
    await acting(shop.as(other), 'policyApprove', { id }),
    await acting(shop, 'policySchedule', { id, effectiveOn: on, unseenReason: 'by hand' }, 'PolicyScheduleInput')
  ]
  expect(done.flatMap(each => each.userErrors)).toEqual([])
  world.clock.set(`${on}T00:00:01+08:00`)
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal)
  await policyActivate(job, { tenantId: world.acme.tenantId, policyId: id })
  world.clock.set(noonOf(on))
  return done[0].policy.version
}

const newcomer = (more: object = {}) => shop.register(`+86138${String(10_000_000 + ++phones)}`, { registeredOn: null, ...more })
const ENTRY = `kind amount happenedOn confirmedOn expiresOn bonus policyVersion
  earned { points basePoints stacking multipliers { key percent points lines when { tiers weekdays } } }`

async function entriesOf(id: string) {
  const answer = await shop.ask(`query ($id: ID!) { customer(id: $id) { tier { key } pointEntries(first: 50) { nodes { ${ENTRY} } } } }`, {
    id
  })
  expect(answer.errors).toBeUndefined()
  return answer.data.customer.pointEntries.nodes as Record<string, unknown>[]
}
const told = (entries: readonly Record<string, unknown>[]) => entries.map(({ kind, amount, bonus }) => [kind, amount, bonus])
const buys = (no: string, customer: string | null, on: LocalDate, more: object = {}) =>
  shop.bought({ no, customer, at: noonOf(on), lines: [{ item: 'X', n: 1, paid: 35_000 }], ...more })

describe('double points for tier A on Tuesdays', () => {
  test('published for tomorrow, an A’s purchase on Tuesday earns double and says why', async () => {
    const [a, b] = [await newcomer(), await newcomer()]
    await shop.adjust(a, 60, randomUUID())
    expect((await shop.customer(a)).tier).toMatchObject({ key: 'A' })
    await buys('MON-A', a, monday)
    const version = await publish({ multipliers: [multiplier('A-TUESDAY', 200, { tiers: ['A'], weekdays: [2] })] }, tuesday)
    await buys('TUE-A', a, tuesday)
    await buys('TUE-B', b, tuesday)
    const [latest, before] = await entriesOf(a)
    expect(latest).toEqual({
      kind: 'EARN',
      amount: 7,
      ...{ happenedOn: tuesday, confirmedOn: tuesday, expiresOn: null, bonus: null, policyVersion: version },
      earned: {
        points: 7,
        basePoints: 3,
        stacking: 'HIGHEST',
        multipliers: [{ key: 'A-TUESDAY', percent: 200, points: 4, lines: [0], when: { tiers: ['A'], weekdays: [2] } }]
      }
    })
    expect(before).toMatchObject({ amount: 3, policyVersion: version - 1 })
    expect((await entriesOf(b))[0]).toMatchObject({ amount: 3, earned: { points: 3, multipliers: [] } })
  })
  test('what counted stays what counted: a tier that falls, a category that moves, a birthday told later', async () => {
    const coats = multiplier('COATS', 300, { categories: ['coats'] })
    const birthday = multiplier('BIRTHDAY', 200, { birthdayMonth: true })
    const wednesday = addDays(tuesday, 1)
    await publish({ multipliers: [multiplier('A', 200, { tiers: ['A'] }), coats, birthday], stacking: 'MULTIPLY' }, wednesday)
    const a = await newcomer({ birthMonth: Number(wednesday.slice(5, 7)), birthDay: 1 })
    const key = randomUUID()
    await shop.adjust(a, 60, key)
    const slip = { no: 'KEPT', customer: a, at: noonOf(wednesday) }
    const payload = await shop.act(
      'purchaseRecord',
      'PurchaseRecordInput',
      {
        ...shop.slip({ ...slip, lines: [] }),
        lines: [
          { itemCode: 'COAT', itemName: 'Coat', category: 'coats', quantity: 1, amountMinor: 20_000, specialPrice: false },
          { itemCode: 'SHOE', quantity: 2, amountMinor: 20_000, specialPrice: false }
        ]
      },
      `purchase { id points lines { item { id } } } ${ERRORS}`
    )
    // 200.00 × 2 × 3 × 2 + 200.00 × 2 × 2
    expect(payload.purchase.points).toBe(32)
    await shop.adjust(a, -80, randomUUID(), 'taken back')
    const item = { id: payload.purchase.lines[0].item.id, category: 'bags' }
    expect((await shop.act('itemUpdate', 'ItemUpdateInput', item, ERRORS)).userErrors).toEqual([])
    const file = { id: a, birthMonth: (Number(wednesday.slice(5, 7)) % 12) + 1, birthDay: 1 }
    expect((await shop.act('customerUpdate', 'CustomerUpdateInput', file, ERRORS)).userErrors).toEqual([])
    await shop.bringBack({ no: 'R-KEPT', at: noonOf(wednesday), of: payload.purchase.id, lines: [{ line: 2, n: 1 }] })
    expect((await shop.customer(a)).purchases.nodes[0].points).toBe(28)
  })
  test('a receipt claimed later counts by the tier held when it was bought; who had none then earns as everybody', async () => {
    const [old, late] = [await newcomer(), await newcomer()]
    await shop.adjust(old, 60, randomUUID())
    const thursday = addDays(tuesday, 2)
    world.clock.set(noonOf(thursday))
    const [one, two] = [await buys('ANON-1', null, thursday), await buys('ANON-2', null, '2026-06-01' as LocalDate)]
    await shop.claim(one, old)
    await shop.adjust(late, 60, randomUUID())
    await shop.claim(two, late)
    expect(told(await entriesOf(old))[0]).toEqual(['EARN', 7, null])
    expect(told(await entriesOf(late)).at(-1)).toEqual(['EARN', 3, null])
  })
})

describe('what cannot be submitted', () => {
  test('names the place: tiers and stores that the chain has not got, another company’s among them', async () => {
    const foreign = world.globex.stores[0]!.id
    const { id, faults } = await drafted({ multipliers: [multiplier('X', 0, { tiers: ['Z'], storeIds: [foreign] })] })
    expect(faults).toEqual([
      { code: 'MULTIPLE_OUT_OF_RANGE', path: ['multipliers', '0', 'percent'] },
      { code: 'TIER_UNKNOWN', path: ['multipliers', '0', 'when', 'tiers', '0'] },
      { code: 'STORE_UNKNOWN', path: ['multipliers', '0', 'when', 'storeIds', '0'] }
    ])
    const refused = await acting(shop, 'policySubmit', { id })
    expect(refused.userErrors).toMatchObject([{ code: 'POLICY_HAS_FAULTS', field: ['multipliers', '0', 'percent'] }])
  })
})

describe('bonuses, pending and expiry', () => {
  const friday = addDays(tuesday, 3)
  const lasts = addMonths(friday, 12)
  let version: number
  beforeAll(async () => {
    version = await publish(
      {
        bonuses: { registration: 5, completedFile: { points: 10, atPercent: 40 }, referralFirstPurchase: 20 },
        pendingDays: 7,
        expiry: { months: 12, roundTo: 'DAY' }
      },
      friday
    )
  })

  test('what is bought counts after its days, and so does what is taken back of it', async () => {
    const id = await newcomer()
    const purchaseId = await buys('PENDING', id, friday)
    // What registering gave counts at once.
    expect((await shop.customer(id)).points).toMatchObject({ balance: 8, credited: 5 })
    world.clock.set(noonOf(addDays(friday, 1)))
    await shop.bringBack({ no: 'R-PENDING', at: noonOf(addDays(friday, 1)), of: purchaseId, lines: [{ line: 1, n: 1 }] })
    const terms = { confirmedOn: addDays(friday, 7), expiresOn: lasts, policyVersion: version }
    expect((await entriesOf(id)).slice(0, 2)).toMatchObject([
      { kind: 'REVERSE', amount: -3, happenedOn: addDays(friday, 1), ...terms, earned: null },
      { kind: 'EARN', amount: 3, happenedOn: friday, ...terms }
    ])
  })
  test('who registers gets one; not for a file that was made before the rules', async () => {
    const [id, before] = [await newcomer(), await newcomer({ registeredOn: addDays(friday, -1) })]
    const on = addDays(friday, 1)
    expect(await entriesOf(id)).toMatchObject([
      {
        kind: 'BONUS',
        amount: 5,
        bonus: 'REGISTRATION',
        happenedOn: on,
        confirmedOn: on,
        expiresOn: addMonths(on, 12),
        policyVersion: version,
        earned: null
      }
    ])
    expect(await entriesOf(before)).toEqual([])
  })
  test('a file that becomes complete earns once, whatever happens to it', async () => {
    const id = await newcomer({ registeredOn: friday })
    const write = (text: string | null) =>
      shop.act(
        'customerUpdate',
        'CustomerUpdateInput',
        { id, profile: { occupation: text, family: text, personality: text, spendingHabits: text, dressPreference: text } },
        ERRORS
      )
    for (const text of ['known', null, 'known again']) expect((await write(text)).userErrors).toEqual([])
    expect(told(await entriesOf(id)).filter(([, , bonus]) => bonus === 'COMPLETED_FILE')).toEqual([['BONUS', 10, 'COMPLETED_FILE']])
  })
  test('who brought a customer gets one for the first purchase, as long as one counts, also with two at once', async () => {
    const [li, xu] = [await newcomer({ registeredOn: friday }), await newcomer({ registeredOn: friday })]
    const friend = await newcomer({ registeredOn: friday, referrerId: li })
    const bonuses = async (id: string) => told(await entriesOf(id)).filter(([, , bonus]) => bonus === 'REFERRAL')
    expect(await bonuses(li)).toEqual([])
    const [one, two] = await Promise.all([buys('FIRST', friend, friday), buys('SECOND', friend, friday)])
    expect(await bonuses(li)).toEqual([['BONUS', 20, 'REFERRAL']])
    expect((await entriesOf(li))[0]).toMatchObject({ happenedOn: friday, confirmedOn: addDays(friday, 7), expiresOn: lasts })
    await shop.void(one)
    expect(await bonuses(li)).toEqual([['BONUS', 20, 'REFERRAL']])
    await shop.bringBack({ no: 'R-FIRST', at: noonOf(addDays(friday, 1)), of: two, lines: [{ line: 1, n: 1 }] })
    expect(await bonuses(li)).toEqual([
      ['REVERSE', -20, 'REFERRAL'],
      ['BONUS', 20, 'REFERRAL']
    ])
    await buys('THIRD', friend, friday)
    await shop.act('customerUpdate', 'CustomerUpdateInput', { id: friend, referrerId: xu }, ERRORS)
    expect((await bonuses(li)).map(([, amount]) => Number(amount)).reduce((a, b) => a + b)).toBe(0)
    expect(await bonuses(xu)).toEqual([['BONUS', 20, 'REFERRAL']])
  })
})
