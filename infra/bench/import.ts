/**
 * (b) Import of a million receipt lines, with all that follows from them (customers, receipts, points, tiers), against COPY by a superuser of the very rows
 * that came of it into tables with the same columns, keys, indexes and foreign keys. The import works in a company of its own.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { say } from '../progress.ts'
import { median } from './load.ts'
import { size, type BenchWorld } from './world.ts'

/** In the order of their foreign keys. */
const TABLES = [
  'customer',
  'assignment',
  'item',
  'purchase',
  'purchase_line',
  'point_entry',
  'customer_state',
  'tier_change',
  'outbox_event'
] as const
/** One copy's time differs by a fifth from the next. */
const COPIES = 3
const LINES_PER_RECEIPT = 8

/** A till's export: receipts of eight lines, a tenth of them anonymous, 40,000 customers, 3,000 items, over 24 months. */
async function writeLines(file: string, lines: number): Promise<void> {
  const out = createWriteStream(file)
  out.write('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n')
  const start = Date.UTC(2024, 0, 1)
  for (let line = 0; line < lines; line++) {
    const receipt = Math.floor(line / LINES_PER_RECEIPT)
    const mixed = (receipt * 2_654_435_761) % 4_294_967_296
    const at = new Date(start + (mixed % (720 * 86_400)) * 1000).toISOString().slice(0, 19).replace('T', ' ')
    const item = (line * 7_919) % 3_000
    const customer = mixed % 10 === 0 ? '' : String(100_000 + (mixed % 40_000))
    if (!out.write(`${500_000 + receipt},I${item},ITEM ${item},${1 + (line % 5)},${at},${(1 + (item % 90)).toFixed(2)},${customer},UK\n`))
      await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

export async function benchImport(world: BenchWorld): Promise<void> {
  const lines = size('BENCH_LINES', 1_000_000)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keqing-lines-'))
  try {
    const file = path.join(folder, 'lines.csv')
    await writeLines(file, lines)
    await world.keqing(
      'tenant',
      'create',
      '--name',
      'Import',
      '--chain',
      'Import',
      '--currency',
      'GBP',
      '--time-zone',
      'Europe/London',
      '--locale',
      'en',
      '--country',
      'GB',
      '--hq-name',
      'Import HQ',
      '--hq-email',
      'import@bench.test',
      '--password',
      'bench only phrase'
    )
    const { rows } = await world.admin.query<{ tenant_id: string; id: string }>(`select tenant_id, id from chain where name = 'Import'`)
    const chain = rows[0]
    if (!chain) throw new Error('no company to import into')
    await world.admin.query(
      `insert into store (tenant_id, id, chain_id, code, name, opened_on) select $1, gen_random_uuid(), $2, 'S' || n, 'S' || n, '2015-01-01' from generate_series(1, 5) n`,
      [chain.tenant_id, chain.id]
    )
    const whole = await seconds(() =>
      world.keqing(
        'import',
        '--tenant',
        chain.tenant_id,
        '--chain',
        chain.id,
        '--kind',
        'receiptLines',
        '--preset',
        'UCI Online Retail',
        file
      )
    )
    // The run by its own clock; the rest of the command's time is its start, keeping the file, and the dry run.
    const timed = await world.admin.query<{ seconds: number }>(
      'select extract(epoch from finished_at - started_at)::float8 as seconds from import_run where tenant_id = $1',
      [chain.tenant_id]
    )
    const run = timed.rows[0]?.seconds ?? Number.NaN
    const copied = await copyAgain(world, chain.tenant_id)
    const against = (took: number) => `${took.toFixed(1)} s = ${(took / copied).toFixed(2)} ×`
    say(`COPY of what came of ${lines} lines  ${copied.toFixed(1)} s`)
    say(`import                         ${against(run)} (asked ≤ 3), ${(lines / run).toFixed(0)} lines/s`)
    say(`file kept, dry run and import  ${against(whole)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Copies the company's rows out, into tables alike, and says how long the way in took: the median of some. */
async function copyAgain(world: BenchWorld, tenantId: string): Promise<number> {
  const data = await world.admin.query<{ data_directory: string }>('show data_directory')
  const fileOf = (table: string) => `${data.rows[0]?.data_directory}/bench_${table}.bin`
  const all = ['tenant', 'chain', 'store', 'staff_group', ...TABLES]
  const columns = new Map<string, string>()
  for (const table of all) {
    const own = await world.admin.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [`public.${table}`]
    )
    columns.set(table, own.rows[0]?.names ?? '')
    await world.admin.query(
      `copy (select ${columns.get(table)} from public.${table} where tenant_id = '${tenantId}') to '${fileOf(table)}' (format binary)`
    )
  }
  const totals: number[] = []
  for (let copy = 0; copy < COPIES; copy++) {
    await world.admin.query('drop schema if exists alike cascade; create schema alike; checkpoint')
    let total = 0
    for (const table of all) {
      await makeAlike(world, table)
      const took = await seconds(() =>
        world.admin.query(`copy alike.${table} (${columns.get(table)}) from '${fileOf(table)}' (format binary)`)
      )
      if ((TABLES as readonly string[]).includes(table)) total += took
    }
    totals.push(total)
  }
  for (const table of all) {
    const counted = await world.admin.query<{ n: number }>(`select count(*)::int as n from alike.${table}`)
    const listed = await world.admin.query<{ name: string }>(
      `select indexname as name from pg_indexes where schemaname = 'alike' and tablename = $1`,
      [table]
    )
    say(`  ${table}: ${counted.rows[0]?.n} rows, ${listed.rows.map(row => row.name).join(', ')}`)
  }
  await world.admin.query('drop schema alike cascade')
  say(`COPY ${COPIES} times: ${totals.map(total => total.toFixed(1)).join(', ')} s`)
  return median(totals)
}

/** With the same columns, keys, indexes and, to tables that are alike too, foreign keys. */
async function makeAlike(world: BenchWorld, table: string): Promise<void> {
  await world.admin.query(`create table alike.${table} (like public.${table} including all)`)
  const { rows } = await world.admin.query<{ def: string }>(
    `select pg_get_constraintdef(oid) as def from pg_constraint where conrelid = 'public.${table}'::regclass and contype = 'f'`
  )
  for (const { def } of rows) {
    const target = /REFERENCES ([a-z_]+)/.exec(def)?.[1] ?? ''
    const made = await world.admin.query<{ there: boolean }>(`select to_regclass('alike.${target}') is not null as there`)
    if (made.rows[0]?.there) await world.admin.query(`alter table alike.${table} add ${def.replace(/REFERENCES /, 'REFERENCES alike.')}`)
  }
}
