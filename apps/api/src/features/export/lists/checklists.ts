// Runs of checklists and what they found, for who reads those of the store.
import { checklistResult } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../../platform/db/database.ts'
import { answersOf, pageOfRuns, runsById, versionsById, type RunRow } from '../../checklist/index.ts'
import type { ChecklistFileFilter } from '../checklist-file-filter.type.ts'
import { PAGE_ROWS, pageOf, type ExportedList, type ExportScope } from '../exported-list.ts'
import { peopleInSight, storeCodes } from './codes.sql.ts'

const permission = 'checklist:read'

export const checklistRunsList: ExportedList<ChecklistFileFilter> = {
  permission,
  header: [
    ...['store', 'kind', 'span', 'doer', 'forOn', 'dueOn', 'drawnAt', 'drawnBy', 'closedAt', 'closedBy'],
    ...['passed', 'failed', 'failedCritical', 'notApplicable', 'left', 'isFailed']
  ],
  async page(tx, { actor, chain, rights, today }, { storeId, kind, state }, after) {
    if (storeId && !isUuid(storeId)) return { rows: [] }
    const scope = (columns: Parameters<typeof rights.rows>[1]) => rights.rows(permission, columns)
    const rows = await pageOfRuns(tx, { chainId: chain.id, storeId, kind, state, today, scope }, PAGE_ROWS, after?.[0])
    const ids = rows.map(row => row.id)
    const answers = Map.groupBy(await answersOf(tx, ids), answer => answer.runId)
    const versions = await versionsById(
      tx,
      rows.map(row => row.versionId)
    )
    const stores = await storeCodes(
      tx,
      rows.map(row => row.storeId)
    )
    const people = rows.flatMap(row => [row.drawnById, row.closedById])
    const person = await peopleInSight(tx, { actor, rights }, people)
    return pageOf(
      rows,
      row => [row.id],
      row => {
        const given = new Map((answers.get(row.id) ?? []).map(({ itemKey, verdict }) => [itemKey, verdict]))
        const found = checklistResult(versions.get(row.versionId)?.items ?? [], given)
        return [
          ...[stores.get(row.storeId), row.kind, row.span, row.doer, row.forOn, row.dueOn, row.drawnAt, person(row.drawnById)?.name],
          ...[
            row.closedAt,
            person(row.closedById)?.name,
            found.passed,
            found.failed,
            found.failedCritical,
            found.notApplicable,
            found.left
          ],
          found.isFailed
        ]
      }
    )
  }
}

async function runInSight(tx: Tx, { chain, rights }: ExportScope, { runId }: ChecklistFileFilter): Promise<RunRow | undefined> {
  const run = runId && isUuid(runId) ? (await runsById(tx, [runId])).get(runId) : undefined
  return run?.chainId === chain.id && rights.covers(permission, run) ? run : undefined
}

/** A run's items in their order, at most 50. */
export const checklistItemsList: ExportedList<ChecklistFileFilter> = {
  permission,
  header: ['key', 'textZhCN', 'textEn', 'critical', 'automatic', 'verdict', 'note', 'answeredAt', 'answeredBy'],
  async page(tx, scope, filter) {
    const run = await runInSight(tx, scope, filter)
    if (!run) return { rows: [] }
    const answers = new Map((await answersOf(tx, [run.id])).map(answer => [answer.itemKey, answer]))
    const items = (await versionsById(tx, [run.versionId])).get(run.versionId)?.items ?? []
    const person = await peopleInSight(
      tx,
      scope,
      [...answers.values()].map(answer => answer.answeredById)
    )
    return {
      rows: items.map(({ key, text, critical, automatic }) => {
        const answer = answers.get(key)
        return [
          ...[key, text['zh-CN'], text.en, critical, automatic, answer?.verdict, answer?.note, answer?.answeredAt],
          person(answer?.answeredById)?.name
        ]
      })
    }
  }
}
