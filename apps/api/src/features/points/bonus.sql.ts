// Bonuses in the ledger (POINT-2). Each is of one kind, about one customer, and numbered: a unique key lets nobody give it twice, whoever comes at once.
import { Refusal, type BonusKind, type BonusMovement, type LocalDate, type StandingBonus } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'

export interface NewBonus extends BonusMovement {
  readonly aboutId: string
  /** How many entries there are of its kind about the customer. */
  readonly seq: number
  readonly policyVersionId: string | null
}

/** All of them, or none where a balance would leave 53 bits (TRUST 22). Of those that are there already nothing is answered. @throws Refusal OVERFLOW */
export async function insertBonuses(
  tx: Tx,
  bonuses: readonly NewBonus[],
  of: { readonly chainId: string; readonly bonus: BonusKind; readonly recordedBy: string | null }
): Promise<{ id: string; customerId: string }[]> {
  if (bonuses.length === 0) return []
  const each = <K extends keyof NewBonus>(key: K) => bonuses.map(bonus => bonus[key])
  const posted = await tx.query<{ id: string; customerId: string; overflows: boolean }>(sql`
    with posted as (insert into point_entry (tenant_id, chain_id, account, bonus, recorded_by,
      id, customer_id, kind, amount, happened_on, confirmed_on, expires_on, policy_version_id, corrects_id, about_id, bonus_seq)
    select ${tx.tenantId}::uuid, ${of.chainId}::uuid, 'bonus', ${of.bonus}, ${of.recordedBy}::uuid, n.*
    from unnest(${bonuses.map(() => uuid())}::uuid[], ${each('customerId')}::uuid[], ${each('kind')}::text[], ${each('amount')}::bigint[], ${each('on')}::date[],
      ${each('confirmedOn')}::date[], ${each('expiresOn')}::date[], ${each('policyVersionId')}::uuid[], ${each('correctsId')}::uuid[], ${each('aboutId')}::uuid[],
      ${each('seq')}::int[]) as n
    on conflict (tenant_id, about_id, bonus, bonus_seq) where bonus is not null do nothing
    returning id, chain_id, customer_id, amount
    ), told as (${tellOf(tx.tenantId, 'pointsMoved', sql`select id, chain_id, customer_id from posted`)}
    ), moved as (
      -- What was there before and what is new: an insert's rows are not yet seen by the statement that makes them.
      select m.customer_id, abs(m.amount + (select coalesce(sum(e.amount), 0) from point_entry e where e.tenant_id = ${tx.tenantId} and e.customer_id = m.customer_id))
        > ${Number.MAX_SAFE_INTEGER} as overflows
      from (select customer_id, sum(amount) as amount from posted group by customer_id) m
    )
    select p.id, p.customer_id as "customerId", m.overflows from posted p join moved m on m.customer_id = p.customer_id`)
  if (posted.some(({ overflows }) => overflows)) throw new Refusal('OVERFLOW')
  return posted
}

/** Whose files were made by registering on a day, and got nothing for it. */
export async function registeredWithoutBonus(tx: Tx, chainId: string, on: LocalDate): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select c.id from customer c
    where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and c.registered_on = ${on}::date and c.import_id is null
      and not exists (select from point_entry e where e.tenant_id = c.tenant_id and e.about_id = c.id and e.bonus = 'registration')
    order by c.id`)
  return rows.map(row => row.id)
}

export interface ReferralRow {
  readonly aboutId: string
  readonly referrerId: string | null
  readonly firstPurchaseOn: LocalDate | null
  /** Entries about the customer there are, those taken back and what took them back among them. */
  readonly posted: number
  readonly standing: readonly (StandingBonus & { readonly policyVersionId: string })[]
}

/** Of those of the customers who were referred by somebody, or for whom a bonus was given. */
export async function referralsOf(tx: Tx, customerIds: readonly string[]): Promise<ReferralRow[]> {
  const ids = sql`${[...new Set(customerIds)]}::uuid[]`
  return tx.query<ReferralRow>(sql`
    select c.id as "aboutId", c.referrer_id as "referrerId",
      (select min(p.purchased_on) from purchase p where p.tenant_id = ${tx.tenantId} and p.customer_id = c.id
        and p.voided_at is null and p.returned_in_full_on is null) as "firstPurchaseOn",
      (select count(*) from point_entry e where e.tenant_id = ${tx.tenantId} and e.about_id = c.id and e.bonus = 'referral') as posted,
      coalesce((select json_agg(json_build_object('id', e.id, 'customerId', e.customer_id, 'amount', e.amount, 'confirmedOn', e.confirmed_on, 'expiresOn', e.expires_on,
          'policyVersionId', e.policy_version_id))
        from point_entry e where e.tenant_id = ${tx.tenantId} and e.about_id = c.id and e.bonus = 'referral' and e.kind = 'bonus'
          and not exists (select from point_entry r where r.tenant_id = ${tx.tenantId} and r.corrects_id = e.id)), '[]') as standing
    from customer c
    where c.tenant_id = ${tx.tenantId} and c.id = any(${ids})
      and (c.referrer_id is not null or exists (select from point_entry e where e.tenant_id = ${tx.tenantId} and e.about_id = c.id and e.bonus = 'referral'))
    order by c.id`)
}
