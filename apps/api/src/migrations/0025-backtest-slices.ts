// How far a backtest is: days and slices of customers alike are steps.
import { Migration } from '@mikro-orm/migrations'

export class BacktestSlices extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table backtest add column steps_done int not null default 0 check (steps_done >= 0), add column through_customer_id uuid;

alter table backtest no force row level security;
alter table backtest_move no force row level security;
-- Of earning rules they were other steps: those under way begin anew.
delete from backtest_move m using backtest b
where b.tenant_id = m.tenant_id and b.id = m.backtest_id and b.kind = 'earning' and b.status in ('queued', 'running');
update backtest set findings = '[]', steps_total = 0 where kind = 'earning' and status in ('queued', 'running');
update backtest set steps_done = jsonb_array_length(findings);
alter table backtest force row level security;
alter table backtest_move force row level security;`)
  }
}
