// TRUST 26: what others are told of is written in the transaction of the change itself, so it is told if, and only if, that commits. A row names its subject
// and holds nothing of it: what a reader may see of the subject is decided when it is read. A statement that changes many is told in rows of many subjects; a row's
// id is the first of them. `position` orders by commit: once no transaction older than a row is open, no row can come before it any more.
import { Migration } from '@mikro-orm/migrations'
import { platformRole } from './roles.ts'
import { tenantWall } from './walls.ts'

export class Outbox extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create table outbox_event (
  tenant_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  kind text not null check (kind in ('tierChanged', 'pointsMoved', 'policyInForce')),
  subject_ids uuid[] not null check (subject_ids[1] = id),
  customer_ids uuid[] not null check (cardinality(customer_ids) = cardinality(subject_ids)),
  at timestamptz not null default app.now(),
  position xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id)
);
create index outbox_event_feed on outbox_event (tenant_id, chain_id, position, id);
create index outbox_event_age on outbox_event (tenant_id, at);
${tenantWall('outbox_event', 'select, insert')}
grant delete on outbox_event to ${platformRole()};`)
  }
}
