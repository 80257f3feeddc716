// Tiers given to many at once (TIER-7, TIER-8): one row per act, which its standings name, so that the act can be looked at and taken back as a whole.
// How many it gave and how many still stand are counted from the standings and kept nowhere.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class StandingBatch extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table standing_batch (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null check (kind in ('designation', 'override')),
  source text not null check (source in ('selection', 'filter', 'file')),
  import_id uuid,
  tier_key text,
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  reason text check (length(reason) between 1 and 500),
  refused int not null default 0 check (refused >= 0),
  asked_at timestamptz not null default now(),
  asked_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (tenant_id, id),
  constraint standing_batch_import_unique unique (tenant_id, import_id),
  -- The rows of a file bring a tier, days and a reason each; what is chosen by hand has one for all.
  check (case when source = 'file' then import_id is not null and num_nonnulls(tier_key, starts_on, ends_on, reason) = 0
    else import_id is null and num_nulls(tier_key, starts_on, reason) = 0 end),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, import_id) references import_run (tenant_id, id) on update no action,
  foreign key (tenant_id, asked_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, undone_by) references staff (tenant_id, id) on update no action
);
create index standing_batch_chain on standing_batch (tenant_id, chain_id, id desc);
${tenantWall('standing_batch', 'select, insert, update')}

alter table standing
  add column batch_id uuid,
  add foreign key (tenant_id, batch_id) references standing_batch (tenant_id, id) on update no action;
create index standing_of_batch on standing (tenant_id, batch_id) where batch_id is not null;
create index standing_started on standing (tenant_id, starts_on desc, id desc);

alter table import_run
  drop constraint import_run_kind_check,
  add constraint import_run_kind_check check (kind in ('customers', 'receipts', 'receiptLines', 'standings'));`)
  }
}
