// TRUST 15: what a version of a policy is of, whose it is and what it was made from stay as they were inserted. Its words are a draft's to change, and whose draft
// it is the service asks for: `grant` knows no states.
import { Migration } from '@mikro-orm/migrations'
import { appRole, platformRole } from './roles.ts'

export class PolicyFrozen extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

revoke update on policy_version from ${appRole()}, ${platformRole()};
grant update (status, version, name, revision, body, effective_on, retired_on) on policy_version to ${appRole()}, ${platformRole()};`)
  }
}
