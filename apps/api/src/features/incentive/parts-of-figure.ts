// The list behind a figure: what was kept of it when its month was closed, or what it is measured from now.
import { measuresAsked, periodStart, Refusal, type LocalDate, type Measured } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { spanScope } from './measure-scope.ts'
import { partsKept, partsNow, type PartRow } from './read.sql.ts'
import { seesFigure, type StandingReader } from './seen-standing.ts'
import { planOfMonth } from './standing.ts'

export interface FigureAsked {
  readonly storeId: string
  readonly month: LocalDate
  readonly key: string
  readonly of: Measured
  readonly subjectId: string
}

/** @throws Refusal NOT_FOUND: no such figure, or not for this reader */
export async function pageOfParts(
  tx: Tx,
  reader: StandingReader,
  figure: FigureAsked,
  limit: number,
  after: string | undefined
): Promise<PartRow[]> {
  const { storeId, key, of, subjectId } = figure
  const { chain, today } = reader
  const month = periodStart('month', figure.month)
  if (!isUuid(subjectId) || !seesFigure(reader, storeId, { kind: of, id: subjectId }))
    throw new Refusal('NOT_FOUND', ['figure', 'subjectId'])
  const found = await planOfMonth(tx, chain.id, month, today)
  const asked = found && measuresAsked(found.plan, month).find(each => each.key === key && each.of === of)
  if (!asked) throw new Refusal('NOT_FOUND', ['figure', 'key'])
  const subject = { key, id: subjectId, storeId }
  if (found.period?.measuredAt) {
    const kept = await partsKept(tx, found.period.id, subject, limit, after)
    if (kept.length > 0 || after) return kept
  }
  const scope = await spanScope(tx, chain, { span: asked.span, month, storeIds: [storeId], prospectsCount: found.plan.prospectsCount })
  return partsNow(tx, asked, scope, subject, limit, after)
}
