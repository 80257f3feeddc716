// INC-10: how associates stand in the contests of a month's quarter: live until its last month is closed, then as it was kept.
import {
  contestRanking,
  forfeitOf,
  measuresAsked,
  periodAfter,
  periodEnd,
  periodStart,
  prizeOf,
  quarterOf,
  readIncentivePolicy,
  rankEvidence,
  type BothTexts,
  type ContestRound,
  type LocalDate,
  type MeasuredFigure
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { validityOf } from '../spot-check/index.ts'
import { sql } from '../../platform/db/sql.ts'
import { keptFigures, measureNow, subjectFigure } from './figures.sql.ts'
import { spanScope, type ChainScope } from './measure-scope.ts'
import { periodOfMonth } from './period.sql.ts'
import { planOfMonth } from './standing.ts'

export interface ContestPlace {
  readonly rank: number
  readonly tied: number
  readonly staffId: string
  readonly storeId: string
  readonly figure: MeasuredFigure
  /** Points or minor units: what it brings if the quarter ended as it stands. */
  readonly prize: number
  readonly forfeit: BothTexts | null
  /** Of validity, beside it: fields that could be found neither true nor false; else null. */
  readonly unverifiable: number | null
  readonly isMine: boolean
}

export interface Contest {
  readonly rule: ContestRound
  readonly start: LocalDate
  readonly end: LocalDate
  readonly kept: boolean
  /** The best first. */
  readonly places: readonly ContestPlace[]
}

interface ContestsAsked {
  readonly chain: ChainScope
  readonly storeId: string
  /** Any day of the quarter. */
  readonly month: LocalDate
  readonly today: LocalDate
  readonly staffId: string | undefined
}

/** In the plan's order; of a round among the chain everybody is ranked, of another the store's. */
export async function contestsOf(tx: Tx, { chain, storeId, month: day, today, staffId }: ContestsAsked): Promise<Contest[]> {
  const start = periodStart('quarter', day)
  const last = periodAfter('month', start, 2)
  const ended = await periodOfMonth(tx, chain.id, last)
  const period = ended?.measuredAt ? ended : undefined
  const plan = period ? readIncentivePolicy(period.body) : (await planOfMonth(tx, chain.id, periodStart('month', day), today))?.plan
  if (!plan) return []
  const rounds = plan.rules.filter(rule => rule.type === 'contestRound').filter(rule => rule.quarter === quarterOf(start))
  const found: Contest[] = []
  for (const rule of rounds) {
    const asked = measuresAsked(plan, last).find(({ key }) => key === rule.key)
    if (!asked) continue
    const all = rule.among === 'chain'
    const scope = await spanScope(tx, chain, {
      span: 'quarter',
      month: start,
      prospectsCount: plan.prospectsCount,
      ...(!all && { storeIds: [storeId] })
    })
    const rows = period
      ? await keptFigures(tx, period.id, { storeId, chainKeys: all ? [rule.key] : [] })
      : await measureNow(tx, asked, scope)
    const unverifiable = rule.measure === 'validity' ? await unverifiableOf(tx, chain.id, all ? null : storeId, start) : undefined
    const ranked = contestRanking(rule, rows.map(subjectFigure), plan.partSpans)
    const places = ranked.map((each): ContestPlace => {
      const evidence = rankEvidence(each)
      return {
        rank: each.rank,
        tied: each.tied,
        staffId: each.id,
        storeId: each.storeId,
        figure: evidence.figure,
        prize: prizeOf(rule, evidence),
        forfeit: forfeitOf(rule, evidence),
        unverifiable: unverifiable?.get(each.id) ?? (unverifiable ? 0 : null),
        isMine: each.id === staffId
      }
    })
    found.push({ rule, start, end: periodEnd('quarter', start), kept: period !== undefined, places })
  }
  return found
}

/** More people than a chain has. */
const MOST_PEOPLE = 100_000

/** Of a quarter's closed checks, which never change: by whose file it was. */
async function unverifiableOf(tx: Tx, chainId: string, storeId: string | null, start: LocalDate): Promise<ReadonlyMap<string, number>> {
  const asked = { chainId, storeId, from: start, to: periodEnd('quarter', start), scope: sql`true` }
  const rows = await validityOf(tx, asked, MOST_PEOPLE, undefined)
  return new Map(rows.map(row => [row.associateId, row.unverifiable]))
}
