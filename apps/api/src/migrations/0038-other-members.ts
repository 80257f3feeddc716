// INC-9: an entry can be for those of a store who did not run it.
import { Migration } from '@mikro-orm/migrations'

export class OtherMembers extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';
alter table incentive_entry drop constraint incentive_entry_beneficiary_check,
  add constraint incentive_entry_beneficiary_check check (beneficiary in ('group', 'store', 'associate', 'storeManager', 'otherMembers')) not valid;
alter table incentive_entry validate constraint incentive_entry_beneficiary_check;`)
  }
}
