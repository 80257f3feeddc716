// Spot checks, what they found, and the validity of associates' files, for who reads the checks of the store.
import { validity, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../../platform/db/database.ts'
import { raw, sql } from '../../../platform/db/sql.ts'
import { checksById, pageOfChecks, pageOfFindings, resultsOf, validityOf, type SpotCheckRow } from '../../spot-check/index.ts'
import { PAGE_ROWS, pageOf, type ExportedList, type ExportScope } from '../exported-list.ts'
import type { SpotCheckFileFilter } from '../spot-check-file-filter.type.ts'
import { customerCodes, peopleInSight, storeCodes } from './codes.sql.ts'

const permission = 'spotCheck:read'
const FIRST_DAY = '0001-01-01' as LocalDate

async function checkInSight(tx: Tx, { chain, rights }: ExportScope, { checkId }: SpotCheckFileFilter): Promise<SpotCheckRow | undefined> {
  const check = checkId && isUuid(checkId) ? (await checksById(tx, [checkId])).get(checkId) : undefined
  return check?.chainId === chain.id && rights.covers(permission, check) ? check : undefined
}

async function groupNames(tx: Tx, ids: readonly (string | null)[]): Promise<(id: string | null) => string | undefined> {
  const given = [...new Set(ids.filter(id => id !== null))]
  const rows = await tx.query<{ id: string; name: string }>(
    sql`select id, name from staff_group where tenant_id = ${tx.tenantId} and id = any(${given}::uuid[])`
  )
  const names = new Map(rows.map(row => [row.id, row.name]))
  return id => names.get(id ?? '')
}

export const spotChecksList: ExportedList<SpotCheckFileFilter> = {
  permission,
  header: [
    ...['store', 'kind', 'doer', 'forOn', 'dueOn', 'seed', 'toleratedPercent', 'confidencePercent', 'population', 'sample'],
    ...['drawnAt', 'drawnBy', 'closedAt', 'closedBy', 'defectFiles', 'checkedFiles', 'unverifiableFiles', 'rate', 'low', 'high']
  ],
  async page(tx, { actor, chain, rights, today }, { storeId }, after) {
    if (storeId && !isUuid(storeId)) return { rows: [] }
    const scope = (columns: Parameters<typeof rights.rows>[1]) => rights.rows(permission, columns)
    const rows = await pageOfChecks(tx, { chainId: chain.id, storeId, today, scope }, PAGE_ROWS, after?.[0])
    const results = await resultsOf(tx, rows)
    const stores = await storeCodes(
      tx,
      rows.map(row => row.storeId)
    )
    const person = await peopleInSight(
      tx,
      { actor, rights },
      rows.flatMap(row => [row.drawnById, row.closedById])
    )
    return pageOf(
      rows,
      row => [row.id],
      row => {
        const whole = results.get(row.id)?.whole
        return [
          ...[stores.get(row.storeId), row.kind, row.doer, row.forOn, row.dueOn, row.seed, row.toleratedPercent, row.confidencePercent],
          ...[row.population, row.sample, row.drawnAt, person(row.drawnById)?.name, row.closedAt, person(row.closedById)?.name],
          ...[whole?.defects, whole?.checked, whole?.unverifiable, whole?.rate, whole?.low, whole?.high]
        ]
      }
    )
  }
}

export const spotCheckFindingsList: ExportedList<SpotCheckFileFilter> = {
  permission,
  header: ['memberNo', 'group', 'associate', 'field', 'verdict', 'note', 'uncheckableReason', 'recordedAt', 'recordedBy'],
  async page(tx, scope, filter, after) {
    const check = await checkInSight(tx, scope, filter)
    if (!check) return { rows: [] }
    const rows = await pageOfFindings(tx, check.id, PAGE_ROWS, after)
    const codes = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    const group = await groupNames(
      tx,
      rows.map(row => row.groupId)
    )
    const person = await peopleInSight(
      tx,
      scope,
      rows.flatMap(row => [row.associateId, row.recordedById])
    )
    return pageOf(
      rows,
      row => [row.customerId, row.field],
      row => {
        const customer = codes.get(row.customerId)
        const here = customer && scope.rights.covers('customer:read', { chainId: check.chainId, storeId: customer.storeId })
        return [
          ...[here ? customer.memberNo : null, group(row.groupId), person(row.associateId)?.staffNo, row.field || null, row.verdict],
          ...[row.note, row.uncheckableReason, row.recordedAt, person(row.recordedById)?.name]
        ]
      }
    )
  }
}

/** The whole, then a row per group, then one per field. */
export const spotCheckResultList: ExportedList<SpotCheckFileFilter> = {
  permission,
  header: ['of', 'name', 'defects', 'checked', 'unverifiable', 'rate', 'low', 'high'],
  async page(tx, scope, filter) {
    const check = await checkInSight(tx, scope, filter)
    const result = check && (await resultsOf(tx, [check])).get(check.id)
    if (!result) return { rows: [] }
    const group = await groupNames(
      tx,
      result.groups.map(one => one.groupId)
    )
    const cells = (of: string, name: string | undefined, one: typeof result.whole) => [
      ...[of, name, one.defects, one.checked, one.unverifiable, one.rate, one.low, one.high]
    ]
    return {
      rows: [
        cells('whole', undefined, result.whole),
        ...result.groups.map(one => cells('group', group(one.groupId), one)),
        ...result.fields.map(one => cells('field', one.field, one))
      ]
    }
  }
}

export const associateValidityList: ExportedList<SpotCheckFileFilter> = {
  permission,
  header: ['staffNo', 'name', 'foundTrue', 'foundFalse', 'unverifiable', 'validity'],
  async page(tx, { actor, chain, rights, today }, { storeId, from, to }, after) {
    if (storeId && !isUuid(storeId)) return { rows: [] }
    const scope = rights.rows(permission, { chain: raw('k.chain_id'), store: raw('k.store_id') })
    const asked = { chainId: chain.id, storeId, from: from ?? FIRST_DAY, to: to ?? today, scope }
    const rows = await validityOf(tx, asked, PAGE_ROWS, after?.[0])
    const person = await peopleInSight(
      tx,
      { actor, rights },
      rows.map(row => row.associateId)
    )
    return pageOf(
      rows,
      row => [row.associateId],
      row => {
        const found = { true: row.checked - row.defects, false: row.defects }
        const share = validity(found)
        const who = person(row.associateId)
        return [who?.staffNo, who?.name, found.true, found.false, row.unverifiable, share && share.numerator / share.denominator]
      }
    )
  }
}
