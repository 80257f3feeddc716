// Backtests of the past: as of a day gone by, as known then, beside what was decided then. And when each chain's nights were due, begun and over: how late a
// night was is told from the first day that had to wait for it. Nights are kept for a season.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class PastAndNights extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

-- of_past: asked for a day, a knowledge or a comparison of its own; what publishing goes by are the others
alter table backtest
  add column known_at timestamptz,
  add column beside text not null default 'inForce' check (beside in ('inForce', 'recorded')),
  add column of_past boolean not null default false,
  add constraint backtest_of_past check (of_past or (known_at is null and beside = 'inForce'));

create table chain_night (
  tenant_id uuid not null,
  chain_id uuid not null,
  task text not null check (task in ('tiers', 'points')),
  day date not null,
  due_at timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz check (finished_at >= started_at),
  primary key (tenant_id, chain_id, task, day),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action
);
${tenantWall('chain_night', 'select, insert, update, delete')}`)
  }
}
