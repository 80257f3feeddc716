// Spot checks in the reader's sight; any other is as if it had never been (TRUST 5, 8).
import { validate as isUuid } from 'uuid'
import type { Context } from '../../platform/graphql/context.ts'
import { doneOf } from './file.sql.ts'
import { resultsOf, type CheckResult } from './result.ts'
import { checksById, settingsOf, type SpotCheckRow } from './spot-check.sql.ts'

export const checkLoader = (ctx: Context) =>
  ctx.loader(checkLoader, async (ids, tx) => {
    const rows = await checksById(
      tx,
      ids.filter(id => isUuid(id))
    )
    return new Map<string, SpotCheckRow>([...rows].filter(([, row]) => ctx.rights.covers('spotCheck:read', row)))
  })
export const doneLoader = (ctx: Context) => ctx.loader(doneLoader, (ids, tx) => doneOf(tx, ids))
export const settingsLoader = (ctx: Context) => ctx.loader(settingsLoader, (ids, tx) => settingsOf(tx, ids))
export const resultLoader = (ctx: Context) =>
  ctx.loader<CheckResult>(resultLoader, async (ids, tx) => resultsOf(tx, [...(await checksById(tx, ids)).values()]))
