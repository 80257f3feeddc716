/**
 * (e) 100,000 customers of one store shared out among 200 groups, through the API and a worker: proposed, then carried out, beside a bare aggregate of the same rows by
 * group and tier. Half of them were registered by a present member of one of the groups. Asked: proposed in 5 s.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { distFile } from '../commands.ts'
import { say } from '../progress.ts'
import { median } from './load.ts'
import { signIn } from './page.ts'
import { startServer, type MeasuredServer } from './server-process.ts'
import { size, type BenchWorld } from './world.ts'

const GROUPS = 200
const MOST_SECONDS = 5
const ROUNDS = 3

/** A store of its own with its people; whoever runs the bench may assign there. */
const store = (chainId: string) => [
  `insert into store (tenant_id, id, chain_id, code, name, city, opened_on) select tenant_id, gen_random_uuid(), id, 'BOOK', 'Book', 'London', '2015-01-01' from chain where id = '${chainId}'`,
  `insert into staff_group (tenant_id, id, store_id, name, opened_on)
   select s.tenant_id, gen_random_uuid(), s.id, 'Group ' || n, '2015-01-01' from store s, generate_series(1, ${GROUPS}) n where s.code = 'BOOK'`,
  `insert into staff (tenant_id, id, chain_id, name, staff_no, joined_on)
   select s.tenant_id, gen_random_uuid(), s.chain_id, 'Associate ' || n, 'B' || n, '2015-01-01' from store s, generate_series(1, ${GROUPS * 3}) n where s.code = 'BOOK'`,
  `insert into group_membership (tenant_id, id, staff_id, group_id, from_on)
   select p.tenant_id, gen_random_uuid(), p.id, (array(select g.id from staff_group g join store s on s.tenant_id = g.tenant_id and s.id = g.store_id and s.code = 'BOOK' order by g.name))[1 + substr(p.staff_no, 2)::int % ${GROUPS}], '2015-01-01'
   from staff p where p.staff_no ~ '^B\\d+$'`,
  `insert into role_grant (tenant_id, id, staff_id, role, store_id)
   select p.tenant_id, gen_random_uuid(), p.id, 'STORE_MANAGER', (select id from store where code = 'BOOK') from staff p where p.login_id is not null`
]
const moved = (
  chainId: string,
  customers: number
) => `with book as (select id from store where code = 'BOOK'), people as (select array(select id from staff where staff_no ~ '^B\\d+$' order by id) as ids)
  update customer c set store_id = book.id, registered_by = case when n.at % 2 = 0 then people.ids[1 + n.at % array_length(people.ids, 1)] end
  from book, people, (select id, row_number() over (order by md5(id::text)) as at from customer where chain_id = '${chainId}') n where n.id = c.id and n.at <= ${customers}`
const AGGREGATE = `select a.group_id, s.tier_key, count(*) from customer c
  left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null
  left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
  where c.store_id = (select id from store where code = 'BOOK') group by 1, 2`

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

export async function benchBooks(world: BenchWorld): Promise<void> {
  await world.keqing('tiers', 'decide', '--tenant', world.tenantId)
  const customers = Math.min(100_000, size('BENCH_CUSTOMERS', 200_000) / 2)
  // As the population is made: foreign keys are looked at by the owner, whom the wall shows no rows.
  await world.admin.query(
    [
      'set session_replication_role = replica',
      ...store(world.chainId),
      moved(world.chainId, customers),
      'set session_replication_role = origin'
    ].join(';\n')
  )
  await world.admin.query('vacuum analyze')
  const env = { ...world.env, DATABASE_APP_URL: world.appUrl, DATABASE_PLATFORM_URL: world.platformUrl }
  const server = await startServer('keqing', distFile('main.js'), env, '/health/ready')
  const worker = await startServer('worker', distFile('worker.js'), env, '/health/ready', 'WORKER_PORT')
  try {
    const bare: number[] = []
    for (let round = 0; round < ROUNDS; round++) bare.push(await seconds(() => world.admin.query(AGGREGATE)))
    await share(world, server, customers, median(bare))
  } finally {
    await worker.stop()
    await server.stop()
  }
}

async function share(world: BenchWorld, server: MeasuredServer, customers: number, base: number): Promise<void> {
  const headers = { 'content-type': 'application/json', cookie: await signIn(server) }
  const ask = async (query: string, variables: object) => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
    const answer = (await response.json()) as { data?: Record<string, { plan?: { id: string; state: string } }>; errors?: unknown }
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer))
    return answer.data
  }
  const { rows } = await world.admin.query<{ id: string; groups: string[] }>(
    `select s.id, array(select g.id::text from staff_group g where g.store_id = s.id) as groups from store s where s.code = 'BOOK'`
  )
  const [{ id: storeId, groups: groupIds } = { id: '', groups: [] }] = rows
  const until = async (id: string, state: string) => {
    for (;;) {
      const found = await world.admin.query<{ state: string }>('select state from book_plan where id = $1', [id])
      if (found.rows[0]?.state === state) return
      if (found.rows[0]?.state === 'failed') throw new Error('the plan failed')
      await sleep(50)
    }
  }
  let id = ''
  const input = { chainId: world.chainId, storeId, groupIds, filter: {}, idempotencyKey: randomUUID() }
  const proposing = await seconds(async () => {
    const made = await ask(
      'mutation ($input: BookPlanStartInput!) { bookPlanStart(input: $input) { plan { id state } userErrors { code field } } }',
      { input }
    )
    id = made['bookPlanStart']?.plan?.id ?? ''
    if (!id) throw new Error(JSON.stringify(made))
    await until(id, 'planned')
  })
  const applying = await seconds(async () => {
    await ask('mutation ($input: BookPlanInput!) { bookPlanApply(input: $input) { plan { id } userErrors { code } } }', { input: { id } })
    await until(id, 'applied')
  })
  const { rows: spread } = await world.admin.query<{ most: number; known: number; kept: number }>(
    `select (select max(n) - min(n) from (select count(*)::int as n from book_plan_customer where plan_id = $1 group by to_group_id) g) as most, known, kept from book_plan where id = $1`,
    [id]
  )
  say(`bare aggregate by group and tier   ${base.toFixed(2)} s`)
  say(
    `${customers} customers among ${groupIds.length} groups proposed  ${proposing.toFixed(2)} s = ${(proposing / base).toFixed(1)} × (asked ≤ ${MOST_SECONDS} s); groups differ by ${spread[0]?.most}, ${spread[0]?.kept} of ${spread[0]?.known} relationships kept`
  )
  say(
    `carried out                        ${applying.toFixed(2)} s = ${(applying / base).toFixed(1)} ×: ${((applying / customers) * 1e6).toFixed(0)} µs each`
  )
}
