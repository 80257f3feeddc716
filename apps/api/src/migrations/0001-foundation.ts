// The shape and the wall of the foundation. Every tenant table leads each key with tenant_id and sits behind one policy (TRUST 2, 4);
// facts keep when they happened and when they were recorded (TIME-3); ledgers are insert-only by grant (TRUST 22, 33).
import { Migration } from '@mikro-orm/migrations'
import { appRole, platformRole } from './roles.ts'

/** Tables behind the wall, with what the app role may do: s(elect) i(nsert) u(pdate) d(elete). Nobody but the owner may truncate. */
const TENANT_TABLES = {
  tenant: 's',
  chain: 'siu',
  store: 'siu',
  staff_group: 'siu',
  staff: 'siu',
  group_membership: 'siu',
  role_grant: 'siu',
  api_client: 'siu',
  api_key: 'siu',
  idempotency_key: 'sid',
  policy_version: 'siu',
  customer: 'siu',
  customer_state: 'siud',
  assignment: 'siu',
  consent: 'si',
  item: 'siu',
  purchase: 'siu',
  purchase_line: 'si',
  purchase_return: 'siu',
  return_line: 'si',
  return_allocation: 'siud',
  visit: 'siu',
  point_entry: 'si',
  standing: 'siu',
  tier_change: 'si',
  import_run: 'siu',
  import_part: 'sid',
  import_note: 'sid',
  import_preset: 'siud',
  export_link: 'siud',
  audit_entry: 'si',
  audit_seal: 'si'
} as const

const RIGHT = { s: 'select', i: 'insert', u: 'update', d: 'delete' } as const

export class Foundation extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';
create extension if not exists btree_gist;
create schema app;
revoke create on schema public from public;

-- The door (TRUST 3): the one place that says whose rows a transaction sees. set local, so a pooled connection forgets it at commit.
create function app.set_tenant(tenant uuid) returns void language plpgsql as $$
begin
  execute format('set local app.tenant_id = %L', tenant);
end $$;

-- After a tenant's first great import the planner has never heard of it and would join its rows one by one, until autovacuum comes by. Only the tables'
-- owner may gather statistics (before PostgreSQL 17), so it is lent here: no argument, no answer, a sample of each table. Whoever gathers already is waited for by nobody.
create function app.gather_statistics() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  analyze (skip_locked) public.customer, public.assignment, public.item, public.purchase, public.purchase_line, public.purchase_return, public.return_line,
    public.return_allocation, public.visit, public.point_entry, public.customer_state;
end $$;

-- ── Not tenant data: who may sign in, and where to ─────────────────────────────────────────────────────────────────────
-- Only what a person's companies have in common: the one name they are joined by. Whatever a company says of the person, the names it lets them sign in
-- with and the password it has set, is that company's alone: a login never tells one company what another has done (TRUST 5).
create table login (
  id uuid primary key,
  email text unique check (email = lower(email)),
  phone text unique,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  check (num_nonnulls(email, phone) = 1)
);
create table login_company (
  login_id uuid not null references login (id) on update no action,
  company_id uuid not null,
  -- a copy, so that a person's companies can be listed without passing every one's door
  company_name text not null,
  -- copies of the names in staff, to sign in with
  email text check (email = lower(email)),
  phone text,
  -- opens this company only; without one there is no signing in to it
  password_hash text,
  locale text,
  joined_at timestamptz not null default now(),
  primary key (login_id, company_id),
  constraint login_company_email_unique unique (email, company_id),
  constraint login_company_phone_unique unique (phone, company_id)
);
create table session (
  token_hash bytea primary key,
  login_id uuid not null references login (id) on update no action,
  company_id uuid,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_login on session (login_id);
-- companies whose own password was given when the session began: where it may go
create table session_company (
  token_hash bytea not null references session (token_hash) on update no action on delete cascade,
  company_id uuid not null,
  login_id uuid not null,
  primary key (token_hash, company_id),
  foreign key (login_id, company_id) references login_company (login_id, company_id) on update no action on delete cascade
);
create index session_company_login on session_company (login_id, company_id);
create table sign_in_attempt (
  id uuid primary key,
  -- hash of an account or of an address
  subject text not null,
  failed_at timestamptz not null
);
create index sign_in_attempt_subject on sign_in_attempt (subject, failed_at);
create table company_directory (
  id uuid primary key,
  created_at timestamptz not null default now()
);

-- ── Organisation ───────────────────────────────────────────────────────────────────────────────────────────────────────
create table tenant (
  tenant_id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz not null default now()
);
create table chain (
  tenant_id uuid not null references tenant (tenant_id) on update no action,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  member_no_prefix text not null default 'M',
  next_member_no bigint not null default 1,
  created_at timestamptz not null default now(),
  closed_on date,
  -- the last local day for which time has been let work on every tier of the chain (TIER-11)
  tiers_decided_on date,
  primary key (tenant_id, id)
);
create table store (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 120),
  city text not null default '',
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint store_code_unique unique (tenant_id, chain_id, code),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action
);
create table staff_group (
  tenant_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint staff_group_name_unique unique (tenant_id, store_id, name),
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action
);
create table staff (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  login_id uuid,
  name text not null check (length(name) between 1 and 120),
  staff_no text not null check (length(staff_no) between 1 and 40),
  -- as this company knows them; the login's own stay in login, out of every company's sight
  email text,
  phone text,
  joined_on date not null,
  left_on date check (left_on >= joined_on),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint staff_no_unique unique (tenant_id, staff_no),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action
);
-- one person works once in a company; who left may come back
create unique index staff_email_unique on staff (tenant_id, email) where left_on is null;
create unique index staff_phone_unique on staff (tenant_id, phone) where left_on is null;
create unique index staff_login_unique on staff (tenant_id, login_id) where left_on is null;
create index staff_chain on staff (tenant_id, chain_id, name, id);
create table group_membership (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  group_id uuid not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, group_id) references staff_group (tenant_id, id) on update no action,
  constraint group_membership_no_overlap exclude using gist (tenant_id with =, staff_id with =, daterange(from_on, until_on, '[]') with &&)
);
create index group_membership_group on group_membership (tenant_id, group_id, from_on);
create table role_grant (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('HQ', 'OPERATOR', 'STORE_MANAGER', 'ASSOCIATE', 'ANALYST')),
  chain_id uuid,
  store_id uuid,
  group_id uuid,
  granted_at timestamptz not null default now(),
  granted_by uuid,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  check (num_nonnulls(chain_id, store_id, group_id) = 1),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, group_id) references staff_group (tenant_id, id) on update no action
);
create unique index role_grant_once on role_grant (tenant_id, staff_id, role, coalesce(chain_id, store_id, group_id)) where revoked_at is null;
create table api_client (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid,
  name text not null check (length(name) between 1 and 80),
  scopes text[] not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action
);
create table api_key (
  tenant_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references api_client (tenant_id, id) on update no action
);
create index api_key_client on api_key (tenant_id, client_id);
-- The answer to a command that moves points, money or gifts, kept with the request's hash (TRUST 24).
create table idempotency_key (
  tenant_id uuid not null references tenant (tenant_id) on update no action,
  operation text not null,
  key text not null check (length(key) between 1 and 200),
  request_hash bytea not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, operation, key)
);
create index idempotency_key_age on idempotency_key (tenant_id, created_at);

-- ── Policies (TIER-10): one in force per chain and kind on any day ─────────────────────────────────────────────────────
create table policy_version (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null check (kind in ('tier', 'earning', 'profile')),
  version int not null check (version > 0),
  status text not null check (status in ('draft', 'submitted', 'approved', 'scheduled', 'inForce', 'retired')),
  body jsonb not null,
  effective_on date,
  retired_on date check (retired_on >= effective_on),
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (tenant_id, id),
  constraint policy_version_number unique (tenant_id, chain_id, kind, version),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  constraint policy_version_one_in_force exclude using gist (tenant_id with =, chain_id with =, kind with =, daterange(effective_on, retired_on) with &&)
    where (status in ('scheduled', 'inForce', 'retired'))
);

-- ── Customers ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table customer (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  member_no text not null check (length(member_no) between 1 and 40),
  kind text not null default 'person' check (kind in ('person', 'company')),
  name text not null check (length(name) between 1 and 120),
  sort_name text not null,
  search text not null,
  gender text check (gender in ('female', 'male', 'other')),
  birth_on date,
  birth_month smallint check (birth_month between 1 and 12),
  birth_day smallint check (birth_day between 1 and 31),
  age_band text,
  ethnicity text,
  phone text check (phone ~ '^\\+[1-9][0-9]{5,14}$'),
  email text,
  address text,
  profile jsonb not null default '{}',
  note text,
  referrer_id uuid check (referrer_id <> id),
  capture_source text not null,
  registered_on date not null,
  registered_at timestamptz not null,
  registered_by uuid,
  -- where the file was made, once the home store is another (TERM-3 counts a registration where it happened)
  registered_store_id uuid,
  do_not_contact_at timestamptz,
  completeness int not null default 0 check (completeness between 0 and 1000000),
  recorded_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  import_id uuid,
  primary key (tenant_id, id),
  constraint customer_member_no_unique unique (tenant_id, chain_id, member_no),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, registered_store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, referrer_id) references customer (tenant_id, id) on update no action
);
create unique index customer_phone_unique on customer (tenant_id, chain_id, phone) where phone is not null;
create index customer_registered on customer (tenant_id, chain_id, registered_on, id);
create index customer_store on customer (tenant_id, store_id, id);
create index customer_name on customer (tenant_id, chain_id, sort_name, id);
create index customer_completeness on customer (tenant_id, chain_id, completeness, id);
create index customer_referrer on customer (tenant_id, referrer_id, registered_on) where referrer_id is not null;
create index customer_birthday on customer (tenant_id, chain_id, birth_month, id) where birth_month is not null;

-- What the facts add up to, recomputed from them and never incremented: the tier, and the figures the lists sort by.
create table customer_state (
  tenant_id uuid not null,
  customer_id uuid not null,
  chain_id uuid not null,
  status text not null check (status in ('tier', 'lost', 'none')),
  tier_key text,
  tier_rank smallint,
  base_rank smallint,
  source text not null check (source in ('rules', 'designation', 'override')),
  lowered boolean not null,
  policy_version_id uuid not null,
  decided_on date not null,
  next_change_on date,
  purchase_count int not null,
  net_minor bigint not null,
  points bigint not null,
  first_purchase_on date,
  last_purchase_on date,
  last_visit_on date,
  primary key (tenant_id, customer_id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action
);
create index customer_state_due on customer_state (tenant_id, chain_id, next_change_on) where next_change_on is not null;
create index customer_state_tier on customer_state (tenant_id, chain_id, status, tier_rank, customer_id);
create index customer_state_visit on customer_state (tenant_id, chain_id, last_visit_on, customer_id);
create index customer_state_net on customer_state (tenant_id, chain_id, net_minor, customer_id);

-- GROUP-1: at most one group at a time.
create table assignment (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  group_id uuid not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  reason text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, group_id) references staff_group (tenant_id, id) on update no action,
  constraint assignment_no_overlap exclude using gist (tenant_id with =, customer_id with =, daterange(from_on, until_on, '[]') with &&)
);
create unique index assignment_current on assignment (tenant_id, customer_id) where until_on is null;
create index assignment_group on assignment (tenant_id, group_id, customer_id) where until_on is null;
create table consent (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  channel text not null,
  granted boolean not null,
  source text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action
);
create index consent_customer on consent (tenant_id, customer_id, purpose, channel, happened_at desc, id desc);

-- ── Purchases, returns, visits ─────────────────────────────────────────────────────────────────────────────────────────
create table item (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  code text not null check (length(code) between 1 and 80),
  name text not null default '',
  category text not null default '',
  edited_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint item_code_unique unique (tenant_id, chain_id, code),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action
);
create table purchase (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  receipt_no text not null check (length(receipt_no) between 1 and 64),
  happened_at timestamptz not null,
  purchased_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  source text not null check (source in ('till', 'admin', 'import')),
  import_id uuid,
  customer_id uuid,
  claimed_at timestamptz,
  decline_reason text,
  seller_id uuid,
  units bigint not null check (units > 0),
  paid_minor bigint not null check (paid_minor >= 0 and paid_minor <= 9007199254740991),
  special_minor bigint not null default 0,
  -- derived from return_allocation, recomputed whenever it changes
  returned_units bigint not null default 0 check (returned_units between 0 and units),
  returned_minor bigint not null default 0 check (returned_minor between 0 and paid_minor),
  returned_in_full_on date,
  voided_at timestamptz,
  void_reason text,
  primary key (tenant_id, id),
  constraint purchase_receipt_no_unique unique (tenant_id, store_id, receipt_no),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, seller_id) references staff (tenant_id, id) on update no action
);
create index purchase_customer on purchase (tenant_id, customer_id, purchased_on desc, id) where customer_id is not null;
create index purchase_chain on purchase (tenant_id, chain_id, happened_at, id);
create table purchase_line (
  tenant_id uuid not null,
  purchase_id uuid not null,
  line_no int not null check (line_no > 0),
  item_id uuid not null,
  quantity bigint not null check (quantity > 0),
  amount_minor bigint not null check (amount_minor >= 0),
  special_price boolean not null default false,
  primary key (tenant_id, purchase_id, line_no),
  foreign key (tenant_id, purchase_id) references purchase (tenant_id, id) on update no action,
  foreign key (tenant_id, item_id) references item (tenant_id, id) on update no action
);
create table purchase_return (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  return_no text not null check (length(return_no) between 1 and 64),
  happened_at timestamptz not null,
  returned_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  source text not null check (source in ('till', 'admin', 'import')),
  import_id uuid,
  customer_id uuid,
  purchase_id uuid,
  units bigint not null check (units > 0),
  voided_at timestamptz,
  void_reason text,
  primary key (tenant_id, id),
  constraint purchase_return_no_unique unique (tenant_id, store_id, return_no),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, purchase_id) references purchase (tenant_id, id) on update no action
);
create index purchase_return_customer on purchase_return (tenant_id, customer_id, returned_on) where customer_id is not null;
create index purchase_return_purchase on purchase_return (tenant_id, purchase_id) where purchase_id is not null;
create index purchase_return_chain on purchase_return (tenant_id, chain_id, happened_at, id);
create table return_line (
  tenant_id uuid not null,
  return_id uuid not null,
  line_no int not null check (line_no > 0),
  item_id uuid not null,
  purchase_line_no int,
  quantity bigint not null check (quantity > 0),
  primary key (tenant_id, return_id, line_no),
  foreign key (tenant_id, return_id) references purchase_return (tenant_id, id) on update no action,
  foreign key (tenant_id, item_id) references item (tenant_id, id) on update no action
);
-- Which units a return took back, a function of the facts (TERM-1, TERM-1b): rewritten for a customer and item when a fact of theirs arrives.
create table return_allocation (
  tenant_id uuid not null,
  return_id uuid not null,
  return_line_no int not null,
  purchase_id uuid not null,
  purchase_line_no int not null,
  returned_on date not null,
  units bigint not null check (units > 0),
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (tenant_id, return_id, return_line_no, purchase_id, purchase_line_no),
  foreign key (tenant_id, return_id, return_line_no) references return_line (tenant_id, return_id, line_no) on update no action,
  foreign key (tenant_id, purchase_id, purchase_line_no) references purchase_line (tenant_id, purchase_id, line_no) on update no action
);
create index return_allocation_purchase on return_allocation (tenant_id, purchase_id);
create index return_allocation_day on return_allocation (tenant_id, returned_on);
create table visit (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  customer_id uuid not null,
  happened_at timestamptz not null,
  visited_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  reference text,
  note text,
  voided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action
);
create index visit_customer on visit (tenant_id, customer_id, visited_on desc, id);
create unique index visit_reference_unique on visit (tenant_id, store_id, reference) where reference is not null;
create index visit_chain on visit (tenant_id, chain_id, visited_on);

-- ── Points (POINT-1): one row moves points between a customer's account and one of the chain's, so every row is balanced ────────
create table point_entry (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('earn', 'bonus', 'redeem', 'expire', 'adjust', 'reverse')),
  account text not null check (account in ('earning', 'bonus', 'redemption', 'expiry', 'adjustment')),
  amount bigint not null check (amount <> 0 and abs(amount) <= 9007199254740991),
  happened_on date not null,
  confirmed_on date,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  purchase_id uuid,
  -- 0, 1, 2 … among the entries of its purchase and day, so that no two runs can post the same difference (POINT-3, TRUST 25)
  purchase_seq int check (purchase_seq >= 0),
  return_id uuid,
  policy_version_id uuid,
  lot_id uuid,
  corrects_id uuid,
  reason text,
  approved_by uuid,
  primary key (tenant_id, id),
  check (kind <> 'adjust' or reason is not null and approved_by is not null),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, purchase_id) references purchase (tenant_id, id) on update no action
);
create index point_entry_customer on point_entry (tenant_id, customer_id, happened_on, id) include (amount, account, kind, confirmed_on);
create index point_entry_purchase on point_entry (tenant_id, purchase_id) where purchase_id is not null;
create unique index point_entry_posted_once on point_entry (tenant_id, purchase_id, happened_on, purchase_seq) where purchase_seq is not null;
create unique index point_entry_corrected_once on point_entry (tenant_id, corrects_id) where corrects_id is not null;

-- ── Tiers ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Designations (TIER-7) and overrides (TIER-8). ends_on is the planned last day, included; withdrawn_on the day it was ended early: it no longer
-- holds on that day, and days before it still see the plan. One withdrawn by its first day never held.
create table standing (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('designation', 'override')),
  tier_key text not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  withdrawn_on date,
  reason text not null check (length(reason) between 1 and 500),
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (tenant_id, id),
  check (kind = 'designation' or ends_on is not null),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  constraint standing_no_overlap exclude using gist (tenant_id with =, customer_id with =, kind with =, daterange(starts_on, least(ends_on + 1, withdrawn_on)) with &&)
    where (withdrawn_on is null or withdrawn_on > starts_on)
);
create index standing_customer on standing (tenant_id, customer_id, starts_on, id);
create table tier_change (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  chain_id uuid not null,
  from_status text,
  from_tier_key text,
  from_rank smallint,
  to_status text not null,
  to_tier_key text,
  to_rank smallint,
  cause text not null,
  cause_id uuid,
  decided_on date not null,
  policy_version_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action
);
create index tier_change_customer on tier_change (tenant_id, customer_id, decided_on desc, id desc);
create index tier_change_chain on tier_change (tenant_id, chain_id, decided_on, id);

-- ── Import and export ──────────────────────────────────────────────────────────────────────────────────────────────────
create table import_run (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null check (kind in ('customers', 'receipts', 'receiptLines')),
  status text not null check (status in ('uploading', 'uploaded', 'checking', 'checked', 'running', 'cancelling', 'cancelled', 'done', 'failed')),
  file_name text not null,
  file_bytes bigint not null default 0,
  file_sha256 bytea,
  format jsonb not null default '{}',
  mapping jsonb not null default '{}',
  phase text,
  rows_total bigint,
  rows_done bigint not null default 0,
  summary jsonb not null default '{}',
  failure text,
  created_at timestamptz not null default now(),
  created_by uuid,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action
);
create index import_run_chain on import_run (tenant_id, chain_id, created_at desc, id desc);
create table import_part (
  tenant_id uuid not null,
  import_id uuid not null,
  content text not null check (content in ('source', 'report')),
  part_no int not null,
  bytes bytea not null,
  primary key (tenant_id, import_id, content, part_no),
  foreign key (tenant_id, import_id) references import_run (tenant_id, id) on update no action
);
create table import_note (
  tenant_id uuid not null,
  import_id uuid not null,
  code text not null,
  severity text not null check (severity in ('information', 'leftOut', 'error')),
  first_row bigint not null,
  sample text,
  row_count bigint not null,
  primary key (tenant_id, import_id, code),
  foreign key (tenant_id, import_id) references import_run (tenant_id, id) on update no action
);
create table import_preset (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null,
  name text not null check (length(name) between 1 and 80),
  mapping jsonb not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (tenant_id, id),
  constraint import_preset_name_unique unique (tenant_id, chain_id, kind, name),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action
);
create table export_link (
  tenant_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  staff_id uuid not null,
  list text not null,
  request jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  constraint export_link_token_unique unique (tenant_id, token_hash),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on update no action
);

-- ── Audit (TRUST 33) ───────────────────────────────────────────────────────────────────────────────────────────────────
create table audit_entry (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('user', 'client', 'platform', 'job')),
  actor_id uuid,
  action text not null,
  object_type text not null,
  object_id uuid,
  chain_id uuid,
  store_id uuid,
  detail jsonb not null default '{}',
  correlation_id text,
  primary key (tenant_id, id)
);
create index audit_entry_action on audit_entry (tenant_id, action, id);
create index audit_entry_object on audit_entry (tenant_id, object_type, object_id, id);
create index audit_entry_actor on audit_entry (tenant_id, actor_id, id);
create table audit_seal (
  tenant_id uuid not null,
  seq bigint not null check (seq > 0),
  entry_id uuid not null,
  hash bytea not null,
  sealed_at timestamptz not null default now(),
  primary key (tenant_id, seq),
  constraint audit_seal_entry_unique unique (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references audit_entry (tenant_id, id) on update no action
);
`)
    for (const [table, rights] of Object.entries(TENANT_TABLES)) {
      const granted = [...rights].map(r => RIGHT[r as keyof typeof RIGHT]).join(', ')
      this.addSql(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy tenant_wall on ${table}
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant ${granted} on ${table} to ${appRole()}, ${platformRole()};`)
    }
    this.addSql(`
grant insert, update on tenant to ${platformRole()};
grant usage on schema app to ${appRole()}, ${platformRole()};
grant execute on function app.set_tenant(uuid) to ${appRole()}, ${platformRole()};
revoke all on function app.gather_statistics() from public;
grant execute on function app.gather_statistics() to ${platformRole()};
grant select, insert, update, delete on login_company to ${appRole()}, ${platformRole()};
grant select, insert, update on login to ${appRole()}, ${platformRole()};
grant select, insert, update, delete on session, session_company, sign_in_attempt to ${appRole()}, ${platformRole()};
grant select, insert on company_directory to ${platformRole()};
`)
  }
}
