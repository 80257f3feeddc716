// Lists read from an index in the order they show: a store's customers by the day they registered, a customer's purchases and visits by when they
// happened. The group of a page's customers comes out of the index alone.
import { Migration } from '@mikro-orm/migrations'

export class ListIndexes extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '5s';
drop index customer_store;
create index customer_store on customer (tenant_id, store_id, registered_on, id);
drop index purchase_customer;
create index purchase_customer on purchase (tenant_id, customer_id, happened_at, id) where customer_id is not null;
drop index visit_customer;
create index visit_customer on visit (tenant_id, customer_id, happened_at, id);
drop index assignment_current;
create unique index assignment_current on assignment (tenant_id, customer_id) include (group_id, from_on) where until_on is null;`)
  }
}
