// PROFILE-4: how the subject of a file agreed to its being made. Files that were there before, and those of imports, say nothing.
import { Migration } from '@mikro-orm/migrations'

export class FileConsent extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';

alter table customer add column file_consent text;
`)
  }
}
