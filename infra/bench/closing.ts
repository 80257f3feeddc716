/**
 * (f) A month that ends a quarter closed for a chain, through the API and a worker: files, repurchase and contests of the quarter measured with what every figure is the
 * sum of, stores scored one by one; beside a bare aggregate of the same receipts by group.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { distFile } from '../commands.ts'
import { say } from '../progress.ts'
import { median } from './load.ts'
import { signIn } from './page.ts'
import { startServer, type MeasuredServer } from './server-process.ts'
import type { BenchWorld } from './world.ts'

const MEMBERS = 5
const ROUNDS = 3

/** Members of all groups and a manager of each store, consents of all customers, and the first plan in force for as long as there are receipts. */
const PEOPLE = [
  `insert into staff (tenant_id, id, chain_id, name, staff_no, joined_on)
   select c.tenant_id, gen_random_uuid(), c.id, 'Member ' || n, 'C' || n, '2015-01-01' from chain c, generate_series(0, (select count(*)::int from staff_group) * ${MEMBERS} - 1) n`,
  `insert into group_membership (tenant_id, id, staff_id, group_id, from_on)
   select p.tenant_id, gen_random_uuid(), p.id, (array(select id from staff_group order by id))[1 + substr(p.staff_no, 2)::int / ${MEMBERS}], '2015-01-01' from staff p where p.staff_no ~ '^C\\d+$'`,
  `insert into role_grant (tenant_id, id, staff_id, role, store_id, granted_at)
   select s.tenant_id, gen_random_uuid(), (select m.staff_id from group_membership m join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id where g.store_id = s.id order by m.id limit 1),
     'STORE_MANAGER', s.id, '2015-01-01' from store s`,
  `update customer c set registered_by = (array(select staff_id from group_membership order by id))[1 + abs(hashtext(c.id::text)) % (select count(*)::int from group_membership)], registered_store_id = c.store_id`,
  `insert into consent (tenant_id, id, customer_id, purpose, channel, granted, source, happened_at)
   select tenant_id, gen_random_uuid(), id, 'marketing', 'sms', true, 'till', registered_at from customer`,
  `update policy_version set effective_on = '2015-01-01' where kind = 'incentive'`
]

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** The last month of the latest quarter that can be closed, and its quarter, by their first days; and the day after both. */
const QUARTER = `select to_char(q - interval '1 month', 'YYYY-MM-DD') as month, to_char(q - interval '3 months', 'YYYY-MM-DD') as start, to_char(q, 'YYYY-MM-DD') as until
  from date_trunc('quarter', current_date - 8) q`

export async function benchClosing(world: BenchWorld): Promise<void> {
  // As the population is made: foreign keys are looked at by the owner, whom the wall shows no rows.
  await world.admin.query(['set session_replication_role = replica', ...PEOPLE, 'set session_replication_role = origin'].join(';\n'))
  await world.admin.query('vacuum analyze')
  const { rows } = await world.admin.query<{ month: string; start: string; until: string }>(QUARTER)
  const [quarter] = rows
  if (!quarter) throw new Error('there is no quarter')
  const env = { ...world.env, DATABASE_APP_URL: world.appUrl, DATABASE_PLATFORM_URL: world.platformUrl }
  const server = await startServer('keqing', distFile('main.js'), env, '/health/ready')
  const worker = await startServer('worker', distFile('worker.js'), env, '/health/ready', 'WORKER_PORT')
  try {
    const bare: number[] = []
    const aggregate = `select a.group_id, count(distinct p.customer_id), count(distinct p.customer_id) filter (where p.purchased_on >= '${quarter.start}'), sum(p.paid_minor)
      from assignment a join purchase p on p.tenant_id = a.tenant_id and p.customer_id = a.customer_id and p.voided_at is null and p.purchased_on < '${quarter.until}'
      where a.from_on <= '${quarter.start}' group by 1`
    for (let round = 0; round < ROUNDS; round++) bare.push(await seconds(() => world.admin.query(aggregate)))
    await close(world, server, quarter.month, median(bare))
  } finally {
    await worker.stop()
    await server.stop()
  }
}

async function close(world: BenchWorld, server: MeasuredServer, month: string, base: number): Promise<void> {
  const headers = { 'content-type': 'application/json', cookie: await signIn(server) }
  const query =
    'mutation ($input: IncentivePeriodCloseInput!) { incentivePeriodClose(input: $input) { period { id } userErrors { code } } }'
  let id = ''
  const closing = await seconds(async () => {
    const input = { chainId: world.chainId, month, idempotencyKey: randomUUID() }
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables: { input } })
    })
    const answer = (await response.json()) as { data?: { incentivePeriodClose: { period?: { id: string } } } }
    id = answer.data?.incentivePeriodClose.period?.id ?? ''
    if (!id) throw new Error(JSON.stringify(answer))
    for (;;) {
      const { rows } = await world.admin.query<{ state: string }>('select state from incentive_period where id = $1', [id])
      if (rows[0]?.state === 'closed') return
      if (rows[0]?.state === 'failed') throw new Error('the month failed')
      await sleep(50)
    }
  })
  const { rows } = await world.admin.query<{ figures: number; parts: number; entries: number; stores: number; measuring: number }>(
    `select (select count(*)::int from incentive_figure where period_id = p.id) as figures, (select count(*)::int from incentive_part where period_id = p.id) as parts,
      (select count(*)::int from incentive_entry where month = p.month) as entries, (select count(*)::int from incentive_store where period_id = p.id) as stores,
      extract(epoch from p.measured_at - p.asked_at)::float as measuring
     from incentive_period p where p.id = $1`,
    [id]
  )
  const found = rows[0]
  if (!found) throw new Error('the month is gone')
  say(`bare aggregate of receipts by group   ${base.toFixed(2)} s`)
  say(
    `${month.slice(0, 7)} and its quarter closed      ${closing.toFixed(2)} s = ${(closing / base).toFixed(1)} ×: ${found.figures} figures of ${found.parts} parts in ${found.measuring.toFixed(2)} s, then ${found.entries} entries of ${found.stores} stores`
  )
}
