// TRUST 15: a version of a policy that is no draft is sealed in the statement that makes it so (migration 0026, ADR 0021): its row and its seal refer to each other,
// and both are looked at when the statement ends. From then on its number, its name and its words stay, and it is a draft no more.
import { sql, type Sql } from './db/sql.ts'

/** `written`: an insert into policy_version, or an update of it that makes versions of drafts; without `returning`. */
export const sealing = (tenantId: string, written: Sql): Sql => sql`
  with written as (${written} returning id, seal)
  insert into policy_seal (tenant_id, policy_version_id, seal) select ${tenantId}::uuid, id, seal from written`
