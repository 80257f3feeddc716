// Who asks is found in the round trip that opens the request's transaction: these functions look a session or a key up, go through the door by
// app.set_tenant, and tell who that is there. They decide nothing: what a grant allows is the service's business.
import { Migration } from '@mikro-orm/migrations'
import { appRole, platformRole } from './roles.ts'

export class Entering extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

-- Who a login is in the company whose wall stands; null where it is not, or no longer, of its staff.
create function app.staff_identity(login uuid) returns json language plpgsql stable as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
begin
  return (
    select json_build_object('tenantId', s.tenant_id, 'loginId', s.login_id, 'staffId', s.id, 'name', s.name, 'grants', coalesce((
      select json_agg(json_build_object('id', r.id, 'role', r.role, 'chainId', coalesce(r.chain_id, st.chain_id), 'storeId', st.id, 'groupId', r.group_id))
      from public.role_grant r
      left join public.staff_group sg on sg.tenant_id = r.tenant_id and sg.id = r.group_id
      left join public.store st on st.tenant_id = r.tenant_id and st.id = coalesce(r.store_id, sg.store_id)
      where r.tenant_id = tenant and r.staff_id = s.id and r.revoked_at is null), '[]'))
    from public.staff s where s.tenant_id = tenant and s.login_id = login and s.left_on is null);
end $$;

-- TRUST 9: by the hash of a session that has neither ended nor idled too long; null otherwise.
create function app.enter_session(token bytea, idle interval) returns json language plpgsql as $$
declare
  live record;
begin
  select s.login_id, s.company_id, s.seen_at < now() - interval '1 minute' as stale into live
    from public.session s join public.login l on l.id = s.login_id
    where s.token_hash = token and s.expires_at > now() and s.seen_at > now() - idle and l.disabled_at is null;
  if live.company_id is null then
    return null;
  end if;
  perform app.set_tenant(live.company_id);
  return json_build_object('tenantId', live.company_id, 'stale', live.stale, 'who', app.staff_identity(live.login_id));
end $$;

-- TRUST 13: a key names its tenant, so it is looked up behind the wall; the secret is compared by its hash, so time tells nothing about it.
create function app.enter_key(tenant uuid, key uuid, secret bytea) returns json language plpgsql as $$
begin
  perform app.set_tenant(tenant);
  return (
    select json_build_object('tenantId', tenant, 'stale', k.last_used_on is distinct from (now() at time zone 'UTC')::date,
      'who', json_build_object('tenantId', c.tenant_id, 'clientId', c.id, 'name', c.name, 'chainId', c.chain_id, 'storeId', c.store_id, 'scopes', c.scopes))
    from public.api_key k join public.api_client c on c.tenant_id = k.tenant_id and c.id = k.client_id
    where k.tenant_id = tenant and k.id = key and k.secret_hash = secret and k.expires_at > now() and (k.revoked_at is null or k.revoked_at > now())
      and c.revoked_at is null);
end $$;

grant execute on function app.staff_identity(uuid), app.enter_session(bytea, interval), app.enter_key(uuid, uuid, bytea) to ${appRole()}, ${platformRole()};`)
  }
}
