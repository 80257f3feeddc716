/**
 * (d) A backtest of 24 months, a draft beside the version in force, against one full tier run in the same bench; and what memory worker and Postgres take for it.
 * Of each kind of draft: tiers, with all that moving customers costs; benefits, every line priced twice; earning, every receipt reckoned twice.
 */
import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { say } from '../progress.ts'
import { median } from './load.ts'
import type { BenchWorld } from './world.ts'

const MONTHS = 24
const ROUNDS = 3

interface Tested {
  readonly seconds: number
  readonly memoryMb: number
  readonly steps: number
  readonly customers: number
  readonly moved: number
}

/** The most memory of their own that the backends of a command held at a time, as Linux counts it; undefined elsewhere. Shared buffers are nobody's own. */
function watchBackends(world: BenchWorld): { stop(): Promise<number | undefined> } {
  let most: number | undefined
  const ownOf = (pid: number): number => {
    const found = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(found?.[1] ?? 0) / 1024
  }
  let ended = false
  const look = async (): Promise<void> => {
    while (!ended) {
      const { rows } = await world.admin.query<{ pid: number }>(
        `select pid from pg_stat_activity where application_name = 'keqing-command' or leader_pid in (select pid from pg_stat_activity where application_name = 'keqing-command')`
      )
      try {
        const sum = rows.reduce((all, { pid }) => all + ownOf(pid), 0)
        most = Math.max(most ?? 0, sum)
      } catch {
        // It has ended meanwhile, or there is no /proc.
      }
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  const looking = look()
  return {
    async stop() {
      ended = true
      await looking
      return most
    }
  }
}

/** Of the rules in force. */
const DRAFTS = {
  tier: { what: 'A from 40 points on', change: `jsonb_set(body, '{tiers,0,routes,0,all,0,value}', '40')` },
  benefit: { what: 'A pays 78 percent', change: `jsonb_set(body, '{tiers,0,paysPercent}', '78')` },
  earning: { what: 'a point for every 50.00', change: `jsonb_set(body, '{pointsPer,forEveryMinor}', '5000')` }
} as const
type Kind = keyof typeof DRAFTS

async function draftOf(world: BenchWorld, kind: Kind): Promise<string> {
  const id = randomUUID()
  await world.admin.query(
    `insert into policy_version (tenant_id, id, chain_id, kind, status, name, body)
     select tenant_id, $1, chain_id, kind, 'draft', 'bench', ${DRAFTS[kind].change} from policy_version
     where tenant_id = $2 and kind = $3 and status = 'inForce' and store_id is null`,
    [id, world.tenantId, kind]
  )
  return id
}

export async function benchBacktest(world: BenchWorld): Promise<void> {
  const decide = async () =>
    (JSON.parse(await world.keqing('tiers', 'decide', '--tenant', world.tenantId, '--json')) as { seconds: number }).seconds
  await decide()
  await world.admin.query('vacuum analyze')
  for (const kind of Object.keys(DRAFTS) as Kind[]) await benchKind(world, kind, decide)
}

async function benchKind(world: BenchWorld, kind: Kind, decide: () => Promise<number>): Promise<void> {
  const policy = await draftOf(world, kind)
  const [full, tested]: [number[], Tested[]] = [[], []]
  let own: number | undefined
  for (let round = 0; round < ROUNDS; round++) {
    full.push(await decide())
    const watched = watchBackends(world)
    tested.push(
      JSON.parse(
        await world.keqing('policies', 'backtest', '--tenant', world.tenantId, '--policy', policy, '--months', String(MONTHS), '--json')
      ) as Tested
    )
    const most = await watched.stop()
    own = most === undefined ? own : Math.max(own ?? 0, most)
  }
  const [run, backtest] = [median(full), median(tested.map(each => each.seconds))]
  const [{ steps, customers, moved }] = tested as [Tested]
  const worker = Math.max(...tested.map(each => each.memoryMb))
  say(`${kind}: ${DRAFTS[kind].what}`)
  say(`  full run, nothing changes    ${run.toFixed(2)} s`)
  say(
    `  backtest, ${MONTHS} months           ${backtest.toFixed(2)} s = ${(backtest / run).toFixed(2)} × (asked ≤ 8): ${steps} days, ${moved} of ${customers} customers move`
  )
  say(
    `  memory of the worker         ${worker} MB at most (asked ≤ 600), of Postgres’ backends for it ${own === undefined ? 'unknown' : `${own.toFixed(0)} MB, together ${(own + worker).toFixed(0)} MB`}`
  )
}
