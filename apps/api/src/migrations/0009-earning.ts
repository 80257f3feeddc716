// POINT-2, POINT-4. What a purchase earns can hang on more than its amount, so what counted is kept with it: the tier its customer held, whether it was the
// month of the birthday, the category its line was sold under. Computed anew, it earns the same, whatever changed since. A lot is a customer's points of one
// last day; a bonus is of one kind, about one customer, and numbered, so that two at once cannot give it twice.
import { Migration } from '@mikro-orm/migrations'

export class Earning extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table point_entry
  drop column lot_id,
  add column expires_on date,
  add column bonus text check (bonus in ('registration', 'completedFile', 'referral')),
  add column about_id uuid,
  add column bonus_seq int check (bonus_seq >= 0),
  add constraint point_entry_bonus_whole check ((bonus is null) = (about_id is null) and (bonus is null) = (bonus_seq is null)),
  add foreign key (tenant_id, about_id) references customer (tenant_id, id) on update no action;
create unique index point_entry_bonus_once on point_entry (tenant_id, about_id, bonus, bonus_seq) where bonus is not null;

alter table purchase
  add column tier_key text,
  add column birthday_month boolean;
alter table purchase_line add column category text;`)
  }
}
