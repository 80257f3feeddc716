// Receipts that were heard of, or found their customer, after their day: few, and looked for every night by when that was (BENEFIT-2). Any night asks for the
// last month, on the clock of any chain: a day more or less is in the index and not in the answer, and history that a file brings is not. No trigger or column
// of its own: an update of a receipt touches this index where it touches that of customers, when it is claimed.
import { Migration } from '@mikro-orm/migrations'

/** Not `coalesce`: behind a wall Postgres looks up by expressions of which it knows that they tell nothing, and that one is not among them. */
const HEARD = 'case when claimed_at is null then recorded_at else claimed_at end'

export class LateReceipts extends Migration {
  /** Built while tills go on recording: `concurrently` is in no transaction, and what waits for it is nobody. */
  override isTransactional(): boolean {
    return false
  }

  override up(): void {
    // Killed while it was built, it is there and not valid.
    this.addSql('drop index concurrently if exists purchase_late')
    this.addSql(`
create index concurrently purchase_late on purchase (tenant_id, chain_id, (${HEARD}))
  where customer_id is not null
    and (((${HEARD}) at time zone 'UTC') + interval '15 hours')::date - purchased_on between 1 and 35`)
  }
}
