// The schema as text, read from the catalog: what migrations add up to, for review and for CI to compare. Role names differ by database and are
// shown as app and platform.
import { Pool } from 'pg'
import { appRole, platformRole } from '../../migrations/roles.ts'

const STATEMENT = `
with rel as (select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r')
select 1 as part, relname as owner, 0 as place, format(E'create table %I (\\n%s\\n);', relname, (
  select string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\\n' order by a.attnum)
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = rel.oid and a.attnum > 0 and not a.attisdropped)) as text from rel
union all
select 1, r.relname, 1, format('alter table %I add constraint %I %s;', r.relname, k.conname, pg_get_constraintdef(k.oid))
from pg_constraint k join rel r on r.oid = k.conrelid where k.contype <> 'n'
union all
select 1, r.relname, 2, pg_get_indexdef(i.indexrelid) || ';'
from pg_index i join rel r on r.oid = i.indrelid where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
union all
select 1, relname, 3, format('alter table %I enable row level security;%s', relname, case when relforcerowsecurity then format(E'\\nalter table %I force row level security;', relname) else '' end) from rel where relrowsecurity
union all
select 1, r.relname, 4, format('create policy %I on %I using (%s) with check (%s);', p.polname, r.relname, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
from pg_policy p join rel r on r.oid = p.polrelid
union all
select 1, r.relname, 5, format('grant %s on %I to %s;', string_agg(lower(x.privilege_type), ', ' order by x.privilege_type), r.relname, case quote_ident(pg_get_userbyid(x.grantee)) when $1 then 'app' when $2 then 'platform' end)
from rel r, aclexplode(r.relacl) x where x.grantee <> 0 and quote_ident(pg_get_userbyid(x.grantee)) in ($1, $2) group by r.relname, x.grantee
union all
select 2, p.proname, 0, pg_get_functiondef(p.oid) || ';' from pg_proc p where p.pronamespace = 'app'::regnamespace
order by 1, 2, 3, 4`

export async function describeDatabase(url: string): Promise<string> {
  const pool = new Pool({ connectionString: url, max: 1 })
  try {
    const unquoted = (name: string) => (/^"[a-z_][a-z0-9_]*"$/.test(name) ? name.slice(1, -1) : name)
    const { rows } = await pool.query<{ text: string }>(STATEMENT, [unquoted(appRole()), unquoted(platformRole())])
    return `-- Emitted from the migrated database; not to be edited.\n\n${rows.map(row => row.text).join('\n\n')}\n`
  } finally {
    await pool.end()
  }
}
