// A store sets lines of a policy for itself: its versions stand beside the chain's, each place with its own numbers, one in force and one waiting at most.
// Which kinds of policy there are is the domain's to say; a new one needs no migration.
import { Migration } from '@mikro-orm/migrations'

export class Benefit extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table policy_version
  add column store_id uuid,
  add column place_id uuid not null generated always as (coalesce(store_id, chain_id)) stored,
  drop constraint policy_version_kind_check,
  add constraint policy_version_kind_check check (kind ~ '^[a-z][A-Za-z]{0,39}$'),
  drop constraint policy_version_number,
  add constraint policy_version_number unique (tenant_id, place_id, kind, version),
  drop constraint policy_version_one_in_force,
  add constraint policy_version_one_in_force exclude using gist
    (tenant_id with =, place_id with =, kind with =, daterange(effective_on, retired_on) with &&) where (status in ('inForce', 'retired')),
  add foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action;
drop index policy_version_one_scheduled;
create unique index policy_version_one_scheduled on policy_version (tenant_id, place_id, kind) where status = 'scheduled';
-- What holds in a chain, and what its stores have handed in.
create index policy_version_of_chain on policy_version (tenant_id, chain_id, kind, status, id);`)
  }
}
