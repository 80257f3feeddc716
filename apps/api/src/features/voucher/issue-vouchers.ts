// Vouchers come into being here, whoever issues them: within the limits of their definition, each with a code of its own, its first entry and its event, in
// one statement however many they are. Limits hold because the customers' rows are locked, and the definition's where it is limited in all.
import { randomBytes } from 'node:crypto'
import {
  lastDayOfVoucher,
  Refusal,
  VOUCHER_CODE_BYTES,
  voucherCodeOf,
  type LocalDate,
  type Occasion,
  type RefusalCode,
  type VoucherSource,
  type VoucherTerms
} from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'
import { definitionsById, issuedOf, issuedTo, lockDefinition, termsAt, type DefinitionRow } from './definition.sql.ts'

export interface Issue {
  readonly source: VoucherSource
  readonly today: LocalDate
  readonly validFrom: LocalDate
  readonly reason: string | null
  readonly recordedBy: string | null
  readonly batchId?: string
  readonly occasion?: Occasion
  readonly occasionOn?: LocalDate
  readonly policyVersionId?: string
}

export interface Issued {
  /** Ids of vouchers by customer. */
  readonly vouchers: ReadonlyMap<string, string>
  readonly refused: ReadonlyMap<string, RefusalCode>
}

/** An open definition of an open chain, under the lock that issuing by it needs. After the customers' rows. @throws Refusal NOT_FOUND, VOUCHER_DEFINITION_CLOSED, CHAIN_CLOSED */
export async function openDefinition(tx: Tx, chainId: string, id: string): Promise<DefinitionRow> {
  const found = (await definitionsById(tx, [id])).get(id)
  const before = found?.chainId === chainId ? found : undefined
  let locked = before && (await lockDefinition(tx, id, before.terms.mostInAll === null ? 'share' : 'update'))
  // Limited in between: those who issue must now wait for each other.
  if (before?.terms.mostInAll === null && locked && locked.terms.mostInAll !== null) locked = await lockDefinition(tx, id, 'update')
  if (!locked) throw new Refusal('NOT_FOUND', ['definitionId'])
  if (locked.closedAt) throw new Refusal('VOUCHER_DEFINITION_CLOSED', ['definitionId'])
  if (await tx.first(sql`select id from chain where tenant_id = ${tx.tenantId} and id = ${chainId} and closed_on is not null`))
    throw new Refusal('CHAIN_CLOSED', ['definitionId'])
  return locked
}

/** The same by the terms of one of its versions, whichever it issues by now. @throws as `openDefinition` */
export async function definitionAt(tx: Tx, chainId: string, id: string, version: number): Promise<DefinitionRow> {
  const definition = await openDefinition(tx, chainId, id)
  if (definition.version === version) return definition
  const then = await termsAt(tx, id, version)
  if (!then) throw new Refusal('NOT_FOUND', ['definitionId'])
  return { ...definition, ...then, version }
}

/** @throws Refusal START_IN_PAST, END_BEFORE_START. The last day. */
export function refuseDays(terms: VoucherTerms, validFrom: LocalDate, today: LocalDate): LocalDate {
  if (validFrom < today) throw new Refusal('START_IN_PAST', ['validFrom'])
  return lastDayOfVoucher(terms, validFrom)
}

/** One for each customer whose limit allows it. The customers' rows and the definition are locked. @throws Refusal END_BEFORE_START, START_IN_PAST */
export async function issueVouchers(tx: Tx, definition: DefinitionRow, customerIds: readonly string[], issue: Issue): Promise<Issued> {
  const { terms, id: definitionId } = definition
  const validUntil = refuseDays(terms, issue.validFrom, issue.today)
  const has = terms.mostPerCustomer === null ? undefined : await issuedTo(tx, definitionId, customerIds)
  const room =
    terms.mostInAll === null ? Number.POSITIVE_INFINITY : terms.mostInAll - ((await issuedOf(tx, [definitionId])).get(definitionId) ?? 0)
  const refused = new Map<string, RefusalCode>()
  const chosen: string[] = []
  for (const id of customerIds) {
    if ((has?.get(id) ?? 0) >= (terms.mostPerCustomer ?? Number.POSITIVE_INFINITY)) refused.set(id, 'VOUCHER_LIMIT_PER_CUSTOMER')
    else if (chosen.length >= room) refused.set(id, 'VOUCHER_LIMIT_IN_ALL')
    else chosen.push(id)
  }
  return { vouchers: await insertVouchers(tx, definition, chosen, { ...issue, validUntil }), refused }
}

async function insertVouchers(
  tx: Tx,
  { id: definitionId, chainId, version, terms }: DefinitionRow,
  customerIds: readonly string[],
  issue: Issue & { readonly validUntil: LocalDate }
): Promise<ReadonlyMap<string, string>> {
  if (customerIds.length === 0) return new Map()
  const rows = customerIds.map(customerId => ({
    id: uuid(),
    entryId: uuid(),
    customerId,
    code: voucherCodeOf(randomBytes(VOUCHER_CODE_BYTES))
  }))
  await tx.run(sql`
    with made as (
      insert into voucher (tenant_id, id, chain_id, customer_id, definition_id, version, code, source, batch_id, occasion, occasion_on, policy_version_id, reason,
        issued_on, valid_from, valid_until, recorded_at, recorded_by)
      select ${tx.tenantId}::uuid, n.id, ${chainId}::uuid, n."customerId", ${definitionId}::uuid, ${version}::int, n.code, ${issue.source}::text,
        ${issue.batchId ?? null}::uuid, ${issue.occasion ?? null}::text, ${issue.occasionOn ?? null}::date, ${issue.policyVersionId ?? null}::uuid,
        ${issue.reason}::text, ${issue.today}::date, ${issue.validFrom}::date, ${issue.validUntil}::date, app.now(), ${issue.recordedBy}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "customerId" uuid, code text)
      returning id, chain_id, customer_id
    ), posted as (
      insert into voucher_entry (tenant_id, id, chain_id, voucher_id, seq, kind, amount, happened_on, recorded_at, recorded_by)
      select ${tx.tenantId}::uuid, n."entryId", ${chainId}::uuid, n.id, 0, 'issue', ${terms.faceMinor}::bigint, ${issue.today}::date, app.now(), ${issue.recordedBy}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "entryId" uuid) join made on made.id = n.id
      returning id, voucher_id)
    ${tellOf(tx.tenantId, 'voucherMoved', sql`select posted.id, made.chain_id, made.customer_id from posted join made on made.id = posted.voucher_id`)}`)
  return new Map(rows.map(row => [row.customerId, row.id]))
}
