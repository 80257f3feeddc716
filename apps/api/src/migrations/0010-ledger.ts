// POINT-1, POINT-4…6: points that are spent, held, expired, given back and adjusted with a second person's approval. What is left of a lot stays a sum of
// entries; a hold is a promise with an end and no entry; a redemption and a request keep what cannot be derived: for which receipt, by whom.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class Ledger extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table point_hold (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  store_id uuid not null,
  points bigint not null check (points between 1 and 9007199254740991),
  off_minor bigint not null check (off_minor between 0 and 9007199254740991),
  eligible_minor bigint not null check (eligible_minor between 0 and 9007199254740991),
  on_special_price boolean not null,
  policy_version_id uuid not null,
  -- the chain's local date: what was good on it may still be spent by this hold
  held_on date not null,
  held_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > held_at),
  state text not null default 'active' check (state in ('active', 'confirmed', 'cancelled', 'lapsed')),
  ended_at timestamptz,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (tenant_id, id),
  check ((state = 'active') = (ended_at is null)),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, policy_version_id) references policy_version (tenant_id, id) on update no action
);
create index point_hold_active on point_hold (tenant_id, customer_id) include (points, held_on, expires_at) where state = 'active';
create index point_hold_lapsing on point_hold (tenant_id, chain_id, expires_at) where state = 'active';
${tenantWall('point_hold', 'select, insert, update')}

create table point_redemption (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  store_id uuid not null,
  receipt_no text not null check (length(receipt_no) between 1 and 64),
  points bigint not null check (points between 1 and 9007199254740991),
  off_minor bigint not null check (off_minor between 0 and 9007199254740991),
  eligible_minor bigint not null check (eligible_minor >= off_minor),
  on_special_price boolean not null,
  policy_version_id uuid not null,
  hold_id uuid,
  redeemed_on date not null,
  redeemed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (tenant_id, id),
  constraint point_redemption_receipt_unique unique (tenant_id, store_id, receipt_no),
  constraint point_redemption_hold_unique unique (tenant_id, hold_id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, hold_id) references point_hold (tenant_id, id) on update no action,
  foreign key (tenant_id, policy_version_id) references policy_version (tenant_id, id) on update no action
);
create index point_redemption_customer on point_redemption (tenant_id, customer_id, redeemed_at desc, id);
${tenantWall('point_redemption', 'select, insert')}

create table point_adjustment (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  amount bigint not null check (amount <> 0 and abs(amount) <= 9007199254740991),
  reason text not null check (length(reason) between 1 and 500),
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'declined')),
  -- the version whose limit asked for a second person
  policy_version_id uuid not null,
  requested_by uuid not null,
  requested_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  decline_reason text check (length(decline_reason) between 1 and 500),
  primary key (tenant_id, id),
  check ((status = 'waiting') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((status = 'declined') = (decline_reason is not null)),
  -- TRUST 15: who asks does not approve
  constraint point_adjustment_second_person check (decided_by <> requested_by),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, requested_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, decided_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, policy_version_id) references policy_version (tenant_id, id) on update no action
);
create index point_adjustment_listed on point_adjustment (tenant_id, chain_id, status, id);
create index point_adjustment_customer on point_adjustment (tenant_id, customer_id, id) where status = 'waiting';
${tenantWall('point_adjustment', 'select, insert, update')}

alter table point_entry
  add column redemption_id uuid,
  -- 0, 1, 2 … among the entries of its redemption and lot, so that no two can give the same points back (TRUST 25)
  add column redemption_seq int check (redemption_seq >= 0),
  add column adjustment_id uuid,
  add constraint point_entry_of_redemption check ((redemption_id is not null) = (account = 'redemption') and (redemption_id is null) = (redemption_seq is null)),
  add constraint point_entry_expiry_of_lot check (account <> 'expiry' or expires_on is not null),
  add foreign key (tenant_id, redemption_id) references point_redemption (tenant_id, id) on update no action,
  add foreign key (tenant_id, adjustment_id) references point_adjustment (tenant_id, id) on update no action;
create unique index point_entry_redeemed_once on point_entry (tenant_id, redemption_id, expires_on, redemption_seq) nulls not distinct
  where redemption_id is not null;
create index point_entry_adjustment on point_entry (tenant_id, adjustment_id) where adjustment_id is not null;
-- whose lots fall due, in the order in which they do: a night reads the days since the last one
create index point_entry_due on point_entry (tenant_id, chain_id, (greatest(expires_on, confirmed_on - 1)), customer_id) where expires_on is not null;
create index point_entry_month on point_entry (tenant_id, chain_id, happened_on) include (amount, account, kind);

-- the last day whose due lots have been expired
alter table chain add column points_expired_on date;`)
  }
}
