// The queue lives in graphile-worker's own schema, owned by the migrating role. The platform role works on it; the app role may only add jobs,
// through a function that takes the tenant from the door and not from its caller.
import { runMigrations } from 'graphile-worker'
import type { Pool } from 'pg'

export async function installQueue(pool: Pool, roles: { app: string; platform: string }): Promise<void> {
  await runMigrations({ pgPool: pool, logger: undefined })
  const tables = await pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'graphile_worker' and rowsecurity`
  )
  const policies = tables.rows.map(
    ({ name }) => `drop policy if exists platform_works on graphile_worker.${name};
      create policy platform_works on graphile_worker.${name} to ${roles.platform} using (true) with check (true);`
  )
  await pool.query(`
    ${policies.join('\n')}
    grant usage on schema graphile_worker to ${roles.platform};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${roles.platform};
    grant usage on all sequences in schema graphile_worker to ${roles.platform};
    grant execute on all functions in schema graphile_worker to ${roles.platform};
    create or replace function app.enqueue(task text, payload json, queue text, run_at timestamptz, max_attempts int, job_key text) returns void
      language sql security definer set search_path = pg_catalog as $$
      select graphile_worker.add_job(task,
        (payload::jsonb || jsonb_build_object('tenantId', nullif(current_setting('app.tenant_id', true), '')::uuid))::json,
        queue_name => queue, run_at => coalesce(run_at, now()), max_attempts => max_attempts, job_key => job_key)
      where nullif(current_setting('app.tenant_id', true), '') is not null
    $$;
    revoke all on function app.enqueue(text, json, text, timestamptz, int, text) from public;
    grant execute on function app.enqueue(text, json, text, timestamptz, int, text) to ${roles.app}, ${roles.platform};`)
}
