// GROUP-2: a plan of a store's book: who of the chosen customers comes to which group, and why; shown, adjusted, carried out and taken back. One row per plan and
// one per customer; how far it is is counted from these. An interval that a plan made names it: it is taken back as long as the interval is the present one.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class BookPlan extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table book_plan (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  source text not null check (source in ('selection', 'filter')),
  state text not null check (state in ('planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'discarded', 'failed')),
  attempts int not null default 0,
  group_ids uuid[] not null check (cardinality(group_ids) between 1 and 200),
  reason text check (length(reason) between 1 and 500),
  -- relationships with the groups, and how many of them the plan as it was made keeps; null until it is made
  known int,
  kept int check (kept <= known),
  asked_at timestamptz not null default app.now(),
  asked_by uuid,
  applied_at timestamptz,
  applied_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, asked_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, applied_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, undone_by) references staff (tenant_id, id) on update no action
);
create index book_plan_store on book_plan (tenant_id, store_id, id desc);
${tenantWall('book_plan', 'select, insert, update')}

create table book_plan_customer (
  tenant_id uuid not null,
  plan_id uuid not null,
  customer_id uuid not null,
  tier_key text,
  from_group_id uuid,
  from_keeper_id uuid,
  -- null until the plan is made
  to_group_id uuid,
  to_keeper_id uuid,
  because text check (because in ('registered', 'sold', 'even', 'chosen')),
  -- what became of it: null until it is carried out
  outcome text check (outcome in ('moved', 'stayed', 'changed', 'undone', 'kept')),
  primary key (tenant_id, plan_id, customer_id),
  foreign key (tenant_id, plan_id) references book_plan (tenant_id, id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action
);
create index book_plan_customer_pending on book_plan_customer (tenant_id, plan_id, customer_id) where outcome is null;
create index book_plan_customer_group on book_plan_customer (tenant_id, plan_id, to_group_id, customer_id);
${tenantWall('book_plan_customer', 'select, insert, update')}

alter table assignment
  add column plan_id uuid,
  add foreign key (tenant_id, plan_id) references book_plan (tenant_id, id) on update no action;`)
  }
}
