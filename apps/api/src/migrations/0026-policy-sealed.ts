// TRUST 15, TIER-10: what was submitted is what is approved and carried out (ADR 0021). A version that is no draft any more has a seal, a hash of its number, name and
// words, in a row that the service can only insert; each refers to the other by that hash, so neither a word nor the way back to a draft passes, whichever statement
// tries. Who approves and is to be another says so with the version's writers beside. That a second person is asked for ends a day after somebody has said so.
import { Migration } from '@mikro-orm/migrations'
import { tenantWall } from './walls.ts'

/** Only functions that depend on nothing but what they are given; a backslash doubled is read by the cast as one. */
const SEAL = `case when status not in ('draft', 'discarded') then
    sha256(replace(version::text || ' ' || length(name)::text || ' ' || name || body::text, '\\', '\\\\')::bytea) end`

/** Filled from by the statements below. The owner, who is no superuser, sees their rows only while the wall is not forced on it. */
const FILLED = ['policy_version', 'policy_event']

export class PolicySealed extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table policy_version
  add column seal bytea generated always as (${SEAL}) stored,
  add unique (tenant_id, id, seal);

create table policy_seal (
  tenant_id uuid not null,
  policy_version_id uuid not null,
  seal bytea not null,
  sealed_at timestamptz not null default app.now(),
  primary key (tenant_id, policy_version_id),
  unique (tenant_id, policy_version_id, seal),
  foreign key (tenant_id, policy_version_id, seal) references policy_version (tenant_id, id, seal) on update no action
);

${FILLED.map(table => `alter table ${table} no force row level security;`).join('\n')}
insert into policy_seal (tenant_id, policy_version_id, seal) select tenant_id, id, seal from policy_version where seal is not null;

-- Of approvals there were: that another person approved is what is known of them.
alter table policy_event
  add column second_person boolean,
  add column author_ids uuid[];
update policy_event e set author_ids = w.author_ids, second_person = coalesce(e.staff_id <> all (w.author_ids), false)
  from (select a.tenant_id, a.id, array(select distinct b.staff_id from policy_event b where b.tenant_id = a.tenant_id
      and b.policy_version_id = a.policy_version_id and b.act in ('create', 'save', 'submit') and b.staff_id is not null) as author_ids
    from policy_event a where a.act = 'approve') w
  where w.tenant_id = e.tenant_id and w.id = e.id;
${FILLED.map(table => `alter table ${table} force row level security;`).join('\n')}
${tenantWall('policy_seal', 'select, insert')}

alter table policy_version
  add constraint policy_version_sealed foreign key (tenant_id, id, seal) references policy_seal (tenant_id, policy_version_id, seal) on update no action;
alter table policy_event
  add constraint policy_event_approval check ((act = 'approve') = (second_person is not null) and (act = 'approve') = (author_ids is not null)),
  add constraint policy_event_second_person check (not second_person or (staff_id is not null and staff_id <> all (author_ids)));

-- From then on no second person is asked for; null: as policy_second_person says.
alter table chain add column policy_second_person_until timestamptz;`)
  }
}
