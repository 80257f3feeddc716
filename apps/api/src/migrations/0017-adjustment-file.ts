// Points adjusted by a file (POINT-1): each of its rows is an adjustment that names the file and its row, once per customer, so that a file posts nothing
// twice, waits as a whole, is approved as a whole and can be taken back as a whole. What is posted at once has nobody who decided it.
import { Migration } from '@mikro-orm/migrations'

export class AdjustmentFile extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table point_adjustment
  add column import_id uuid,
  -- the row of the file, its header being 1: the order in which a file is worked
  add column import_row bigint check (import_row > 1),
  add column undone_at timestamptz,
  add column undone_by uuid,
  drop constraint point_adjustment_check,
  drop constraint point_adjustment_status_check,
  add constraint point_adjustment_status_check check (status in ('posted', 'waiting', 'approved', 'declined')),
  add constraint point_adjustment_decided check ((status in ('posted', 'waiting')) = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  add constraint point_adjustment_of_file check ((import_id is null) = (import_row is null) and (status <> 'posted' or import_id is not null)),
  add constraint point_adjustment_undone check ((undone_at is null) = (undone_by is null) and (undone_at is null or status in ('posted', 'approved'))),
  add foreign key (tenant_id, import_id) references import_run (tenant_id, id) on update no action,
  add foreign key (tenant_id, undone_by) references staff (tenant_id, id) on update no action;
create unique index point_adjustment_once_per_file on point_adjustment (tenant_id, import_id, customer_id) where import_id is not null;
create unique index point_adjustment_file_row on point_adjustment (tenant_id, import_id, import_row) where import_id is not null;
-- of which files something waits, whatever they have become since
create index point_adjustment_file_waiting on point_adjustment (tenant_id, import_id) where status = 'waiting';

alter table import_run
  drop constraint import_run_kind_check,
  add constraint import_run_kind_check check (kind in ('customers', 'receipts', 'receiptLines', 'standings', 'adjustments'));`)
  }
}
