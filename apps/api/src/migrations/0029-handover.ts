// GROUP-3: the book of a member of a group goes to others: who takes whom, offered to them with a time to answer in, then handed over in one transaction in which the
// leaver's membership ends. One row per handover, per receiver and per customer; who was in the book is counted from these.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class Handover extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table handover (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  store_id uuid not null,
  group_id uuid not null,
  leaver_id uuid not null,
  -- whether the leaver stays in the group with an empty book
  stays boolean not null,
  reason text not null check (length(reason) between 1 and 500),
  state text not null check (state in ('drafted', 'offered', 'done', 'withdrawn')),
  answer_until timestamptz,
  asked_at timestamptz not null default app.now(),
  asked_by uuid,
  done_at timestamptz,
  done_by uuid,
  done_on date,
  primary key (tenant_id, id),
  check ((state = 'done') = (done_at is not null) and (done_at is null) = (done_on is null)),
  foreign key (tenant_id, chain_id) references chain (tenant_id, id) on update no action,
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, group_id) references staff_group (tenant_id, id) on update no action,
  foreign key (tenant_id, leaver_id) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, asked_by) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, done_by) references staff (tenant_id, id) on update no action
);
-- a book is handed over once at a time
create unique index handover_open on handover (tenant_id, leaver_id) where state in ('drafted', 'offered');
create index handover_store on handover (tenant_id, store_id, id desc);
create index handover_done on handover (tenant_id, done_on) where state = 'done';
${tenantWall('handover', 'select, insert, update')}

create table handover_receiver (
  tenant_id uuid not null,
  handover_id uuid not null,
  staff_id uuid not null,
  group_id uuid not null,
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz check ((answered_at is null) = (answer is null)),
  primary key (tenant_id, handover_id, staff_id),
  foreign key (tenant_id, handover_id) references handover (tenant_id, id) on update no action,
  foreign key (tenant_id, staff_id) references staff (tenant_id, id) on update no action,
  foreign key (tenant_id, group_id) references staff_group (tenant_id, id) on update no action
);
create index handover_receiver_staff on handover_receiver (tenant_id, staff_id) where answer is null;
${tenantWall('handover_receiver', 'select, insert, update')}

create table handover_customer (
  tenant_id uuid not null,
  handover_id uuid not null,
  customer_id uuid not null,
  receiver_id uuid not null,
  because text not null check (because in ('sold', 'even', 'chosen', 'came')),
  primary key (tenant_id, handover_id, customer_id),
  foreign key (tenant_id, handover_id, receiver_id) references handover_receiver (tenant_id, handover_id, staff_id) on update no action,
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action
);
create index handover_customer_receiver on handover_customer (tenant_id, handover_id, receiver_id, customer_id);
${tenantWall('handover_customer', 'select, insert, update')}`)
  }
}
