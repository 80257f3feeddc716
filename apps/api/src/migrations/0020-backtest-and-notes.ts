// ADR 0017, 0019: what a store sets can be backtested within the chain's version that it is set in; another one in force makes the result stale. And a note of an
// import names the field it is about; '' where it is about whole rows.
import { Migration } from '@mikro-orm/migrations'

export class BacktestAndNotes extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';
alter table backtest
  add column chain_version_id uuid,
  add foreign key (tenant_id, chain_version_id) references policy_version (tenant_id, id) on update no action;
alter table import_note
  add column field text not null default '',
  drop constraint import_note_pkey,
  add primary key (tenant_id, import_id, code, field);`)
  }
}
