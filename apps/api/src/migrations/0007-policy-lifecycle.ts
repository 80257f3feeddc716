// TIER-10 for every kind of policy: drafts with names, sent back and discarded ones, and what was done with each by whom. A scheduled version holds nothing
// before it is activated, so the one in force stays it until then; at most one of a kind waits.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class PolicyLifecycle extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table policy_version
  add column name text not null default '' check (length(name) <= 80),
  add column revision int not null default 1 check (revision > 0),
  add column based_on_id uuid,
  alter column version drop not null,
  drop constraint policy_version_status_check,
  add constraint policy_version_status_check
    check (status in ('draft', 'discarded', 'submitted', 'sentBack', 'approved', 'scheduled', 'inForce', 'retired')),
  add constraint policy_version_numbered check (version is not null or status in ('draft', 'discarded')),
  add constraint policy_version_dated check (status not in ('scheduled', 'inForce', 'retired') or effective_on is not null),
  drop constraint policy_version_one_in_force,
  add constraint policy_version_one_in_force exclude using gist
    (tenant_id with =, chain_id with =, kind with =, daterange(effective_on, retired_on) with &&) where (status in ('inForce', 'retired')),
  add foreign key (tenant_id, based_on_id) references policy_version (tenant_id, id) on update no action;
create unique index policy_version_one_scheduled on policy_version (tenant_id, chain_id, kind) where status = 'scheduled';

create table policy_event (
  tenant_id uuid not null,
  id uuid not null,
  policy_version_id uuid not null,
  act text not null,
  at timestamptz not null default now(),
  staff_id uuid,
  comment text not null default '' check (length(comment) <= 500),
  detail jsonb not null default '{}',
  primary key (tenant_id, id),
  foreign key (tenant_id, policy_version_id) references policy_version (tenant_id, id) on update no action,
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on update no action
);
create index policy_event_version on policy_event (tenant_id, policy_version_id, id);
${tenantWall('policy_event', 'select, insert')}

alter table chain add column policy_second_person boolean not null default true;`)
  }
}
