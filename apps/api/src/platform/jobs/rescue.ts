// A worker killed outright leaves its jobs and queues locked, for hours by the queue's own rule; an import would stand still that long (TRUST 39). So each
// worker holds an advisory lock in its name for as long as its connection lives; a name that is locked by nobody is dead, and what it held is given back.
// Dead twice in a row, some seconds apart: a connection that is just being made anew is not a death.
import { Client } from 'pg'
import type { Logger } from '../log.ts'

const EVERY_MS = 5_000
const SPACE = 'keqing.worker'

export interface Rescue {
  /** To be told of each worker before it takes its first job. */
  add(workerId: string): void
  stop(): Promise<void>
}

export async function startRescue(url: string, log: Logger): Promise<Rescue> {
  const own = new Set<string>()
  let client = await connect(url)
  let suspected = new Set<string>()
  let stopped = false
  let busy: Promise<void> = Promise.resolve()

  async function hold(): Promise<void> {
    for (const id of own) {
      // Counted per session; held once.
      await client.query(
        `select pg_advisory_lock_shared(hashtext($1), hashtext($2)) where not exists (
        select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and classid::bigint = hashtext($1)::bigint & 4294967295 and objid::bigint = hashtext($2)::bigint & 4294967295)`,
        [SPACE, id]
      )
    }
  }

  async function round(): Promise<void> {
    try {
      await hold()
      const { rows } = await client.query<{ id: string }>(
        `select id from (select locked_by as id from graphile_worker._private_jobs union select locked_by from graphile_worker._private_job_queues) held
         where id is not null and not id = any($2::text[]) and not exists (
           select from pg_locks where locktype = 'advisory' and classid::bigint = hashtext($1)::bigint & 4294967295 and objid::bigint = hashtext(id)::bigint & 4294967295)`,
        [SPACE, [...own]]
      )
      const dead = rows.map(row => row.id).filter(id => suspected.has(id))
      suspected = new Set(rows.map(row => row.id))
      if (dead.length === 0) return
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
      log.warn({ workers: dead }, 'jobs of dead workers given back')
    } catch (error) {
      if (stopped) return
      log.warn({ err: error }, 'watching over workers: connecting again')
      await client.end().catch(() => {})
      client = await connect(url).catch(() => client)
    }
  }

  const turn = () => (busy = busy.then(round))
  const timer = setInterval(() => void turn(), EVERY_MS)
  void turn()
  return {
    add(workerId) {
      own.add(workerId)
      void turn()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await busy
      await client.end().catch(() => {})
    }
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'keqing-rescue',
    connectionTimeoutMillis: 3_000,
    statement_timeout: 5_000
  })
  // What a lost connection means is found at its next use.
  client.on('error', () => {})
  await client.connect()
  return client
}
