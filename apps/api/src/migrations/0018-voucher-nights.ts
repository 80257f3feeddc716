// How late the night's vouchers were is kept beside tiers and points.
import { Migration } from '@mikro-orm/migrations'

export class VoucherNights extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table chain_night
  drop constraint chain_night_task_check,
  add constraint chain_night_task_check check (task in ('tiers', 'points', 'vouchers'));`)
  }
}
