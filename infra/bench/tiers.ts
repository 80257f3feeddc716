/** (c) Full and nightly tier runs over all customers against a bare aggregate SELECT of the same facts, in one run, median of three. */
import pg from 'pg'
import { say } from '../progress.ts'
import { median } from './load.ts'
import { AGGREGATE } from './tier-aggregate.sql.ts'
import type { BenchWorld } from './world.ts'

const ROUNDS = 3

interface Decided {
  readonly seconds: number
  readonly decided: number
  readonly changed: number
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** Another tier than decided for everybody, so that the next run changes every row; `alsoFigures`: and every spend. */
const otherwise = (alsoFigures: boolean) =>
  `update customer_state set ${alsoFigures ? 'net_minor = net_minor + 1, ' : ''}status = 'tier', tier_rank = case tier_key when 'B' then 3 else 2 end,
    tier_key = case tier_key when 'B' then 'C' else 'B' end`

export async function benchTiers(world: BenchWorld): Promise<void> {
  const decide = async (...more: string[]) =>
    JSON.parse(await world.keqing('tiers', 'decide', '--tenant', world.tenantId, '--json', ...more)) as Decided
  await decide()
  await world.admin.query('vacuum analyze')
  // The same memory as a full run gives itself.
  const bare = new pg.Client({ connectionString: world.superuserUrl, options: '-c work_mem=128MB -c hash_mem_multiplier=64' })
  await bare.connect()
  const selects: number[] = []
  const unchanged: number[] = []
  const changing: number[] = []
  const rewriting: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    selects.push(await timed(() => bare.query(AGGREGATE, [world.tenantId, world.chainId])))
    unchanged.push((await decide()).seconds)
    for (const [into, alsoFigures] of [
      [changing, false],
      [rewriting, true]
    ] as const) {
      await world.admin.query(otherwise(alsoFigures))
      await world.admin.query('vacuum analyze customer_state')
      into.push((await decide()).seconds)
      await world.admin.query('vacuum analyze customer_state')
    }
  }
  await bare.end()
  const [base, quiet, loud, loudest] = [median(selects), median(unchanged), median(changing), median(rewriting)]
  say(`bare aggregate SELECT        ${base.toFixed(2)} s`)
  say(`full run, nothing changes    ${quiet.toFixed(2)} s = ${(quiet / base).toFixed(2)} × (asked ≤ 2)`)
  say(
    `full run, every row changes  ${loud.toFixed(2)} s = ${(loud / base).toFixed(2)} × (asked ≤ 4): another tier for each, as by another policy`
  )
  say(`… and every figure, indexed   ${loudest.toFixed(2)} s = ${(loudest / base).toFixed(2)} ×: as after a repair of the facts themselves`)
  for (const share of [0.001, 0.01, 0.1]) {
    await world.admin.query(
      `update customer_state set next_change_on = current_date where ('x' || left(md5(customer_id::text), 8))::bit(32)::bigint < $1`,
      [Math.floor(share * 2 ** 32)]
    )
    await world.admin.query('vacuum analyze customer_state')
    const night = await decide('--due')
    say(
      `nightly run, ${String(night.decided).padStart(6)} due     ${night.seconds.toFixed(2)} s = ${((night.seconds / Math.max(1, night.decided)) * 1e6).toFixed(0)} µs each`
    )
  }
}
