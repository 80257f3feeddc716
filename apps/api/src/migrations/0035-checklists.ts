// AUDIT-1, INC-9: checklists and their runs. What a list asked in a version stays as it was, and a run stays with its version: neither the service nor the platform may
// change or delete a version, an item or an answer. The latest answer of an item counts until the run is closed.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class Checklists extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table checklist_version (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null check (kind in ('system', 'files', 'developing', 'supervising')),
  no int not null check (no > 0),
  -- the ready list as it was on that day, and not headquarters' own
  is_ready boolean not null,
  -- off: no more runs are drawn or begun
  is_on boolean not null,
  title jsonb not null check (jsonb_typeof(title) = 'object'),
  rhythm text not null check (rhythm in ('daily', 'weekly', 'monthly')),
  -- whose it is to carry out
  doer text not null check (doer in ('STORE_MANAGER', 'OPERATOR')),
  saved_at timestamptz not null default app.now(),
  -- absent: kept by the night, or with a run that was begun
  saved_by uuid,
  -- INC-9: a monthly check that the store does not make of itself
  check (kind <> 'system' or (rhythm = 'monthly' and doer = 'OPERATOR')),
  primary key (tenant_id, id),
  unique (tenant_id, chain_id, kind, no),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, saved_by) references staff (tenant_id, id) on update no action
);
${tenantWall('checklist_version', 'select, insert')}

create table checklist_item (
  tenant_id uuid not null,
  version_id uuid not null,
  key text not null check (key ~ '^[A-Za-z][A-Za-z0-9]{0,39}$'),
  place smallint not null check (place > 0),
  text jsonb not null check (jsonb_typeof(text) = 'object'),
  help jsonb not null check (jsonb_typeof(help) = 'object'),
  critical boolean not null,
  needs_note boolean not null,
  automatic boolean not null,
  primary key (tenant_id, version_id, key),
  unique (tenant_id, version_id, place),
  foreign key (tenant_id, version_id) references checklist_version (tenant_id, id) on update no action
);
${tenantWall('checklist_item', 'select, insert')}

create table checklist_run (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  kind text not null,
  version_id uuid not null,
  span text not null check (span in ('daily', 'weekly', 'monthly', 'byHand')),
  doer text not null check (doer in ('STORE_MANAGER', 'OPERATOR')),
  -- the day, the Monday of the week, the first of the month that it is for
  for_on date not null,
  due_on date not null check (due_on >= for_on),
  drawn_at timestamptz not null default app.now(),
  drawn_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, id, version_id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, version_id) references checklist_version (tenant_id, id) on update no action,
  foreign key (tenant_id, drawn_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, closed_by) references staff (tenant_id, id) on update no action
);
-- the night draws each once
create unique index checklist_run_once on checklist_run (tenant_id, store_id, kind, span, for_on) where span <> 'byHand';
create index checklist_run_chain on checklist_run (tenant_id, chain_id, id desc);
create index checklist_run_store on checklist_run (tenant_id, store_id, id desc);
create index checklist_run_open on checklist_run (tenant_id, chain_id, due_on) where closed_at is null;
create index checklist_run_system on checklist_run (tenant_id, chain_id, for_on, store_id) where kind = 'system' and span = 'monthly' and closed_at is not null;
${tenantWall('checklist_run', 'select, insert, update (closed_at, closed_by)')}

create table checklist_answer (
  tenant_id uuid not null,
  run_id uuid not null,
  version_id uuid not null,
  item_key text not null,
  no int not null check (no > 0),
  verdict text not null check (verdict in ('passed', 'failed', 'notApplicable')),
  note text check (length(note) between 1 and 500),
  answered_at timestamptz not null default app.now(),
  answered_by uuid,
  check (verdict <> 'failed' or note is not null),
  primary key (tenant_id, run_id, item_key, no),
  foreign key (tenant_id, run_id, version_id) references checklist_run (tenant_id, id, version_id) on update no action,
  foreign key (tenant_id, version_id, item_key) references checklist_item (tenant_id, version_id, key) on update no action,
  foreign key (tenant_id, answered_by) references staff (tenant_id, id) on update no action
);
${tenantWall('checklist_answer', 'select, insert')}`)
  }
}
