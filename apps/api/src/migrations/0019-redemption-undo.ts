// POINT-6, BENEFIT-2: what paid a receipt that was never recorded can be taken back: a mistyped number is free again. What was paid stays as it was, beside when, by
// whom and why it was taken back; of a number only what still pays it is unique.
import { Migration } from '@mikro-orm/migrations'
import { appRole, platformRole } from './roles.ts'

const undoable = (table: string, key: string, columns: string) => `
alter table ${table}
  add column undone_at timestamptz,
  add column undone_by uuid,
  add column undo_reason text check (length(undo_reason) between 1 and 500),
  add constraint ${table}_undone check (num_nonnulls(undone_at, undo_reason) in (0, 2) and (undone_by is null or undone_at is not null)),
  drop constraint ${key};
create unique index ${key} on ${table} (tenant_id, ${columns}) where undone_at is null;
grant update (undone_at, undone_by, undo_reason) on ${table} to ${appRole()}, ${platformRole()};`

export class RedemptionUndo extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';
${undoable('point_redemption', 'point_redemption_receipt_unique', 'store_id, receipt_no')}
${undoable('voucher_redemption', 'voucher_redemption_receipt_unique', 'store_id, receipt_no, voucher_id')}`)
  }
}
