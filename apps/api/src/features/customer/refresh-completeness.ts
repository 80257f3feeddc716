// PROFILE-3, set-based: what the lists filter and sort by. A function of the file, its purchases and the chain's policy, so it is safe to repeat; the
// domain's `completeness` decides what one file's page shows, and a test holds the two equal.
import { DEFAULT_PROFILE_POLICY, type LocalDate, type ProfilePart, type ProfilePolicy } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, sql, type Sql } from '../../platform/db/sql.ts'
import { awardCompletedFiles, storedVersionOn, type GrownFile } from '../points/index.ts'
import { filledExpression } from './customer.sql.ts'

/** Weights of at most 100 in parts of 10,000. */
const PARTS_PER_PERCENT = 10_000

/** The counted purchases themselves and not customer_state, so that it does not matter which of the two is refreshed first. */
const BOUGHT = sql`exists (select from purchase p where p.tenant_id = c.tenant_id and p.customer_id = c.id and p.voided_at is null and p.returned_in_full_on is null)`

function filledOf(part: ProfilePart): Sql {
  return part.fields.length === 0
    ? sql`0`
    : sql`(${join(
        part.fields.map(field => sql`${filledExpression(field, BOUGHT)}::int`),
        ' + '
      )})`
}

function score(policy: ProfilePolicy): Sql {
  const [basics, extendeds] = [Math.max(policy.basic.fields.length, 1), Math.max(policy.extended.fields.length, 1)]
  const share = sql`(${policy.basic.weight * extendeds}::bigint * ${filledOf(policy.basic)} + ${policy.extended.weight * basics}::bigint * ${filledOf(policy.extended)})`
  const whole = basics * extendeds
  // Half up: ⌊(2·n·10,000 + d) ÷ 2d⌋.
  return sql`((2 * ${PARTS_PER_PERCENT}::bigint * ${share} + ${whole}::bigint) / ${2 * whole}::bigint)::int`
}

/** Of the chains that have one of their own; another's is the default. */
export async function profilePoliciesInForce(tx: Tx, chainIds: readonly string[]): Promise<Map<string, ProfilePolicy>> {
  const rows = await tx.query<{ chainId: string; body: ProfilePolicy }>(sql`
    select distinct on (chain_id) chain_id as "chainId", body from policy_version
    where tenant_id = ${tx.tenantId} and chain_id = any(${chainIds}::uuid[]) and kind = 'profile' and status = 'inForce' order by chain_id, version desc`)
  return new Map(rows.map(row => [row.chainId, row.body]))
}

interface OfChain {
  readonly chainId: string
  readonly customerIds?: readonly string[]
}

async function refreshStatement(tx: Tx, of: OfChain): Promise<Sql> {
  const policy = (await profilePoliciesInForce(tx, [of.chainId])).get(of.chainId) ?? DEFAULT_PROFILE_POLICY
  const chosen = of.customerIds ? sql`and c.id = any(${of.customerIds}::uuid[])` : empty
  return sql`
    with scored as (
      select c.id, c.completeness as before, ${score(policy)} as completeness from customer c
      where c.tenant_id = ${tx.tenantId} and c.chain_id = ${of.chainId} ${chosen}
    )
    update customer c set completeness = scored.completeness from scored
    where c.tenant_id = ${tx.tenantId} and c.id = scored.id and c.completeness <> scored.completeness`
}

/** Recomputes the stored completeness of some customers, or of all of the chain; writes only what differs. For imports and new rules, which earn nobody a bonus. */
export async function refreshCompleteness(tx: Tx, of: OfChain): Promise<{ changed: number }> {
  return { changed: await tx.run(await refreshStatement(tx, of)) }
}

/**
 * The same after an act of people on files and purchases, for which a file that has become complete earns its bonus (POINT-2). The rows are locked by the
 * caller, who decides tiers afterwards. Who earned one.
 */
export async function completeFiles(
  tx: Tx,
  of: OfChain & { readonly customerIds: readonly string[]; readonly on: LocalDate; readonly recordedBy: string | null }
): Promise<string[]> {
  const files = await tx.query<GrownFile>(
    sql`${await refreshStatement(tx, of)} returning c.id as "customerId", scored.before, scored.completeness as after, ${storedVersionOn(tx.tenantId, of.chainId, of.on)} as version`
  )
  return awardCompletedFiles(tx, { ...of, files })
}

/** How many files are within ten percent of each other: from so many percent on, by the rules before and by those after. */
export interface CompletenessBand {
  readonly from: number
  readonly before: number
  readonly after: number
}

const BAND = 10
const BANDS = 100 / BAND + 1

/** PROFILE-3 by two policies beside each other, over all files of a chain; `moved`: those whose completeness differs. Writes nothing. */
export async function completenessBands(
  tx: Tx,
  of: { chainId: string; before: ProfilePolicy; after: ProfilePolicy }
): Promise<{ bands: CompletenessBand[]; customers: number; moved: number }> {
  const rows = await tx.query<{ before: number; after: number; customers: number; moved: number }>(sql`
    with scored as (
      select ${score(of.before)} as before, ${score(of.after)} as after from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${of.chainId} offset 0
    )
    select before / ${BAND * PARTS_PER_PERCENT} as before, after / ${BAND * PARTS_PER_PERCENT} as after, count(*)::int as customers,
      (count(*) filter (where before <> after))::int as moved
    from scored group by 1, 2`)
  const sum = (some: readonly { customers: number }[]) => some.reduce((all, row) => all + row.customers, 0)
  const bands = Array.from({ length: BANDS }, (_, at) => ({
    from: at * BAND,
    before: sum(rows.filter(row => row.before === at)),
    after: sum(rows.filter(row => row.after === at))
  }))
  return { bands, customers: sum(rows), moved: rows.reduce((all, row) => all + row.moved, 0) }
}
