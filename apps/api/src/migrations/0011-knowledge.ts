// What was known when (TIME-3). Facts keep when they happened and when they were recorded; here is kept what used to be overwritten: which units a return
// took back before another fact moved them, how long a standing was meant to last before it was ended, whom a file named as referrer before. What is true
// now stays where it was, so nothing that asks about today reads more than before. `app.now` is the transaction's time, by the service's clock where that
// can be moved (never in production) and by the database's otherwise: everything recorded is dated by it.
import { Migration } from '@mikro-orm/migrations'
import { appRole, platformRole } from './roles.ts'
import { tenantWall } from './walls.ts'

/** Tables whose rows are dated by when they were recorded. */
const RECORDED = [
  'group_membership',
  'customer',
  'assignment',
  'consent',
  'item',
  'purchase',
  'purchase_return',
  'visit',
  'point_entry',
  'standing',
  'tier_change'
]

/** Tables of the one update below. The owner, who is no superuser, sees their rows only while the wall is not forced on it. */
const FILLED = ['return_allocation', 'purchase', 'purchase_return']

export class Knowledge extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

create function app.now() returns timestamptz language sql stable as $$
  select coalesce(nullif(pg_catalog.current_setting('app.now', true), '')::timestamptz, pg_catalog.now())
$$;
grant execute on function app.now() to ${appRole()}, ${platformRole()};

${RECORDED.map(table => `alter table ${table} alter column recorded_at set default app.now();`).join('\n')}
alter table policy_event alter column at set default app.now();
alter table policy_version alter column created_at set default app.now();

alter table return_allocation add column recorded_at timestamptz not null default app.now();
${FILLED.map(table => `alter table ${table} no force row level security;`).join('\n')}
update return_allocation a set recorded_at = greatest(p.recorded_at, p.claimed_at, r.recorded_at)
  from purchase p, purchase_return r
  where p.tenant_id = a.tenant_id and p.id = a.purchase_id and r.tenant_id = a.tenant_id and r.id = a.return_id;
${FILLED.map(table => `alter table ${table} force row level security;`).join('\n')}
create table return_allocation_past (
  tenant_id uuid not null,
  purchase_id uuid not null,
  purchase_line_no int not null,
  return_id uuid not null,
  return_line_no int not null,
  returned_on date not null,
  units bigint not null,
  amount_minor bigint not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null check (superseded_at > recorded_at),
  primary key (tenant_id, purchase_id, purchase_line_no, return_id, return_line_no, recorded_at),
  foreign key (tenant_id, return_id, return_line_no) references return_line (tenant_id, return_id, line_no) on update no action,
  foreign key (tenant_id, purchase_id, purchase_line_no) references purchase_line (tenant_id, purchase_id, line_no) on update no action
);
${tenantWall('return_allocation_past', 'select, insert')}

-- until superseded_at the standing's planned last day was this
create table standing_past (
  tenant_id uuid not null,
  standing_id uuid not null,
  superseded_at timestamptz not null,
  ends_on date,
  primary key (tenant_id, standing_id, superseded_at),
  foreign key (tenant_id, standing_id) references standing (tenant_id, id) on update no action
);
${tenantWall('standing_past', 'select, insert')}

-- null: since the file was recorded
alter table customer add column referrer_recorded_at timestamptz;
create table referral_past (
  tenant_id uuid not null,
  customer_id uuid not null,
  referrer_id uuid not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null check (superseded_at > recorded_at),
  primary key (tenant_id, customer_id, recorded_at),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id) on update no action,
  foreign key (tenant_id, referrer_id) references customer (tenant_id, id) on update no action
);
create index referral_past_referrer on referral_past (tenant_id, referrer_id);
${tenantWall('referral_past', 'select, insert')}`)
  }
}
