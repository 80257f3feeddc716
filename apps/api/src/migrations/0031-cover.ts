// GROUP-3: while a keeper is away a colleague of the store stands in. The days are a fact that is added, ended early or withdrawn, never rewritten; one stand-in at
// a time for one person. Who keeps whom is untouched: what a stand-in may see and do follows from the day, which app.staff_identity reads in the chain's time zone
// (TIME-1), so that it begins and ends by itself.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class Cover extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table cover (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  -- the keeper's
  group_id uuid not null,
  keeper_id uuid not null,
  stand_in_id uuid not null check (stand_in_id <> keeper_id),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  reason text not null check (length(reason) between 1 and 500),
  recorded_at timestamptz not null default app.now(),
  recorded_by uuid,
  -- the last day where it ends before until_on
  ended_on date check (ended_on >= from_on and ended_on < until_on),
  withdrawn_at timestamptz,
  -- who ended it early, or withdrew it
  ended_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, group_id) references staff_group (tenant_id, id) on update no action,
  foreign key (tenant_id, keeper_id) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, stand_in_id) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, recorded_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, ended_by) references staff (tenant_id, id) on update no action,
  constraint cover_overlap exclude using gist (tenant_id with =, keeper_id with =, daterange(from_on, coalesce(ended_on, until_on), '[]') with &&)
    where (withdrawn_at is null)
);
create index cover_store on cover (tenant_id, store_id, from_on desc, id desc);
create index cover_stand_in on cover (tenant_id, stand_in_id, from_on) where withdrawn_at is null;
${tenantWall('cover', 'select, insert, update (ended_on, withdrawn_at, ended_by)')}

-- As before, with whose books the person stands in for today: as long as both are where they were when it was arranged, in groups of the store.
create or replace function app.staff_identity(login uuid) returns json language plpgsql stable as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
begin
  return (
    select json_build_object('tenantId', s.tenant_id, 'loginId', s.login_id, 'staffId', s.id, 'name', s.name, 'grants', coalesce((
      select json_agg(json_build_object('id', r.id, 'role', r.role, 'chainId', coalesce(r.chain_id, st.chain_id), 'storeId', st.id, 'groupId', r.group_id))
      from public.role_grant r
      left join public.staff_group sg on sg.tenant_id = r.tenant_id and sg.id = r.group_id
      left join public.store st on st.tenant_id = r.tenant_id and st.id = coalesce(r.store_id, sg.store_id)
      where r.tenant_id = tenant and r.staff_id = s.id and r.revoked_at is null), '[]'), 'covers', coalesce((
      select json_agg(json_build_object('keeperId', c.keeper_id, 'groupId', c.group_id, 'chainId', c.chain_id))
      from public.cover c
      join public.chain ch on ch.tenant_id = tenant and ch.id = c.chain_id
      where c.tenant_id = tenant and c.stand_in_id = s.id and c.withdrawn_at is null
        and (app.now() at time zone ch.time_zone)::date between c.from_on and coalesce(c.ended_on, c.until_on)
        and exists (select from public.group_membership m join public.staff_group g on g.tenant_id = tenant and g.id = m.group_id
          where m.tenant_id = tenant and m.staff_id = s.id and m.until_on is null and g.store_id = c.store_id)), '[]'))
    from public.staff s where s.tenant_id = tenant and s.login_id = login and s.left_on is null);
end $$;`)
  }
}
