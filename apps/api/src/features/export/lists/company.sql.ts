// Stores, staff, API clients, imports and the audit log, by the lists of their own features.
import { actorNames, objectLabels, pageOfEntries, type AuditFilter } from '../../audit/index.ts'
import { pageOfClients } from '../../api-client/index.ts'
import { pageOfRuns } from '../../import/index.ts'
import { pageOfStaff, pageOfStores } from '../../organisation/index.ts'
import { PAGE_ROWS, pageWithSpare, type ExportedList } from '../exported-list.ts'
import { peopleInSight } from './codes.sql.ts'

const pair = (after: readonly string[] | undefined) => (after ? ([after[0] ?? '', after[1] ?? ''] as const) : undefined)

export const storesList: ExportedList<unknown> = {
  permission: 'org:read',
  header: ['storeCode', 'name', 'city', 'openedOn', 'closedOn'],
  async page(tx, scope, _filter, after) {
    const rows = await pageOfStores(tx, { chainId: scope.chain.id, includeClosed: true, rights: scope.rights }, PAGE_ROWS, pair(after))
    return pageWithSpare(
      rows,
      row => [row.code, row.id],
      row => [row.code, row.name, row.city, row.openedOn, row.closedOn]
    )
  }
}

export const staffList: ExportedList<unknown> = {
  permission: 'org:read',
  header: ['staffNo', 'name', 'joinedOn', 'leftOn'],
  async page(tx, scope, _filter, after) {
    const rows = await pageOfStaff(tx, scope, { chainId: scope.chain.id, includeLeft: true }, PAGE_ROWS, pair(after))
    return pageWithSpare(
      rows,
      row => [row.name, row.id],
      row => [row.staffNo, row.name, row.joinedOn, row.leftOn]
    )
  }
}

export const apiClientsList: ExportedList<unknown> = {
  permission: 'apiClient:manage',
  header: ['name', 'scopes', 'createdAt', 'revokedAt'],
  async page(tx, scope, _filter, after) {
    const rows = await pageOfClients(tx, scope.rights, scope.chain.id, PAGE_ROWS, after?.[0])
    return pageWithSpare(
      rows,
      row => [row.id],
      row => [row.name, row.scopes.join(' '), row.createdAt, row.revokedAt]
    )
  }
}

export const importRunsList: ExportedList<unknown> = {
  permission: 'import:run',
  ofChain: true,
  header: ['createdAt', 'kind', 'fileName', 'fileBytes', 'status', 'rows', 'imported', 'failure', 'createdBy', 'startedAt', 'finishedAt'],
  async page(tx, scope, _filter, after) {
    const rows = await pageOfRuns(tx, scope.chain.id, { of: 'all' }, PAGE_ROWS, pair(after))
    const person = await peopleInSight(
      tx,
      scope,
      rows.map(row => row.createdById)
    )
    return pageWithSpare(
      rows,
      row => [row.createdAt.toISOString(), row.id],
      row => [
        row.createdAt,
        row.kind,
        row.fileName,
        row.fileBytes,
        row.status,
        row.rowsTotal,
        row.summary.counts?.['imported'],
        row.failure,
        person(row.createdById)?.name,
        row.startedAt,
        row.finishedAt
      ]
    )
  }
}

export const auditList: ExportedList<AuditFilter> = {
  permission: 'audit:read',
  header: ['at', 'actorKind', 'actor', 'action', 'objectType', 'object', 'detail', 'correlationId'],
  async page(tx, scope, filter, after) {
    const list = { chainId: scope.chain.id, timeZone: scope.chain.timeZone, rights: scope.rights, filter }
    const rows = await pageOfEntries(tx, list, PAGE_ROWS, after?.[0])
    const names = await actorNames(
      tx,
      rows.flatMap(row => row.actorId ?? [])
    )
    const labels = await objectLabels(
      tx,
      rows.flatMap(row => (row.objectId ? `${row.objectType}:${row.objectId}` : []))
    )
    return pageWithSpare(
      rows,
      row => [row.id],
      row => [
        row.at,
        row.actorKind,
        names.get(row.actorId ?? ''),
        row.action,
        row.objectType,
        labels.get(`${row.objectType}:${row.objectId}`),
        row.detail,
        row.correlationId
      ]
    )
  }
}
