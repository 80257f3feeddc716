// Checklists and their runs in the reader's sight; any other is as if it had never been (TRUST 5, 8).
import { validate as isUuid } from 'uuid'
import type { Context } from '../../platform/graphql/context.ts'
import { answersOf, runsById, type AnswerRow, type RunRow } from './run.sql.ts'
import { checklistsOf, versionsById } from './version.sql.ts'

export const runLoader = (ctx: Context) =>
  ctx.loader(runLoader, async (ids, tx) => {
    const rows = await runsById(
      tx,
      ids.filter(id => isUuid(id))
    )
    return new Map<string, RunRow>([...rows].filter(([, row]) => ctx.rights.covers('checklist:read', row)))
  })
export const checklistsLoader = (ctx: Context) => ctx.loader(checklistsLoader, (chainIds, tx) => checklistsOf(tx, chainIds))
export const versionLoader = (ctx: Context) => ctx.loader(versionLoader, (ids, tx) => versionsById(tx, ids))
/** The latest answer of each item, by run and key. */
export const answersLoader = (ctx: Context) =>
  ctx.loader<ReadonlyMap<string, AnswerRow>>(answersLoader, async (ids, tx) => {
    const byRun = Map.groupBy(await answersOf(tx, ids), row => row.runId)
    return new Map(ids.map(id => [id, new Map((byRun.get(id) ?? []).map(row => [row.itemKey, row]))]))
  })
