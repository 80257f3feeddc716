// GROUP-1: within the group that looks after a customer one of its members may be the customer's keeper. A change of keeper is another interval with the same
// group, so neither groups nor keepers overlap by the constraint there is; `group_from_on` says since when the group goes on without a break where that is earlier.
// A keeper is a member of the group as long as he or she keeps anybody: a membership with a book does not end.
import { Migration } from '@mikro-orm/migrations'

export class Keeper extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table group_membership
  add column member_now boolean generated always as (case when until_on is null then true end) stored,
  add constraint group_membership_now unique (tenant_id, staff_id, group_id, member_now);

alter table assignment
  add column keeper_id uuid,
  add column group_from_on date check (group_from_on < from_on),
  add column kept_now boolean generated always as (case when until_on is null and keeper_id is not null then true end) stored,
  add foreign key (tenant_id, keeper_id) references staff (tenant_id, id) on update no action,
  add constraint assignment_keeper_in_group foreign key (tenant_id, keeper_id, group_id, kept_now)
    references group_membership (tenant_id, staff_id, group_id, member_now) on update no action;
drop index assignment_current;
create unique index assignment_current on assignment (tenant_id, customer_id) include (group_id, keeper_id, from_on) where until_on is null;
create index assignment_keeper on assignment (tenant_id, keeper_id, customer_id) where until_on is null and keeper_id is not null;
-- who was in whose book on a day that has been
create index assignment_past on assignment (tenant_id, group_id, from_on) where until_on is not null;`)
  }
}
