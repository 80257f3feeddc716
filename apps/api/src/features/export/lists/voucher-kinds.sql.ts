// Kinds of vouchers with their terms and how many there are of each; and acts by which many were issued, with what became of them. By the lists of their own features.
import { currencyExponent, decimalFromMinor } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { issuedOf, pageOfDefinitions, type VoucherFilter } from '../../voucher/index.ts'
import { batchesById, countsOfBatches, pageOfBatches, pageOfRefused, refusalsOfBatches } from '../../voucher-batch/index.ts'
import { PAGE_ROWS, pageOf, type ExportedList } from '../exported-list.ts'
import { customerCodes, peopleInSight, storeCodes } from './codes.sql.ts'

export const voucherKindsList: ExportedList<unknown> = {
  permission: 'voucher:read',
  header: [
    ...['key', 'nameZhCN', 'nameEn', 'version', 'face', 'minimum', 'excludedCategories', 'stores', 'specialPrices', 'partRedemption'],
    ...[
      'validDays',
      'validUntil',
      'givenBackDays',
      'mostPerCustomer',
      'mostInAll',
      'forPoints',
      'byRule',
      'issued',
      'createdAt',
      'closedAt'
    ]
  ],
  async page(tx, { chain }, _filter, after) {
    const rows = await pageOfDefinitions(tx, { chainId: chain.id, includeClosed: true, forPoints: false }, PAGE_ROWS, after?.[0])
    const issued = await issuedOf(
      tx,
      rows.map(row => row.id)
    )
    const codes = await storeCodes(
      tx,
      rows.flatMap(row => row.terms.storeIds)
    )
    const money = (minor: number) => decimalFromMinor(minor, currencyExponent(chain.currency))
    return pageOf(
      rows,
      row => [row.id],
      ({ id, key, name, version, terms, occasionMinor, createdAt, closedAt }) => [
        ...[key, name['zh-CN'], name.en, version, money(terms.faceMinor), money(terms.minimumMinor), terms.excludedCategories.join('|')],
        ...[terms.storeIds.map(store => codes.get(store)).join('|'), terms.onSpecialPrice, terms.partRedemption],
        ...[terms.validDays, terms.validUntil, terms.givenBackDays, terms.mostPerCustomer, terms.mostInAll, terms.forPoints],
        ...[occasionMinor !== null, issued.get(id) ?? 0, createdAt, closedAt]
      ]
    )
  }
}

/** Of acts few at a time: what became of each is counted from its customers, up to 100,000. */
const ACTS = 50

export const voucherActsList: ExportedList<unknown> = {
  permission: 'voucher:read',
  ofChain: true,
  header: [
    ...['askedAt', 'askedBy', 'kind', 'version', 'source', 'reason', 'state', 'validFrom', 'chosen', 'issued', 'refused', 'refusedBecause'],
    ...['endedAt', 'undoneBy']
  ],
  async page(tx, scope, _filter, after) {
    const rows = await pageOfBatches(tx, scope.chain.id, ACTS, after?.[0])
    const ids = rows.map(row => row.id)
    const [counts, refusals] = [await countsOfBatches(tx, ids), await refusalsOfBatches(tx, ids)]
    const keys = await keysOf(
      tx,
      rows.map(row => row.definitionId)
    )
    const person = await peopleInSight(
      tx,
      scope,
      rows.flatMap(row => [row.askedById, row.undoneById])
    )
    return pageOf(
      rows,
      row => [row.id],
      row => [
        ...[
          row.askedAt,
          person(row.askedById)?.name,
          keys.get(row.definitionId),
          row.version,
          row.source,
          row.reason,
          row.state,
          row.validFrom
        ],
        ...[row.chosen, counts.get(row.id)?.issued ?? 0, counts.get(row.id)?.refused ?? 0],
        ...[
          (refusals.get(row.id) ?? []).map(({ code, customers }) => `${code} ${customers}`).join('|'),
          row.endedAt,
          person(row.undoneById)?.name
        ]
      ],
      ACTS
    )
  }
}

async function keysOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx.query<{ id: string; key: string }>(
    sql`select id, key from voucher_definition where tenant_id = ${tx.tenantId} and id = any(${[...new Set(ids)]}::uuid[])`
  )
  return new Map(found.map(row => [row.id, row.key]))
}

/** Who got none of one act's, and why: none without an act, or of another chain's. */
export const voucherRefusalsList: ExportedList<VoucherFilter> = {
  permission: 'voucher:read',
  ofChain: true,
  header: ['memberNo', 'storeCode', 'refusedBecause'],
  async page(tx, { chain }, { batchId }, after) {
    const batch = batchId && isUuid(batchId) ? (await batchesById(tx, [batchId])).get(batchId) : undefined
    if (batch?.chainId !== chain.id) return { rows: [] }
    const rows = await pageOfRefused(tx, batch.id, PAGE_ROWS, after?.[0])
    const codes = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    return pageOf(
      rows,
      row => [row.customerId],
      ({ customerId, code }) => [codes.get(customerId)?.memberNo, codes.get(customerId)?.storeCode, code]
    )
  }
}
