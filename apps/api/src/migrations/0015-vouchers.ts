// BENEFIT-2, POINT-6: vouchers. Their terms are versions that never change, their movements a ledger of their own: each row moves value between the voucher
// and the chain, and what is left is a sum. What was redeemed for which receipt is kept as for points; a till's hold may put both aside.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

const MINOR = 'between 1 and 9007199254740991'

const DEFINITIONS = () => `
create table voucher_definition (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  key text not null check (length(key) between 1 and 40),
  -- the version that new vouchers are issued by, and by which an edit is told from one that came in between
  version int not null default 1 check (version >= 1),
  -- made for vouchers of this value that the benefit policy promises
  occasion_minor bigint check (occasion_minor ${MINOR}),
  closed_at timestamptz,
  created_at timestamptz not null default app.now(),
  created_by uuid,
  primary key (tenant_id, id),
  constraint voucher_definition_key_unique unique (tenant_id, chain_id, key),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action
);
create unique index voucher_definition_occasion on voucher_definition (tenant_id, chain_id, occasion_minor) where occasion_minor is not null;
${tenantWall('voucher_definition', 'select, insert, update')}

create table voucher_terms (
  tenant_id uuid not null,
  definition_id uuid not null,
  version int not null check (version >= 1),
  name jsonb not null check (jsonb_typeof(name) = 'object'),
  face_minor bigint not null check (face_minor ${MINOR}),
  -- VoucherTerms of the domain
  terms jsonb not null check (jsonb_typeof(terms) = 'object' and (terms->>'faceMinor')::bigint = face_minor),
  recorded_at timestamptz not null default app.now(),
  recorded_by uuid,
  primary key (tenant_id, definition_id, version),
  foreign key (tenant_id, definition_id) references voucher_definition (tenant_id, id) on update no action
);
${tenantWall('voucher_terms', 'select, insert')}

create table voucher_batch (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  definition_id uuid not null,
  version int not null,
  source text not null check (source in ('selection', 'filter')),
  reason text not null check (length(reason) between 1 and 500),
  state text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  attempts int not null default 0,
  valid_from date not null,
  chosen int not null check (chosen >= 1),
  asked_at timestamptz not null default app.now(),
  asked_by uuid,
  ended_at timestamptz,
  undone_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, definition_id, version) references voucher_terms (tenant_id, definition_id, version) on update no action
);
create index voucher_batch_chain on voucher_batch (tenant_id, chain_id, id desc);
${tenantWall('voucher_batch', 'select, insert, update')}

create table voucher_batch_customer (
  tenant_id uuid not null,
  batch_id uuid not null,
  customer_id uuid not null,
  -- null: still to come; 'issued', or why not
  outcome text check (length(outcome) between 1 and 60),
  primary key (tenant_id, batch_id, customer_id),
  foreign key (tenant_id, batch_id) references voucher_batch (tenant_id, id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action
);
create index voucher_batch_pending on voucher_batch_customer (tenant_id, batch_id, customer_id) where outcome is null;
${tenantWall('voucher_batch_customer', 'select, insert, update')}`

const VOUCHERS = () => `
create table voucher (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  definition_id uuid not null,
  version int not null,
  code text not null check (length(code) between 10 and 40),
  source text not null check (source in ('hand', 'batch', 'rule', 'points')),
  batch_id uuid,
  occasion text check (occasion in ('festival', 'birthday', 'purchase')),
  occasion_on date,
  -- of the benefit policy that promised it, or of the earning rules by whose rate points paid for it
  policy_version_id uuid,
  reason text check (length(reason) between 1 and 500),
  issued_on date not null,
  valid_from date not null check (valid_from >= issued_on),
  valid_until date not null check (valid_until >= valid_from),
  recorded_at timestamptz not null default app.now(),
  recorded_by uuid,
  primary key (tenant_id, id),
  constraint voucher_code_unique unique (tenant_id, chain_id, code),
  constraint voucher_batch_once unique (tenant_id, batch_id, customer_id),
  check ((source = 'batch') = (batch_id is not null)),
  check (case when source = 'rule' then num_nulls(occasion, occasion_on, policy_version_id) = 0 else num_nonnulls(occasion, occasion_on) = 0 end),
  check (source not in ('hand', 'batch') or reason is not null),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, definition_id, version) references voucher_terms (tenant_id, definition_id, version) on update no action,
  foreign key (tenant_id, batch_id) references voucher_batch (tenant_id, id) on update no action,
  foreign key (tenant_id, policy_version_id) references policy_version (tenant_id, id) on update no action
);
-- one voucher for one customer, occasion and day, however often the night is worked
create unique index voucher_occasion_once on voucher (tenant_id, customer_id, occasion, occasion_on) where occasion is not null;
create index voucher_customer on voucher (tenant_id, customer_id, id desc);
create index voucher_chain on voucher (tenant_id, chain_id, id desc);
create index voucher_chain_end on voucher (tenant_id, chain_id, valid_until, id);
create index voucher_definition_count on voucher (tenant_id, definition_id, customer_id);
${tenantWall('voucher', 'select, insert')}

create table voucher_redemption (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  voucher_id uuid not null,
  customer_id uuid not null,
  store_id uuid not null,
  receipt_no text not null check (length(receipt_no) between 1 and 64),
  -- off the receipt, and off the voucher: they differ where what is not needed is lost
  off_minor bigint not null check (off_minor ${MINOR}),
  taken_minor bigint not null check (taken_minor >= off_minor),
  eligible_minor bigint not null check (eligible_minor >= off_minor),
  hold_id uuid,
  redeemed_on date not null,
  redeemed_at timestamptz not null,
  recorded_at timestamptz not null default app.now(),
  recorded_by uuid,
  primary key (tenant_id, id),
  constraint voucher_redemption_receipt_unique unique (tenant_id, store_id, receipt_no, voucher_id),
  foreign key (tenant_id, voucher_id) references voucher (tenant_id, id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action
);
create index voucher_redemption_voucher on voucher_redemption (tenant_id, voucher_id, redeemed_at);
${tenantWall('voucher_redemption', 'select, insert')}

create table voucher_entry (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  voucher_id uuid not null,
  -- 0, 1, 2 … among the entries of its voucher: of two who would move it at once one finds the place taken (TRUST 25)
  seq int not null check (seq >= 0),
  kind text not null check (kind in ('issue', 'redeem', 'giveBack', 'void', 'expire')),
  -- onto the voucher, or off it
  amount bigint not null check (amount <> 0 and abs(amount) <= 9007199254740991),
  redemption_id uuid,
  -- what came back is good until then, where the voucher itself ends earlier
  good_until date,
  reason text check (length(reason) between 1 and 500),
  happened_on date not null,
  recorded_at timestamptz not null default app.now(),
  recorded_by uuid,
  primary key (tenant_id, id),
  constraint voucher_entry_seq_unique unique (tenant_id, voucher_id, seq),
  check ((kind = 'issue') = (seq = 0)),
  check ((kind in ('redeem', 'giveBack')) = (redemption_id is not null)),
  check (case kind when 'issue' then amount > 0 when 'redeem' then amount < 0 else true end),
  check (good_until is null or kind = 'giveBack'),
  foreign key (tenant_id, voucher_id) references voucher (tenant_id, id) on update no action,
  foreign key (tenant_id, redemption_id) references voucher_redemption (tenant_id, id) on update no action
);
create index voucher_entry_left on voucher_entry (tenant_id, voucher_id) include (kind, amount, good_until);
create index voucher_entry_redemption on voucher_entry (tenant_id, redemption_id) where redemption_id is not null;
-- value that came back ends on days of its own
create index voucher_entry_ending on voucher_entry (tenant_id, chain_id, good_until, voucher_id) where good_until is not null;
${tenantWall('voucher_entry', 'select, insert')}`

const HOLDS = () => `
create table till_hold (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  store_id uuid not null,
  -- the points that it puts aside; it ends with them
  point_hold_id uuid,
  held_on date not null,
  held_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > held_at),
  state text not null default 'active' check (state in ('active', 'confirmed', 'cancelled')),
  ended_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  recorded_by uuid,
  primary key (tenant_id, id),
  check ((state = 'active') = (ended_at is null)),
  constraint till_hold_points_unique unique (tenant_id, point_hold_id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, point_hold_id) references point_hold (tenant_id, id) on update no action
);
create index till_hold_active on till_hold (tenant_id, customer_id) where state = 'active';
${tenantWall('till_hold', 'select, insert, update')}

create table till_hold_voucher (
  tenant_id uuid not null,
  hold_id uuid not null,
  voucher_id uuid not null,
  off_minor bigint not null check (off_minor ${MINOR}),
  taken_minor bigint not null check (taken_minor >= off_minor),
  eligible_minor bigint not null check (eligible_minor >= off_minor),
  primary key (tenant_id, hold_id, voucher_id),
  foreign key (tenant_id, hold_id) references till_hold (tenant_id, id) on update no action,
  foreign key (tenant_id, voucher_id) references voucher (tenant_id, id) on update no action
);
create index till_hold_of_voucher on till_hold_voucher (tenant_id, voucher_id);
${tenantWall('till_hold_voucher', 'select, insert')}
alter table voucher_redemption add foreign key (tenant_id, hold_id) references till_hold (tenant_id, id) on update no action;`

const LEDGER = `
alter table point_entry
  add column voucher_id uuid,
  drop constraint point_entry_of_redemption,
  add constraint point_entry_of_redemption check ((num_nonnulls(redemption_id, voucher_id) = 1) = (account = 'redemption')
    and (num_nonnulls(redemption_id, voucher_id) = 0) = (redemption_seq is null)) not valid,
  add foreign key (tenant_id, voucher_id) references voucher (tenant_id, id) on update no action not valid;
alter table point_entry validate constraint point_entry_of_redemption;
create unique index point_entry_voucher_once on point_entry (tenant_id, voucher_id, expires_on, redemption_seq) nulls not distinct where voucher_id is not null;

-- the last day whose occasions have been given their vouchers, and whose ended vouchers have been expired
alter table chain add column vouchers_issued_on date, add column vouchers_expired_on date;
alter table outbox_event drop constraint outbox_event_kind_check,
  add constraint outbox_event_kind_check check (kind in ('tierChanged', 'pointsMoved', 'policyInForce', 'voucherMoved'));`

export class Vouchers extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';
${DEFINITIONS()}
${VOUCHERS()}
${HOLDS()}
${LEDGER}`)
  }
}
