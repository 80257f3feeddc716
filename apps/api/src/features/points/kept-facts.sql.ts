// What multipliers look at and time would change, as it was when a purchase was recorded or claimed. It is kept with the purchase, so that what the purchase
// earns stays a function of facts: nobody moves a birthday into the month of an old receipt, and a tier that is decided anew pays no old receipt anew.
import { sql, type Sql } from '../../platform/db/sql.ts'

/** The tier that a customer held at an instant by what was recorded until then; null: none. The arguments are expressions. */
export function tierHeld(tenantId: string, customer: Sql, at: Sql): Sql {
  return sql`(select t.to_tier_key from tier_change t where t.tenant_id = ${tenantId} and t.customer_id = ${customer} and t.recorded_at <= ${at}
    order by t.recorded_at desc, t.id desc limit 1)`
}

/** Whether a day lies in the month of a customer's birthday; null where that is not known. */
export function birthdayMonth(tenantId: string, customer: Sql, on: Sql): Sql {
  return sql`(select c.birth_month = extract(month from ${on}) from customer c where c.tenant_id = ${tenantId} and c.id = ${customer})`
}
