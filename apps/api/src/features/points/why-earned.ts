// Why a purchase earned what it did: its facts as they were kept, and the version by which it earned, told by the domain's `quotePoints`.
import { quotePoints, readEarningPolicy, type EarningPolicy, type EarningPurchase, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { showWhen } from './earning-rules.type.ts'
import type { EarnedPoints } from './earned-points.type.ts'

/** What a policy gives a purchase, with what each of its multipliers asks. Also for a purchase that is yet to be made. */
export function explainPoints(policy: EarningPolicy, purchase: EarningPurchase): EarnedPoints {
  const { multipliers, ...quote } = quotePoints(policy, purchase)
  const whenOf = (key: string) => policy.multipliers.find(each => each.key === key)?.when ?? {}
  return { ...quote, multipliers: multipliers.map(each => ({ ...each, lines: [...each.lines], when: showWhen(whenOf(each.key)) })) }
}

/** As it was bought: what was brought back since is told by entries of its own. */
export async function earnedOf(ctx: Context, purchaseId: string, policyVersionId: string): Promise<EarnedPoints | null> {
  const [purchase, policy] = await Promise.all([
    ctx.loader(purchasesById, (ids, tx) => purchasesById(tx, ids)).load(purchaseId),
    ctx.loader(policiesById, (ids, tx) => policiesById(tx, ids)).load(policyVersionId)
  ])
  return purchase && policy ? explainPoints(policy, purchase) : null
}

async function purchasesById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, EarningPurchase>> {
  const rows = await tx.query<EarningPurchase & { id: string; on: LocalDate }>(sql`
    select p.id, p.purchased_on as on, p.store_id as "storeId", p.tier_key as "tierKey", p.birthday_month as "inBirthdayMonth",
      coalesce((select json_agg(json_build_object('amount', l.amount_minor, 'specialPrice', l.special_price, 'category', coalesce(l.category, i.category)) order by l.line_no)
        from purchase_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id where l.tenant_id = p.tenant_id and l.purchase_id = p.id), '[]') as lines
    from purchase p where p.tenant_id = ${tx.tenantId} and p.id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map(({ id, ...purchase }) => [id, purchase]))
}

async function policiesById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, EarningPolicy>> {
  const rows = await tx.query<{ id: string; body: unknown }>(
    sql`select id, body from policy_version where tenant_id = ${tx.tenantId} and id = any(${[...ids]}::uuid[]) and kind = 'earning'`
  )
  return new Map(rows.map(({ id, body }) => [id, readEarningPolicy(body)]))
}
