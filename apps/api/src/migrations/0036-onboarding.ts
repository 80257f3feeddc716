// INC-6: how many customer files a store had when it began, as its manager declared, and corrections of that. Neither is changed or deleted; the latest correction
// counts. The index finds the day on which so many files had been entered without reading other stores'; by `case`, because under row-level security the planner takes `coalesce` for a
// function that might tell of rows, and finds nothing by it.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

export class OnboardingOfStores extends Migration {
  /** The index is built while stores go on registering; the tables are one statement, which holds whole or not at all. */
  override isTransactional(): boolean {
    return false
  }

  override up(): void {
    // Killed while it was built, it is there and not valid.
    this.addSql('drop index concurrently if exists customer_entered')
    this.addSql(
      'create index concurrently customer_entered on customer (tenant_id, (case when registered_store_id is null then store_id else registered_store_id end), recorded_at)'
    )
    this.addSql(`
create table onboarding (
  tenant_id uuid not null,
  store_id uuid not null,
  declared_on date not null,
  files int not null check (files between 1 and 1000000),
  declared_by uuid,
  recorded_at timestamptz not null default app.now(),
  primary key (tenant_id, store_id),
  foreign key (tenant_id, store_id) references store (tenant_id, id) on update no action,
  foreign key (tenant_id, declared_by) references staff (tenant_id, id) on update no action
);
${tenantWall('onboarding', 'select, insert')}

create table onboarding_correction (
  tenant_id uuid not null,
  store_id uuid not null,
  no int not null check (no > 0),
  files int not null check (files between 1 and 1000000),
  reason text not null check (length(reason) between 1 and 500),
  corrected_by uuid,
  recorded_at timestamptz not null default app.now(),
  primary key (tenant_id, store_id, no),
  foreign key (tenant_id, store_id) references onboarding (tenant_id, store_id) on update no action,
  foreign key (tenant_id, corrected_by) references staff (tenant_id, id) on update no action
);
${tenantWall('onboarding_correction', 'select, insert')}`)
  }
}
