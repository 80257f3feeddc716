// What every table of a tenant has, for tables that come after the foundation: row-level security, the wall, and what the service may do there.
import { appRole, platformRole } from './roles.ts'

/** `rights`: as in a grant, `select, insert`. */
export function tenantWall(table: string, rights: string): string {
  return `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy tenant_wall on ${table}
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant ${rights} on ${table} to ${appRole()}, ${platformRole()};`
}
