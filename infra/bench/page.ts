/**
 * (a) A page of 50 customers with group, tier and last three purchases: ours, the shipped build with all its middleware, against PostGraphile 5 and
 * against raw pg on node:http. Same database, equal answers, median of five interleaved runs.
 */
import path from 'node:path'
import { distFile } from '../commands.ts'
import { say } from '../progress.ts'
import { measureLoad, median, send, type Load, type Request } from './load.ts'
import { startServer, type MeasuredServer } from './server-process.ts'
import { HQ, size, type BenchWorld } from './world.ts'

const ROUNDS = 5
const json = { 'content-type': 'application/json' }

const OURS = `query Page($chainId: ID!, $storeIds: [ID!]) { customers(chainId: $chainId, filter: { storeIds: $storeIds }, order: { field: REGISTERED, direction: DESC }, first: 50) {
  nodes { id name group { name } tier { key } purchases(first: 3) { nodes { receiptNo purchasedOn paid { minor } } } } pageInfo { hasNextPage endCursor } } }`
const POSTGRAPHILE = `query Page($chainId: UUID!, $storeId: UUID!) { allCustomers(condition: { chainId: $chainId, storeId: $storeId }, orderBy: [REGISTERED_ON_DESC, ID_DESC], first: 50) {
  nodes { id name assignmentsByTenantIdAndCustomerId(condition: { untilOn: null }, first: 1) { nodes { staffGroupByTenantIdAndGroupId { name } } }
    customerStateByTenantIdAndCustomerId { tierKey }
    purchasesByTenantIdAndCustomerId(orderBy: [HAPPENED_AT_DESC, ID_DESC], first: 3) { nodes { receiptNo purchasedOn paidMinor } } } pageInfo { hasNextPage endCursor } } }`

interface Row {
  id: string
  name: string
  group: string | undefined
  tier: string | null
  purchases: [string, string, number][]
}

type Nodes = { nodes: Record<string, any>[] }
const ourRows = (text: string): Row[] =>
  (JSON.parse(text).data.customers as Nodes).nodes.map(n => ({
    id: n.id,
    name: n.name,
    group: n.group?.name,
    tier: n.tier.key,
    purchases: n.purchases.nodes.map((p: any) => [p.receiptNo, p.purchasedOn, p.paid.minor])
  }))
const postgraphileRows = (text: string): Row[] =>
  (JSON.parse(text).data.allCustomers as Nodes).nodes.map(n => ({
    id: n.id,
    name: n.name,
    group: n.assignmentsByTenantIdAndCustomerId.nodes[0]?.staffGroupByTenantIdAndGroupId.name,
    tier: n.customerStateByTenantIdAndCustomerId.tierKey,
    purchases: n.purchasesByTenantIdAndCustomerId.nodes.map((p: any) => [p.receiptNo, p.purchasedOn, Number(p.paidMinor)])
  }))
const rawRows = (text: string): Row[] => JSON.parse(text).nodes

export async function signIn(server: MeasuredServer): Promise<string> {
  const body = JSON.stringify({
    query: 'mutation($i: SignInInput!) { signIn(input: $i) { userErrors { code } } }',
    variables: { i: { account: HQ.email, password: HQ.password } }
  })
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: json, body })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`the bench could not sign in: ${await response.text()}`)
  return cookie
}

interface Contestant {
  readonly server: MeasuredServer
  readonly request: Request
  rows(text: string): Row[]
}

async function openContestants(world: BenchWorld): Promise<Contestant[]> {
  const env = { ...world.env, DATABASE_APP_URL: world.appUrl, BENCH_DATABASE_URL: world.appUrl, BENCH_TENANT: world.tenantId }
  const here = (file: string) => path.join(import.meta.dirname, file)
  const ours = await startServer('keqing', distFile('main.js'), env, '/health/ready')
  const postgraphile = await startServer('postgraphile', here('postgraphile-server.ts'), env, '/health')
  const raw = await startServer('raw pg', here('raw-server.ts'), env, '/health')
  const store = (turn: number) => world.storeIds[turn % world.storeIds.length]
  const cookie = await signIn(ours)
  return [
    {
      server: ours,
      rows: ourRows,
      request: {
        path: '/graphql',
        headers: { ...json, cookie },
        body: turn => JSON.stringify({ query: OURS, variables: { chainId: world.chainId, storeIds: [store(turn)] } })
      }
    },
    {
      server: postgraphile,
      rows: postgraphileRows,
      request: {
        path: '/graphql',
        headers: json,
        body: turn => JSON.stringify({ query: POSTGRAPHILE, variables: { chainId: world.chainId, storeId: store(turn) } })
      }
    },
    {
      server: raw,
      rows: rawRows,
      request: { path: '/', headers: json, body: turn => JSON.stringify({ chainId: world.chainId, storeId: store(turn) }) }
    }
  ]
}

/** Speeds are compared only of answers that are the same. */
async function demandEqualAnswers(contestants: readonly Contestant[]): Promise<void> {
  const answers = await Promise.all(contestants.map(async c => JSON.stringify(c.rows(await send(c.server.url, c.request, 0)))))
  if (new Set(answers).size !== 1) throw new Error(`answers differ:\n${answers.map(answer => answer.slice(0, 400)).join('\n')}`)
  if ((JSON.parse(answers[0] ?? '[]') as Row[]).length !== 50) throw new Error('the page has not 50 customers')
}

export async function benchPage(world: BenchWorld): Promise<void> {
  await world.keqing('tiers', 'decide', '--tenant', world.tenantId)
  await world.admin.query('vacuum analyze customer_state')
  const contestants = await openContestants(world)
  try {
    await demandEqualAnswers(contestants)
    const seconds = size('BENCH_SECONDS', 6)
    const loads = new Map<string, Load[]>(contestants.map(c => [c.server.name, []]))
    for (const c of contestants) await measureLoad(c.server, c.request, seconds / 2)
    for (let round = 0; round < ROUNDS; round++)
      for (const c of contestants) loads.get(c.server.name)?.push(await measureLoad(c.server, c.request, seconds))
    report(loads)
  } finally {
    for (const c of contestants) await c.server.stop()
  }
}

function report(loads: ReadonlyMap<string, readonly Load[]>): void {
  const of = (name: string, figure: keyof Load) => median((loads.get(name) ?? []).map(load => load[figure]))
  for (const name of loads.keys())
    say(
      `${name.padEnd(14)} ${of(name, 'perSecond').toFixed(0).padStart(6)} requests/s   ${of(name, 'cpuMsPerRequest').toFixed(2)} ms CPU   p95 ${of(name, 'p95Ms').toFixed(1)} ms`
    )
  const ratio = (figure: keyof Load, other: string) => (of('keqing', figure) / of(other, figure)).toFixed(2)
  say(
    `keqing ÷ postgraphile: requests/s ${ratio('perSecond', 'postgraphile')} (asked ≥ 1.00), CPU ${ratio('cpuMsPerRequest', 'postgraphile')} (asked ≤ 0.80)`
  )
  say(`keqing ÷ raw pg: requests/s ${ratio('perSecond', 'raw pg')} (goal 0.80), CPU ${ratio('cpuMsPerRequest', 'raw pg')}`)
}
