// A visit entered by mistake is voided, and says why, as receipts and returns do.
import { Migration } from '@mikro-orm/migrations'

export class VisitVoidReason extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';
alter table visit add column void_reason text;`)
  }
}
