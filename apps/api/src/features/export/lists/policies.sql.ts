// Versions of policies and what was done with them, as far as the reader sees them: what is on its way, and what was said, for who writes it.
import { deedsOfPolicies, lastActs, pageOfPolicies, storesInSight, versionsInSight, versionsWritten } from '../../policy/index.ts'
import { PAGE_ROWS, pageOf, pageWithSpare, type ExportedList, type ExportScope } from '../exported-list.ts'
import type { PolicyFileFilter } from '../policy-file-filter.type.ts'
import { peopleInSight, storeCodes } from './codes.sql.ts'

const placeOf = (scope: ExportScope, { storeId, ofStores }: PolicyFileFilter) =>
  storeId ? { storeId } : ofStores ? { stores: storesInSight(scope) } : undefined

export const policyVersionsList: ExportedList<PolicyFileFilter> = {
  permission: 'policy:read',
  header: ['kind', 'storeCode', 'version', 'name', 'status', 'effectiveOn', 'retiredOn', 'createdAt', 'lastAct', 'lastActAt', 'lastActBy'],
  async page(tx, scope, filter, after) {
    const { kind } = filter
    const of = placeOf(scope, filter)
    const rows = await pageOfPolicies(tx, { chainId: scope.chain.id, of, kind, inSight: versionsInSight(scope) }, PAGE_ROWS, after?.[0])
    const acts = await lastActs(
      tx,
      rows.map(row => row.id)
    )
    const person = await peopleInSight(
      tx,
      scope,
      [...acts.values()].map(({ staffId }) => staffId)
    )
    const stores = await storeCodes(
      tx,
      rows.map(row => row.storeId)
    )
    return pageWithSpare(
      rows,
      row => [row.id],
      row => {
        const last = acts.get(row.id)
        return [
          ...[row.kind, stores.get(row.storeId ?? ''), row.version, row.name, row.status, row.effectiveOn, row.retiredOn, row.createdAt],
          ...[last?.act, last?.at, person(last?.staffId)?.name]
        ]
      }
    )
  }
}

/** What a change names: `tiers.0.route.points.atLeast: 50 -> 40`. */
interface Change {
  readonly path: readonly (string | number)[]
  readonly before?: unknown
  readonly after?: unknown
}
const worded = ({ path, before, after }: Change): string =>
  `${path.join('.')}: ${before === undefined ? 'none' : JSON.stringify(before)} -> ${after === undefined ? 'none' : JSON.stringify(after)}`

export const policyHistoryList: ExportedList<PolicyFileFilter> = {
  permission: 'policy:read',
  header: ['at', 'kind', 'storeCode', 'version', 'name', 'act', 'by', 'comment', 'effectiveOn', 'changes'],
  async page(tx, scope, filter, after) {
    const { kind, policyId } = filter
    const whose = { of: placeOf(scope, filter), versionId: policyId, inSight: versionsWritten(scope) }
    const rows = await deedsOfPolicies(tx, { chainId: scope.chain.id, kind, ...whose }, PAGE_ROWS, after?.[0])
    const person = await peopleInSight(
      tx,
      scope,
      rows.map(({ staffId }) => staffId)
    )
    const stores = await storeCodes(
      tx,
      rows.map(row => row.storeId)
    )
    return pageOf(
      rows,
      row => [row.id],
      ({ at, kind: of, storeId, version, name, act, staffId, comment, detail }) => [
        ...[at, of, stores.get(storeId ?? ''), version, name, act, person(staffId)?.name, comment],
        typeof detail['effectiveOn'] === 'string' ? detail['effectiveOn'] : null,
        (Array.isArray(detail['differences']) ? (detail['differences'] as Change[]) : []).map(worded).join('; ')
      ]
    )
  }
}
