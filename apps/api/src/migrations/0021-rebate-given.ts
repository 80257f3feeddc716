// BENEFIT-3: a row of a file of adjustments may give a year's rebate. Of one year a customer has one that is not declined and not taken back.
import { Migration } from '@mikro-orm/migrations'

export class RebateGiven extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table point_adjustment
  add column rebate_year int check (rebate_year between 2000 and 9999),
  add constraint point_adjustment_rebate_of_file check (rebate_year is null or import_id is not null);
create unique index point_adjustment_rebate_once on point_adjustment (tenant_id, customer_id, rebate_year)
  where rebate_year is not null and status <> 'declined' and undone_at is null;`)
  }
}
