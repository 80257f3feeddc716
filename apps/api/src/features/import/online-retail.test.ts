// "Done when" 3: half a million real receipt lines give the figures that an independent program found, to the last unit; importing again changes nothing.
// The data are not part of the project: where they are absent the test is skipped and says so. KEQING_DATA names their folder.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { addMonths, localDate, POLICIES } from '@keqing/domain'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { pointsIssued } from '../points/index.ts'
import { check, look, openShop, report, start, upload, type Shop } from './import.fixture.ts'
import { BUILT_IN_PRESETS } from './mapping/presets.ts'
import { cut, replay, type Standing } from './replay.fixture.ts'

const FILE = resolve(process.env.KEQING_DATA ?? resolve(import.meta.dirname, '../../../../../../shared/data'), 'online-retail.csv.gz')
const present = existsSync(FILE)
if (!present) console.warn(`skipped: ${FILE} is absent`)
const withData = present ? test : test.skip

const PRESET = BUILT_IN_PRESETS.find(preset => preset.name === 'UCI Online Retail')

let world: World
let shop: Shop
beforeAll(async () => {
  if (!present) return
  world = await openWorld()
  world.clock.set('2011-12-09T18:00:00Z')
  shop = await openShop(world, 'retail')
})
afterAll(async () => world?.close())

async function figures(): Promise<Record<string, unknown>> {
  return world.db.unit(shop.tenantId, async tx => {
    const t = tx.tenantId
    const facts = await tx.first<Record<string, number>>(sql`
      select (select count(*) from purchase where tenant_id = ${t}) as receipts, (select count(*) from purchase where tenant_id = ${t} and customer_id is null) as anonymous,
        (select count(*) from return_line where tenant_id = ${t}) as "returnLines", (select sum(quantity) from return_line where tenant_id = ${t})::bigint as "unitsSent",
        (select sum(units) from return_allocation where tenant_id = ${t})::bigint as "unitsBack",
        (select count(*) from purchase where tenant_id = ${t} and returned_in_full_on is not null) as "inFull",
        (select sum(paid_minor - returned_minor) from purchase where tenant_id = ${t})::bigint as net,
        (select sum(paid_minor - returned_minor) from purchase where tenant_id = ${t} and customer_id is not null)::bigint as "netToCustomers",
        (select count(*) from customer where tenant_id = ${t}) as customers, (select sum(amount) from point_entry where tenant_id = ${t})::bigint as points,
        (select count(*) from customer_state where tenant_id = ${t} and lowered and tier_rank is distinct from base_rank) as lowered`)
    const tiers = await tx.query<{ tier: string; count: number }>(sql`
      select coalesce(tier_key, status) as tier, count(*) as count from customer_state where tenant_id = ${t} group by 1 order by 1`)
    return { ...facts, tiers: Object.fromEntries(tiers.map(({ tier, count }) => [tier, count])) }
  })
}

const EXPECTED = {
  receipts: 19_959,
  anonymous: 1_427,
  returnLines: 9_288,
  unitsSent: 250_838 + 26_736,
  unitsBack: 250_838,
  inFull: 162,
  net: 1_013_945_213,
  netToCustomers: 839_523_755,
  customers: 4_338,
  points: 75_511,
  lowered: 229,
  tiers: { A: 264, B: 2_344, C: 1_644, lost: 75, none: 11 }
}

withData(
  'Online Retail as of 2011-12-09, through upload, dry run and run',
  async () => {
    const { body } = await upload(world, shop, 'RECEIPT_LINES', 'online-retail.csv.gz', readFileSync(FILE))
    const uploaded = await look(world, shop, body.id)
    expect([uploaded.encoding, uploaded.delimiter, uploaded.rowsTotal]).toEqual(['utf-8', ',', 541_909])
    const checked = await check(world, shop, body.id, { ...PRESET?.mapping })
    expect(checked).toMatchObject({
      status: 'CHECKED',
      counts: {
        rows: 541_909,
        wouldImport: 539_391,
        leftOut: 2_518,
        errors: 0,
        receiptsWithCustomer: 18_532,
        anonymousReceipts: 1_427,
        newCustomers: 4_338,
        returnLines: 9_288,
        unmatchedUnits: 26_736
      }
    })
    expect(checked.notes.map(({ code, firstRow, sample, rowCount }) => [code, firstRow, sample, rowCount])).toEqual(
      expect.arrayContaining([
        ['RETURN_NAMES_NO_PURCHASE', 143, 'C536379', 9_288],
        ['ANONYMOUS_RECEIPT', 1_445, '536544', 132_219],
        ['PRICE_NOT_POSITIVE', 624, '536414', 2_517],
        ['PRICE_ROUNDS_TO_ZERO', 157_197, '550193', 4],
        ['RECEIPT_NUMBER_OF_NO_KIND', 299_984, 'A563185', 1]
      ])
    )
    expect(await figures()).toMatchObject({ receipts: 0, customers: 0 })
    const done = await start(world, shop, body.id)
    expect(done).toMatchObject({
      status: 'DONE',
      counts: { rows: 541_909, imported: 539_391, leftOut: 2_518, newCustomers: 4_338, unmatchedUnits: 26_736 }
    })
    expect(await figures()).toEqual(EXPECTED)
    const lines = (await report(world, shop, body.id)).trim().split('\r\n')
    expect([lines.length, lines[1], lines[142], lines[623]]).toEqual([
      541_910,
      '2,536365,IMPORTED,',
      '143,C536379,IMPORTED,',
      '624,536414,PRICE_NOT_POSITIVE,unitPrice'
    ])
  },
  600_000
)

withData(
  'importing the same file again changes nothing, and says so',
  async () => {
    const { body } = await upload(world, shop, 'RECEIPT_LINES', 'again.csv.gz', readFileSync(FILE))
    const checked = await check(world, shop, body.id, { ...PRESET?.mapping })
    expect(checked.sameFileAs).not.toBeNull()
    expect(checked.counts).toMatchObject({ wouldImport: 0, unchanged: 539_391, newCustomers: 0, unmatchedUnits: 0 })
    const before = await snapshot()
    const done = await start(world, shop, body.id)
    expect(done.counts).toMatchObject({ imported: 0, unchanged: 539_391 })
    expect(await snapshot()).toEqual(before)
  },
  600_000
)

/** Reproducible: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The share of receipts that the copy leaves out: a tenth in the long run, more in the short one. */
const LEFT_OUT = process.env.FC_RUNS === undefined ? 0.7 : 0.1

/** Rows shuffled, customers renamed, some of the receipts left out at random. */
function disguised(csv: string, seed: number): string {
  const random = randomOf(seed)
  const [header = '', ...rows] = csv.split(/\r?\n/).filter(Boolean)
  const left = new Map<string, boolean>()
  const kept = rows.filter(row => {
    const invoice = row.slice(0, row.indexOf(','))
    if (!left.has(invoice)) left.set(invoice, random() < LEFT_OUT)
    return !left.get(invoice)
  })
  for (let at = kept.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[kept[at], kept[other]] = [kept[other]!, kept[at]!]
  }
  return `${[header, ...kept.map(row => row.replace(/,(\d{5}),([^,"]*)$/, (_, id: string, country: string) => `,K${(Number(id) * 7919) % 100_003},${country}`))].join('\n')}\n`
}

withData(
  'a copy with its rows shuffled, customers renamed and receipts left out at random equals a replay in memory',
  async () => {
    const seed = Number(process.env.KEQING_SEED ?? 20260630)
    const csv = disguised(gunzipSync(readFileSync(FILE)).toString('utf8'), seed)
    const expected = replay(cut(csv), '2011-12-09')
    const copy = await openShop(world, 'copy')
    const { body } = await upload(world, copy, 'RECEIPT_LINES', 'copy.csv.gz', gzipSync(csv))
    const checked = await check(world, copy, body.id, { ...PRESET?.mapping })
    expect(checked.counts).toMatchObject({ unmatchedUnits: expected.unmatched, newCustomers: expected.customers.size })
    const done = await start(world, copy, body.id)
    expect(done.counts).toMatchObject({ unmatchedUnits: expected.unmatched, newCustomers: expected.customers.size })
    const found = await world.db.unit(copy.tenantId, tx =>
      tx.query<Standing & { member: string }>(sql`
    select c.member_no as member, coalesce(s.tier_key, s.status) as tier, s.lowered and s.status = 'tier' and s.tier_rank is distinct from s.base_rank as lowered, s.points,
      s.net_minor as net, s.purchase_count as purchases
    from customer c join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id where c.tenant_id = ${copy.tenantId}`)
    )
    const differing = found.filter(
      ({ member, ...standing }) => JSON.stringify(standing) !== JSON.stringify(ordered(expected.customers.get(member)))
    )
    expect(differing).toEqual([])
    expect(found.length).toBe(expected.customers.size)
  },
  900_000
)

withData('a backtest of the earning rules in force has in each of its months what the ledger has, to the point', async () => {
  const { tenantId, chainId } = shop
  const policy = POLICIES.earning.initial
  await world.db.unit(tenantId, async tx => {
    const ledger = await tx.query<{ month: string; points: number }>(sql`
      select date_trunc('month', happened_on)::date as month, sum(amount)::bigint as points from point_entry where tenant_id = ${tenantId} group by 1 order by 1`)
    expect(ledger.length).toBeGreaterThan(12)
    for (const { month, points } of ledger) {
      const from = localDate(month)
      const cost = pointsIssued.of.earning!({
        tenantId,
        chainId,
        from,
        until: addMonths(from, 1),
        before: policy,
        after: policy,
        beside: {},
        stores: []
      })!
      expect([month, await tx.first(sql`select before::bigint, after::bigint from (${cost}) as cost`)]).toEqual([
        month,
        { before: points, after: points }
      ])
    }
  })
})

function ordered(standing: Standing | undefined) {
  return (
    standing && {
      tier: standing.tier,
      lowered: standing.lowered,
      points: standing.points,
      net: standing.net,
      purchases: standing.purchases
    }
  )
}

/** A hash of every row of the business. */
async function snapshot(): Promise<unknown> {
  return world.db.unit(shop.tenantId, async tx => {
    const tables = [
      'customer',
      'customer_state',
      'assignment',
      'item',
      'purchase',
      'purchase_line',
      'purchase_return',
      'return_line',
      'return_allocation',
      'point_entry',
      'tier_change'
    ]
    const hashes: unknown[] = []
    for (const table of tables) {
      const { rows } = await tx.client.query(
        `select '${table}' as name, count(*) as rows, sum(hashtextextended(t::text, 0)::numeric)::text as hash from ${table} t where tenant_id = '${tx.tenantId}'`
      )
      hashes.push(rows[0])
    }
    return hashes
  })
}
