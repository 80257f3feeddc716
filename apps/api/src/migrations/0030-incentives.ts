// INC-1…INC-12: what a closed month measured, with the parts that every figure is the sum of; the entries of the incentive ledger and who has which share of them;
// disputes. Figures, parts, entries and shares are facts: they are added and never changed (TRUST 22).
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class Incentives extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

-- a month of a chain being closed, closed, approved; what is booked in a month that is approved goes to the next
create table incentive_period (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  month date not null check (extract(day from month) = 1),
  -- the plan that was in force on its first day
  policy_version_id uuid not null,
  state text not null check (state in ('measuring', 'scoring', 'closed', 'approved', 'failed')),
  attempts smallint not null default 0,
  closed_by uuid,
  asked_at timestamptz not null default app.now(),
  -- of which instant the facts are that were measured
  measured_at timestamptz,
  closed_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, chain_id, month),
  check ((state = 'approved') = (approved_at is not null)),
  -- TRUST 15
  check (approved_by is distinct from closed_by or approved_by is null),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, policy_version_id) references policy_version (tenant_id, id) on update no action,
  foreign key (tenant_id, closed_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, approved_by) references staff (tenant_id, id) on update no action
);
${tenantWall('incentive_period', 'select, insert, update')}

-- what was measured of whom; numbered within its period
create table incentive_figure (
  tenant_id uuid not null,
  period_id uuid not null,
  no integer not null,
  key text not null check (length(key) between 1 and 20),
  measured text not null check (measured in ('group', 'store', 'associate')),
  subject_id uuid not null,
  store_id uuid not null,
  numerator bigint not null,
  -- null: a count
  denominator bigint check (denominator >= 0),
  days smallint not null check (days >= 0),
  of_days smallint not null check (of_days > 0),
  primary key (tenant_id, period_id, no),
  unique (tenant_id, period_id, key, measured, subject_id, store_id),
  foreign key (tenant_id, period_id) references incentive_period (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action
);
create index incentive_figure_subject on incentive_figure (tenant_id, subject_id, key, period_id);
create index incentive_figure_store on incentive_figure (tenant_id, period_id, store_id);
${tenantWall('incentive_figure', 'select, insert')}

-- what a figure is the sum of, by customer; one line for what has none, such as receipts of nobody
create table incentive_part (
  tenant_id uuid not null,
  period_id uuid not null,
  figure_no integer not null,
  no integer not null,
  customer_id uuid,
  numerator bigint not null,
  denominator bigint,
  primary key (tenant_id, period_id, figure_no, no),
  foreign key (tenant_id, period_id, figure_no) references incentive_figure (tenant_id, period_id, no) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action
);
create index incentive_part_customer on incentive_part (tenant_id, customer_id) where customer_id is not null;
${tenantWall('incentive_part', 'select, insert')}

-- a store of which a period is closed: written with its entries, so that each store is closed once
create table incentive_store (
  tenant_id uuid not null,
  period_id uuid not null,
  store_id uuid not null,
  -- entries that nobody could be given, by rule
  unassigned jsonb not null default '[]',
  closed_at timestamptz not null default app.now(),
  primary key (tenant_id, period_id, store_id),
  foreign key (tenant_id, period_id) references incentive_period (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action
);
${tenantWall('incentive_store', 'select, insert')}

create table incentive_entry (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  -- the month in which it is booked and paid, and the first day of the period it is for
  month date not null check (extract(day from month) = 1),
  for_on date not null,
  span text not null check (span in ('month', 'quarter')),
  rule_key text not null check (length(rule_key) between 1 and 20),
  -- the rule as it was, and what it was judged by: the amount can be derived of both again
  rule jsonb not null,
  evidence jsonb not null,
  -- whose figure it is, and who has it
  subject_id uuid not null,
  beneficiary text not null check (beneficiary in ('group', 'store', 'associate', 'storeManager')),
  beneficiary_id uuid not null,
  unit text not null check (unit in ('points', 'money')),
  -- the sum of its shares
  amount bigint not null check (amount between -9007199254740991 and 9007199254740991),
  forfeit jsonb,
  corrects_id uuid,
  reason text check (length(reason) between 1 and 500),
  made_by uuid,
  recorded_at timestamptz not null default app.now(),
  primary key (tenant_id, id),
  check (corrects_id is null or reason is not null or amount <> 0),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, corrects_id) references incentive_entry (tenant_id, id) on update no action,
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on update no action
);
-- one closing, one entry of a rule for whom it measured; a correction names what it corrects, once
create unique index incentive_entry_once on incentive_entry (tenant_id, chain_id, month, rule_key, subject_id, store_id, for_on) where corrects_id is null;
create unique index incentive_entry_corrected_once on incentive_entry (tenant_id, corrects_id) where corrects_id is not null;
create index incentive_entry_store on incentive_entry (tenant_id, store_id, month, id);
create index incentive_entry_subject on incentive_entry (tenant_id, subject_id, rule_key, for_on);
${tenantWall('incentive_entry', 'select, insert')}

-- an amount from the chain to a person, below 0 the other way: what one loses the other gains, so that no movement needs two rows
create table incentive_share (
  tenant_id uuid not null,
  entry_id uuid not null,
  staff_id uuid not null,
  month date not null,
  store_id uuid not null,
  days smallint not null check (days > 0),
  amount bigint not null,
  primary key (tenant_id, entry_id, staff_id),
  foreign key (tenant_id, entry_id) references incentive_entry (tenant_id, id) on update no action,
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action
);
create index incentive_share_staff on incentive_share (tenant_id, staff_id, month, entry_id);
create index incentive_share_store on incentive_share (tenant_id, store_id, month, staff_id);
${tenantWall('incentive_share', 'select, insert')}

create table incentive_dispute (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  entry_id uuid not null,
  raised_by uuid not null,
  text text not null check (length(text) between 1 and 1000),
  raised_at timestamptz not null default app.now(),
  state text not null default 'open' check (state in ('open', 'upheld', 'corrected', 'withdrawn')),
  -- who made the entry: neither that person nor who raised it decides
  made_by uuid,
  decided_by uuid,
  decided_at timestamptz,
  decision text check (length(decision) between 1 and 1000),
  correction_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, entry_id, raised_by),
  check (decided_by <> raised_by and decided_by is distinct from made_by or decided_by is null),
  check ((state in ('upheld', 'corrected')) = (decided_at is not null and decided_by is not null and decision is not null)),
  check ((state = 'corrected') = (correction_id is not null)),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, entry_id) references incentive_entry (tenant_id, id) on update no action,
  foreign key (tenant_id, raised_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, made_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, decided_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, correction_id) references incentive_entry (tenant_id, id) on update no action
);
create index incentive_dispute_store on incentive_dispute (tenant_id, chain_id, store_id, state, id);
${tenantWall('incentive_dispute', 'select, insert, update')}
`)
  }
}
