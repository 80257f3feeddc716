// The other preset, by the command line: The Complete Journey (84.51°, CC0). The data are not part of the project: where they are absent the test is skipped
// and says so. KEQING_DATA names their folder.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { importCommand } from './commands.ts'
import { openShop, type Shop } from './import.fixture.ts'

const FOLDER = process.env.KEQING_DATA ?? resolve(import.meta.dirname, '../../../../../../shared/data')
const file = (name: string) => resolve(FOLDER, `complete-journey-${name}.csv.gz`)
const present = existsSync(file('transactions'))
if (!present) console.warn(`skipped: ${file('transactions')} is absent`)
const withData = present ? test : test.skip

let world: World
let shop: Shop
beforeAll(async () => {
  if (!present) return
  world = await openWorld()
  shop = await openShop(world, 'journey', 'USD')
})
afterAll(async () => world?.close())

async function run(name: string, kind: string): Promise<Record<string, number>> {
  const said: string[] = []
  const command = { db: world.platform, clock: world.clock, log: world.log, say: (line: string) => void said.push(line) }
  expect(await importCommand.run(command, { tenant: shop.tenantId, kind }, [file(name)])).toBe(0)
  return Object.fromEntries(
    said
      .map(line => line.split('\t'))
      .filter(cells => cells.length === 2)
      .map(([what = '', value]) => [what, Number(value)])
  )
}

withData(
  'households first, then their baskets, presets found by their columns',
  async () => {
    const households = await run('demographics', 'customers')
    expect(households).toMatchObject({ rows: 801, imported: 801, errors: 0 })
    const rows = gunzipSync(readFileSync(file('transactions')))
      .toString('utf8')
      .split('\n')
      .slice(1)
      .filter(Boolean)
      .map(row => row.split(','))
    const kept = rows.filter(row => Number(row[4]) > 0)
    const people = new Set(kept.map(row => row[0]))
    const known = new Set(
      gunzipSync(readFileSync(file('demographics')))
        .toString('utf8')
        .split('\n')
        .slice(1)
        .map(row => row.split(',')[0])
    )
    const counts = await run('transactions', 'receipt-lines')
    expect(counts).toMatchObject({
      rows: 75_000,
      imported: kept.length,
      leftOut: rows.length - kept.length,
      receiptsWithCustomer: new Set(kept.map(row => row[2])).size,
      newCustomers: [...people].filter(id => !known.has(id)).length
    })
    const net = kept.reduce((sum, row) => sum + Math.round(Number(row[5]) * 100), 0)
    const found = await world.db.unit(shop.tenantId, tx =>
      tx.first<{ net: number; customers: number }>(sql`
      select (select sum(paid_minor) from purchase where tenant_id = ${tx.tenantId})::bigint as net, (select count(*) from customer_state where tenant_id = ${tx.tenantId}) as customers`)
    )
    expect(found).toEqual({ net, customers: new Set([...people, ...[...known].filter(Boolean)]).size })
  },
  600_000
)
