// AUDIT-1: spot checks of customer files. What is drawn stays as it was drawn: neither the service nor the platform may change or delete a drawn file, a seed or a
// population. What is found is added, never changed; the latest record of a file counts until the check is closed.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class SpotChecks extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table spot_check_settings (
  tenant_id uuid not null,
  chain_id uuid not null,
  tolerated_percent smallint not null check (tolerated_percent between 1 and 50),
  confidence_percent smallint not null check (confidence_percent between 50 and 99),
  -- of each associate, drawn every day
  daily_files smallint not null check (daily_files between 0 and 20),
  primary key (tenant_id, chain_id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action
);
${tenantWall('spot_check_settings', 'select, insert, update')}

create table spot_check (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  kind text not null check (kind in ('daily', 'monthly', 'byHand')),
  -- whose it is to carry out
  doer text not null check (doer in ('STORE_MANAGER', 'OPERATOR')),
  -- the day, or the first of the month, that it is for
  for_on date not null,
  due_on date not null check (due_on >= for_on),
  seed text not null check (length(seed) between 1 and 64),
  tolerated_percent smallint not null,
  confidence_percent smallint not null,
  population int not null check (population > 0),
  sample int not null check (sample between 1 and population),
  fields text[] not null check (cardinality(fields) > 0),
  drawn_at timestamptz not null default app.now(),
  drawn_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, drawn_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, closed_by) references staff (tenant_id, id) on update no action
);
-- the night draws each once
create unique index spot_check_once on spot_check (tenant_id, store_id, kind, for_on) where kind <> 'byHand';
create index spot_check_store on spot_check (tenant_id, store_id, id desc);
create index spot_check_open on spot_check (tenant_id, chain_id, due_on) where closed_at is null;
create index spot_check_closed on spot_check (tenant_id, chain_id, for_on) where closed_at is not null;
${tenantWall('spot_check', 'select, insert, update (closed_at, closed_by)')}

create table spot_check_stratum (
  tenant_id uuid not null,
  check_id uuid not null,
  place smallint not null,
  group_id uuid,
  -- of a daily check each associate is a stratum
  associate_id uuid,
  population int not null check (population > 0),
  sample int not null check (sample between 0 and population),
  primary key (tenant_id, check_id, place),
  foreign key (tenant_id, check_id) references spot_check (tenant_id, id) on update no action,
  foreign key (tenant_id, group_id) references staff_group (tenant_id, id) on update no action,
  foreign key (tenant_id, associate_id) references staff (tenant_id, id) on update no action
);
${tenantWall('spot_check_stratum', 'select, insert')}

create table spot_check_file (
  tenant_id uuid not null,
  check_id uuid not null,
  customer_id uuid not null,
  -- as it was when drawn: the group, and whose file it is (the keeper, else who made it)
  group_id uuid,
  associate_id uuid,
  primary key (tenant_id, check_id, customer_id),
  foreign key (tenant_id, check_id) references spot_check (tenant_id, id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, group_id) references staff_group (tenant_id, id) on update no action,
  foreign key (tenant_id, associate_id) references staff (tenant_id, id) on update no action
);
${tenantWall('spot_check_file', 'select, insert')}

create table spot_check_record (
  tenant_id uuid not null,
  check_id uuid not null,
  customer_id uuid not null,
  no int not null check (no > 0),
  -- why the file could not be checked; then it has no findings
  uncheckable_reason text check (length(uncheckable_reason) between 1 and 500),
  recorded_at timestamptz not null default app.now(),
  recorded_by uuid,
  primary key (tenant_id, check_id, customer_id, no),
  foreign key (tenant_id, check_id, customer_id) references spot_check_file (tenant_id, check_id, customer_id) on update no action,
  foreign key (tenant_id, recorded_by) references staff (tenant_id, id) on update no action
);
${tenantWall('spot_check_record', 'select, insert')}

create table spot_check_finding (
  tenant_id uuid not null,
  check_id uuid not null,
  customer_id uuid not null,
  no int not null,
  field text not null,
  verdict text not null check (verdict in ('true', 'false', 'unverifiable')),
  note text check (length(note) between 1 and 500),
  primary key (tenant_id, check_id, customer_id, no, field),
  foreign key (tenant_id, check_id, customer_id, no) references spot_check_record (tenant_id, check_id, customer_id, no) on update no action
);
${tenantWall('spot_check_finding', 'select, insert')}`)
  }
}
