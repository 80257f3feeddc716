// A store's receipts by their local date: what a month of its incentives is measured from, without reading the chain's.
import { Migration } from '@mikro-orm/migrations'

export class PurchaseStoreDay extends Migration {
  /** Built while tills go on recording. */
  override isTransactional(): boolean {
    return false
  }

  override up(): void {
    // Killed while it was built, it is there and not valid.
    this.addSql('drop index concurrently if exists purchase_store_day')
    this.addSql('create index concurrently purchase_store_day on purchase (tenant_id, store_id, purchased_on) where voided_at is null')
  }
}
