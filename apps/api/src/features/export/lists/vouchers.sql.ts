// Vouchers, by the list of their own feature. Of a code its last four characters: a file of whole ones would be money.
import {
  currencyExponent,
  decimalFromMinor,
  festivalOn,
  leftOf,
  maskVoucherCode,
  POLICIES,
  voucherState,
  type BothTexts,
  type Festival
} from '@keqing/domain'
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { pageOfVouchers, type VoucherFilter, type VoucherRow } from '../../voucher/index.ts'
import { PAGE_ROWS, pageOf, type ExportedList } from '../exported-list.ts'
import { peopleInSight } from './codes.sql.ts'

interface Codes {
  readonly memberNo: string
  readonly storeCode: string
  readonly key: string
}

/** Of vouchers that the list has shown. */
async function codesOf(tx: Tx, rows: readonly VoucherRow[]): Promise<ReadonlyMap<string, Codes>> {
  const found = await tx.query<Codes & { id: string }>(sql`
    select v.id, c.member_no as "memberNo", st.code as "storeCode", d.key from voucher v
    join customer c on c.tenant_id = v.tenant_id and c.id = v.customer_id
    join store st on st.tenant_id = v.tenant_id and st.id = c.store_id
    join voucher_definition d on d.tenant_id = v.tenant_id and d.id = v.definition_id
    where v.tenant_id = ${tx.tenantId} and v.id = any(${rows.map(row => row.id)}::uuid[])`)
  return new Map(found.map(row => [row.id, row]))
}

/** The festival that a voucher was promised for, as the version that promised it calls it: a page names few versions. */
async function festivalsOf(tx: Tx, rows: readonly VoucherRow[]): Promise<(row: VoucherRow) => BothTexts | undefined> {
  const given = rows.filter(({ occasion }) => occasion === 'festival')
  const ids = [...new Set(given.flatMap(({ policyVersionId }) => policyVersionId ?? []))]
  const versions =
    ids.length === 0
      ? []
      : await tx.query<{ id: string; body: unknown }>(
          sql`select id, body from policy_version where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[])`
        )
  const festivals = new Map<string | null, readonly Festival[]>(versions.map(({ id, body }) => [id, POLICIES.benefit.read(body).festivals]))
  return ({ occasion, occasionOn, policyVersionId }) =>
    occasion === 'festival' && occasionOn ? festivalOn(festivals.get(policyVersionId) ?? [], occasionOn)?.name : undefined
}

export const vouchersList: ExportedList<VoucherFilter> = {
  permission: 'voucher:read',
  header: [
    ...['memberNo', 'storeCode', 'kind', 'version', 'code', 'source', 'state', 'face', 'left', 'issuedOn', 'validFrom', 'goodUntil'],
    ...['occasion', 'occasionOn', 'festivalZhCN', 'festivalEn', 'reason', 'issuedBy']
  ],
  async page(tx, { actor, chain, rights, today }, filter, after) {
    const part = { order: { field: 'issued', direction: 'asc' } as const, limit: PAGE_ROWS }
    const key = after ? ([after[0] ?? '', after[1] ?? ''] as const) : undefined
    const rows = await pageOfVouchers(tx, { chainId: chain.id, rights, today, filter }, { ...part, after: key })
    const codes = await codesOf(tx, rows)
    const festivalOf = await festivalsOf(tx, rows)
    const person = await peopleInSight(
      tx,
      { actor, rights },
      rows.map(row => row.recordedById)
    )
    const money = (minor: number) => decimalFromMinor(minor, currencyExponent(chain.currency))
    return pageOf(
      rows,
      row => [row.k, row.id],
      row => {
        const { memberNo, storeCode, key: kind } = codes.get(row.id) ?? {}
        const days = [row.issuedOn, row.validFrom, row.goodUntil]
        const festival = festivalOf(row)
        return [
          ...[memberNo, storeCode, kind, row.version, maskVoucherCode(row.code), row.source, voucherState(row, row, today)],
          ...[money(row.issued), money(leftOf(row)), ...days],
          ...[row.occasion, row.occasionOn, festival?.['zh-CN'], festival?.en, row.reason, person(row.recordedById)?.staffNo]
        ]
      }
    )
  }
}
