// What a version would have done, kept with it: one run at a time per chain, its findings day by day, and who moves. And from which share of customers on
// publishing asks again. Moves are of one run; they go with it.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class Backtest extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table backtest (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  policy_version_id uuid not null,
  against_id uuid not null,
  kind text not null,
  body jsonb not null,
  as_of date not null,
  months int not null check (months between 0 and 36),
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  attempts int not null default 0,
  steps_total int not null default 0 check (steps_total >= 0),
  findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  customers int check (customers >= 0),
  moved int check (moved >= 0),
  asked_by uuid,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, policy_version_id) references policy_version (tenant_id, id) on update no action,
  foreign key (tenant_id, against_id) references policy_version (tenant_id, id) on update no action,
  foreign key (tenant_id, asked_by) references staff (tenant_id, id) on update no action
);
create unique index backtest_one_at_a_time on backtest (tenant_id, chain_id) where status in ('queued', 'running');
create index backtest_of_version on backtest (tenant_id, policy_version_id, id);
${tenantWall('backtest', 'select, insert, update, delete')}

create table backtest_move (
  tenant_id uuid not null,
  backtest_id uuid not null,
  customer_id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  before_status text not null,
  before_key text,
  after_status text not null,
  after_key text,
  primary key (tenant_id, backtest_id, customer_id),
  foreign key (tenant_id, backtest_id) references backtest (tenant_id, id) on update no action
);
create index backtest_move_of_store on backtest_move (tenant_id, backtest_id, store_id, customer_id);
${tenantWall('backtest_move', 'select, insert, delete')}

alter table chain add column policy_moves_share int not null default 10 check (policy_moves_share between 0 and 100);`)
  }
}
