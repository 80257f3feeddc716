// TRUST 1: the service does not start with a role that could look past the wall, nor with a wall that does not stand (the canary).
import type { Database } from './database.ts'
import { sql } from './sql.ts'

const OLDEST_POSTGRES = 150_000

/** @throws Error whose message is one clear line. */
export async function guardDatabase(db: Database): Promise<void> {
  const [role] = await db.global<{ name: string; unsafe: boolean; owns: boolean; creates: boolean; version: number }>(sql`
    select rolname as name, rolsuper or rolbypassrls as unsafe, current_setting('server_version_num')::int as version,
      exists (select from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owns,
      has_schema_privilege('public', 'create') as creates
    from pg_roles r where rolname = current_user`)
  if (!role) throw new Error('The database role is unknown.')
  if (role.version < OLDEST_POSTGRES) throw new Error('PostgreSQL 15 or newer is needed.')
  if (role.unsafe) throw new Error(`Refusing to run as ${role.name}: a superuser or a role that bypasses row-level security.`)
  if (role.owns || role.creates) throw new Error(`Refusing to run as ${role.name}: it owns tables or may create them.`)
  const [seen] = await db.global<{ rows: number }>(sql`select count(*)::int as rows from tenant`)
  if (seen?.rows !== 0) throw new Error('Refusing to run: tenants can be seen without the door.')
}
