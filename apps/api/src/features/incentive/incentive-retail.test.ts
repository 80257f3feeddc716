// INC-11 on Online Retail (Chen, Sain & Guo 2012, CC BY 4.0): thirteen months closed one after another. Customers are spread over three stores and eight groups by their
// number and registered on the day of their first purchase; what is cancelled comes off the same customer's receipts, the latest first.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  deriveEntry,
  localDate,
  NO_GOODS,
  periodAfter,
  POLICIES,
  type IncentivePolicy,
  type IncentiveRule,
  type LocalDate
} from '@keqing/domain'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { amendRules } from '../../../test/amend-rules.ts'
import { insert } from '../../../test/history-rows.ts'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature, NOTHING_BEFORE, simulateMonth } from './index.ts'

const FILE = resolve(process.env.KEQING_DATA ?? resolve(import.meta.dirname, '../../../../../../shared/data'), 'online-retail.csv.gz')
const withData = existsSync(FILE) ? test : test.skip
const FIRST = localDate('2010-12-01')
const MONTHS = Array.from({ length: 13 }, (_, nth) => periodAfter('month', FIRST, nth))

interface Receipt {
  readonly id: string
  readonly no: string
  readonly customer: string
  readonly on: LocalDate
  readonly at: string
  readonly paid: number
  readonly units: number
  back: number
}

/** Receipts with what they come to; cancellations as amounts of a customer and day. */
function read() {
  const receipts = new Map<string, Receipt>()
  const returns: { customer: string; on: LocalDate; amount: number }[] = []
  const rows = gunzipSync(readFileSync(FILE)).toString('utf8').split(/\r?\n/).slice(1)
  for (const row of rows) {
    const cells = [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell)
    const [no = '', , , quantity = '', at = '', price = '', customer = ''] = cells
    const amount = Math.round(Math.abs(Number(quantity)) * Math.round(Number(price) * 100))
    if (!/^C?\d+$/.test(no) || Number(price) <= 0) continue
    const on = at.slice(0, 10) as LocalDate
    if (no.startsWith('C')) {
      if (customer && Number(quantity) < 0) returns.push({ customer, on, amount })
      continue
    }
    if (Number(quantity) <= 0) continue
    const known = receipts.get(no)
    const base = known ?? { id: uuid(), no, customer, on, at: `${at.replace(' ', 'T')}Z`, paid: 0, units: 0, back: 0 }
    receipts.set(no, { ...base, paid: base.paid + amount, units: base.units + Number(quantity) })
  }
  return { receipts: [...receipts.values()], returns }
}

const rule = (of: IncentiveRule): IncentiveRule => of
const PLAN: Pick<IncentivePolicy, 'quotas' | 'rules'> = {
  quotas: [
    {
      key: 'files',
      measure: 'registrations',
      of: 'group',
      span: 'month',
      amount: 30,
      lines: [{ months: [7, 8, 9], storeIds: [], amount: 20 }],
      goods: NO_GOODS
    },
    { key: 'sales', measure: 'netSales', of: 'store', span: 'quarter', amount: 50_000_000, lines: [], goods: NO_GOODS },
    { key: 'rate', measure: 'registrationRate', of: 'store', span: 'month', amount: 85, lines: [], goods: NO_GOODS }
  ],
  rules: [
    rule({ key: 'short', type: 'missingUnit', quota: 'files', amount: 2, to: 'measured' }),
    rule({ key: 'far', type: 'threshold', quota: 'files', percent: 80, amount: 20, to: 'storeManager' }),
    rule({ key: 'streak', type: 'streak', quota: 'files', times: 3, percent: 110, amount: 30, to: 'measured' }),
    rule({
      key: 'best',
      type: 'rankingBonus',
      measure: 'repurchaseRate',
      span: 'quarter',
      among: 'chain',
      places: 1,
      amount: 100,
      payout: 'monthly'
    }),
    rule({
      key: 'last',
      type: 'rankingForfeit',
      measure: 'repurchaseRate',
      span: 'quarter',
      among: 'store',
      places: 1,
      forfeit: { 'zh-CN': '扫地', en: 'sweep' }
    }),
    rule({ key: 'top', type: 'shared', quota: 'sales', amount: 50, sharing: 'each' })
  ]
}

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const chunks = <T>(all: readonly T[], size = 2_000): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size))

/** Three stores with three, three and two groups of two people each, one of whom joined in mid-January. */
async function organise() {
  const { chainId, tenantId, stores, manager } = world.globex
  const storeIds = [stores[0]!.id, stores[1]!.id, uuid()]
  const groups: { id: string; storeId: string }[] = []
  const staff: string[] = []
  await world.db.unit(tenantId, async tx => {
    await insert(tx, 'store', [
      {
        id: storeIds[2],
        chain_id: chainId,
        code: 'S3',
        name: 'Third',
        city: '',
        opened_on: '2010-01-01',
        created_at: '2010-01-01T00:00:00Z'
      }
    ])
    await tx.run(sql`update store set opened_on = '2010-01-01' where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`update staff_group set opened_on = '2010-01-01' where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`update policy_version set effective_on = '2010-01-01' where tenant_id = ${tx.tenantId} and status = 'inForce'`)
    await tx.run(sql`update role_grant set granted_at = '2010-01-01' where tenant_id = ${tx.tenantId} and staff_id = ${manager.staffId}`)
    for (const [at, storeId] of storeIds.entries()) {
      const own = stores[at]?.groups.map(({ id }) => id) ?? []
      const more = Array.from({ length: (at === 2 ? 2 : 3) - own.length }, () => uuid())
      await insert(
        tx,
        'staff_group',
        more.map((id, nth) => ({ id, store_id: storeId, name: `More ${nth}`, opened_on: '2010-01-01', created_at: '2010-01-01T00:00:00Z' }))
      )
      groups.push(...[...own, ...more].map(id => ({ id, storeId })))
    }
    for (const [at, group] of groups.entries()) {
      const people = [uuid(), uuid()]
      staff.push(...people)
      const hired = { chain_id: chainId, joined_on: '2010-01-01', created_at: '2010-01-01T00:00:00Z' }
      await insert(
        tx,
        'staff',
        people.map((id, nth) => ({ id, ...hired, name: `P${at}${nth}`, staff_no: `P${at}${nth}` }))
      )
      await insert(
        tx,
        'group_membership',
        people.map((staff_id, nth) => ({
          id: uuid(),
          staff_id,
          group_id: group.id,
          from_on: nth === 0 ? '2010-01-01' : '2011-01-15',
          recorded_at: '2010-01-01T00:00:00Z'
        }))
      )
    }
  })
  return { storeIds, groups }
}

withData(
  'thirteen months of Online Retail: sums agree to the unit, closing again changes nothing, every entry is derived of its evidence',
  async () => {
    const { chainId, tenantId } = world.globex
    const { storeIds, groups } = await organise()
    await amendRules(world, world.globex, 'incentive', PLAN)
    const { receipts, returns } = read()
    const homeOf = (customer: string) => {
      const own = groups.filter(group => group.storeId === storeIds[Number(customer) % 3])
      return own[Math.floor(Number(customer) / 3) % own.length]!
    }
    const firsts = new Map<string, LocalDate>()
    for (const { customer, on } of receipts) if (customer && on < (firsts.get(customer) ?? '9')) firsts.set(customer, on)
    const ids = new Map([...firsts.keys()].map(customer => [customer, uuid()]))
    const given: { receipt: Receipt; on: LocalDate; amount: number }[] = []
    const bought = Map.groupBy(receipts, receipt => receipt.customer)
    for (const { customer, on, amount } of returns) {
      let left = amount
      for (const receipt of (bought.get(customer) ?? []).filter(each => each.on <= on).toSorted((a, b) => (a.at > b.at ? -1 : 1))) {
        // A unit stays: a receipt taken back whole would be none.
        const some = Math.min(left, receipt.paid - receipt.back - 1)
        if (some <= 0 || given.some(each => each.receipt === receipt && each.on === on)) continue
        receipt.back += some
        left -= some
        given.push({ receipt, on, amount: some })
      }
    }
    const itemId = uuid()
    await world.db.unit(tenantId, async tx => {
      await insert(tx, 'item', [
        { id: itemId, chain_id: chainId, code: 'all', name: '', category: '', recorded_at: '2010-01-01T00:00:00Z' }
      ])
      const customers = [...firsts].map(([customer, on]) => ({ customer, on, id: ids.get(customer)!, home: homeOf(customer) }))
      for (const some of chunks(customers)) {
        await insert(
          tx,
          'customer',
          some.map(({ id, customer, on, home }) => ({
            ...{
              id,
              chain_id: chainId,
              store_id: home.storeId,
              registered_store_id: home.storeId,
              member_no: `R${customer}`,
              kind: 'person'
            },
            ...{
              name: 'x',
              sort_name: 'x',
              search: 'x',
              phone: `+4477${customer.padStart(8, '0')}`,
              profile: {},
              capture_source: 'till',
              completeness: 0
            },
            ...{ registered_on: on, registered_at: `${on}T12:00:00Z`, recorded_at: `${on}T12:00:00Z`, updated_at: `${on}T12:00:00Z` }
          }))
        )
        const consent = { purpose: 'marketing', channel: 'sms', granted: true, source: 'till' }
        await insert(
          tx,
          'consent',
          some.map(({ id, on }) => ({
            id: uuid(),
            customer_id: id,
            ...consent,
            happened_at: `${on}T12:00:00Z`,
            recorded_at: `${on}T12:00:00Z`
          }))
        )
        await tx.run(sql`insert into assignment (tenant_id, id, customer_id, group_id, from_on)
        select ${tx.tenantId}, a.id, a.customer_id, a.group_id, a.from_on
        from jsonb_to_recordset(${JSON.stringify(some.map(({ id, on, home }) => ({ id: uuid(), customer_id: id, group_id: home.id, from_on: on })))}::jsonb)
          as a (id uuid, customer_id uuid, group_id uuid, from_on date)`)
      }
      const storeOf = ({ customer, no }: Receipt) => (customer ? homeOf(customer).storeId : storeIds[Number(no) % 3])
      for (const some of chunks(receipts)) {
        await insert(
          tx,
          'purchase',
          some.map(receipt => ({
            ...{
              id: receipt.id,
              chain_id: chainId,
              store_id: storeOf(receipt),
              receipt_no: receipt.no,
              happened_at: receipt.at,
              purchased_on: receipt.on
            },
            ...{
              recorded_at: receipt.at,
              source: 'till',
              customer_id: ids.get(receipt.customer) ?? null,
              units: receipt.units,
              paid_minor: receipt.paid
            },
            ...{ special_minor: 0, returned_units: 0, returned_minor: receipt.back }
          }))
        )
        await insert(
          tx,
          'purchase_line',
          some.map(({ id, units, paid }) => ({
            purchase_id: id,
            line_no: 1,
            item_id: itemId,
            quantity: units,
            amount_minor: paid,
            special_price: false
          }))
        )
      }
      const backs = given.map(each => ({ ...each, id: uuid() }))
      for (const some of chunks(backs)) {
        await insert(
          tx,
          'purchase_return',
          some.map(({ id, receipt, on }) => ({
            ...{
              id,
              chain_id: chainId,
              store_id: storeOf(receipt),
              return_no: id,
              happened_at: `${on}T18:00:00Z`,
              returned_on: on,
              recorded_at: `${on}T18:00:00Z`
            },
            ...{ source: 'till', customer_id: ids.get(receipt.customer), purchase_id: receipt.id, units: 1 }
          }))
        )
        await insert(
          tx,
          'return_line',
          some.map(({ id }) => ({ return_id: id, line_no: 1, item_id: itemId, quantity: 1, purchase_line_no: 1 }))
        )
        await insert(
          tx,
          'return_allocation',
          some.map(({ id, receipt, on, amount }) => ({
            ...{
              return_id: id,
              return_line_no: 1,
              purchase_id: receipt.id,
              purchase_line_no: 1,
              returned_on: on,
              units: 1,
              amount_minor: amount
            },
            recorded_at: `${on}T18:00:00Z`
          }))
        )
      }
    })

    // What autovacuum does within a minute of such a load.
    const superuser = new pg.Client({ connectionString: world.superuserUrl })
    await superuser.connect()
    await superuser.query('analyze')
    await superuser.end()

    world.clock.set('2012-01-08T12:00:00Z')
    const shop = new Shop(world, world.globex)
    const close = async (month: LocalDate) => {
      const input = { chainId, month, idempotencyKey: uuid() }
      const { period, userErrors } = await shop.act(
        'incentivePeriodClose',
        'IncentivePeriodCloseInput',
        input,
        'period { id } userErrors { code }'
      )
      expect(userErrors).toEqual([])
      const job = jobContext({ db: world.platform, clock: world.clock }, world.log, 'test', new AbortController().signal)
      await feature.jobs!['incentiveClose']!(job, { tenantId, periodId: period.id })
    }
    for (const month of MONTHS) await close(month)
    const ledger = () =>
      world.db.unit(tenantId, tx =>
        tx.query<
          Record<string, never>
        >(sql`select e.id, e.rule, e.evidence, e.span, e.for_on as "forOn", e.month, e.amount, e.corrects_id as "correctsId",
        coalesce(jsonb_agg(jsonb_build_object('staffId', h.staff_id, 'days', h.days, 'amount', h.amount) order by h.staff_id) filter (where h.staff_id is not null), '[]') as shares
        from incentive_entry e left join incentive_share h on h.tenant_id = e.tenant_id and h.entry_id = e.id
        where e.tenant_id = ${tx.tenantId} group by e.tenant_id, e.id order by e.id`)
      )
    const all = (await ledger()) as unknown as {
      rule: IncentiveRule
      evidence: never
      span: 'month'
      forOn: LocalDate
      amount: number
      correctsId: string | null
      shares: never[]
    }[]
    const types = Map.groupBy(all, entry => entry.rule.type)
    expect([...types.keys()].toSorted()).toEqual(['missingUnit', 'rankingBonus', 'rankingForfeit', 'shared', 'streak', 'threshold'])
    // Nothing was recorded late: no month was corrected.
    expect(all.filter(entry => entry.correctsId !== null)).toEqual([])
    for (const { rule: by, evidence, span, forOn, amount, shares } of all) {
      const derived = deriveEntry(by, { evidence, span }, shares, forOn)
      expect({ amount: derived.amount, shares: derived.shares }).toEqual({ amount, shares: by.type === 'rankingForfeit' ? [] : shares })
    }
    for (const month of MONTHS) await close(month)
    expect(await ledger()).toEqual(all)

    // A backtest of the same plan finds, month by month, what closing booked.
    const bookedBy = Map.groupBy(all as unknown as { month: LocalDate; amount: number }[], entry => entry.month)
    let state = NOTHING_BEFORE
    for (const month of MONTHS) {
      const plan = { ...POLICIES.incentive.initial, ...PLAN }
      const simulated = await world.db.unit(tenantId, tx =>
        simulateMonth(tx, { id: chainId, timeZone: 'Europe/London' }, plan, month, state)
      )
      state = simulated.state
      const booked = bookedBy.get(month) ?? []
      const of = (sign: 1 | -1) => booked.reduce((sum, { amount }) => sum + Math.max(0, sign * amount), 0)
      expect([month, simulated.bonuses, simulated.penalties]).toEqual([month, of(1), of(-1)])
    }

    // Figures are the sums of their parts, and what an independent count finds.
    const figures = await world.db.unit(tenantId, tx =>
      tx.query<{
        key: string
        month: LocalDate
        subject: string
        numerator: number
        parts: number
        denominator: number | null
        partsOf: number | null
      }>(sql`
      select f.key, p.month, f.subject_id as subject, f.numerator, f.denominator, coalesce(sum(i.numerator), 0)::bigint as parts, sum(i.denominator)::bigint as "partsOf"
      from incentive_figure f join incentive_period p on p.tenant_id = f.tenant_id and p.id = f.period_id
      left join incentive_part i on i.tenant_id = f.tenant_id and i.period_id = f.period_id and i.figure_no = f.no
      where f.tenant_id = ${tx.tenantId} group by f.key, p.month, f.subject_id, f.numerator, f.denominator`)
    )
    for (const figure of figures) expect([figure.numerator, figure.denominator ?? 0]).toEqual([figure.parts, figure.partsOf ?? 0])
    const monthOf = (on: LocalDate) => `${on.slice(0, 7)}-01`
    const counted = Map.groupBy(firsts, ([customer, on]) => `${monthOf(on)} ${homeOf(customer).id}`)
    for (const { key, month, subject, numerator } of figures)
      if (key === 'files') expect([month, subject, numerator]).toEqual([month, subject, counted.get(`${month} ${subject}`)?.length ?? 0])
    const quarter = (on: LocalDate) => Math.floor((Number(on.slice(5, 7)) - 1) / 3) + Number(on.slice(0, 4)) * 4
    const sales = new Map<string, number>()
    const add = (storeId: string | undefined, on: LocalDate, minor: number) =>
      sales.set(`${storeId} ${quarter(on)}`, (sales.get(`${storeId} ${quarter(on)}`) ?? 0) + minor)
    const storeOf = ({ customer, no }: Receipt) => (customer ? homeOf(customer).storeId : storeIds[Number(no) % 3])
    for (const receipt of receipts) add(storeOf(receipt), receipt.on, receipt.paid)
    for (const { receipt, on, amount } of given) add(storeOf(receipt), on, -amount)
    const quarters = figures.filter(({ key }) => key === 'sales')
    expect(quarters).toHaveLength(15)
    for (const { month, subject, numerator } of quarters)
      expect([month, numerator]).toEqual([month, sales.get(`${subject} ${quarter(month)}`) ?? 0])

    // What statements, the ledger, stores and payroll come to.
    const ask = async (month: LocalDate) => {
      const query = `query ($chain: ID!, $month: LocalDate!) { pay: incentivePay(chainId: $chain, month: $month, first: 100) { nodes { amount } }
      stores: incentiveStores(chainId: $chain, month: $month, first: 100) { nodes { amount } } entries: incentiveEntries(chainId: $chain, filter: { month: $month }, first: 100) { nodes { amount } } }`
      const { data } = await world.ask(world.globex.hq, query, { chain: chainId, month })
      return [data.pay, data.stores, data.entries].map(({ nodes }) =>
        nodes.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)
      )
    }
    let total = 0
    for (const month of MONTHS) {
      const [pay, stores, entries] = await ask(month)
      expect([month, pay, stores]).toEqual([month, entries, entries])
      total += entries ?? 0
    }
    expect(total).toBe(all.reduce((sum, entry) => sum + entry.amount, 0))
  },
  600_000
)
