// A store's standing as one person sees it: whole with the store, else the own group's figures, the store's and one's own.
import { periodStart, type LocalDate, type Subject } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { ChainScope } from './measure-scope.ts'
import type { Reader } from './seen.sql.ts'
import { standingOf, type Standing, type StandingFigure } from './standing.ts'

export interface StandingReader extends Reader {
  readonly chain: ChainScope
  readonly today: LocalDate
}

export interface SeenStanding extends Standing {
  readonly month: LocalDate
  readonly unit: Standing['plan']['unit']
  readonly figures: readonly StandingFigure[]
}

/** Undefined where no plan holds in the month. */
export async function seenStanding(tx: Tx, reader: StandingReader, storeId: string, day: LocalDate): Promise<SeenStanding | undefined> {
  const { chain, today } = reader
  const month = periodStart('month', day)
  const standing = await standingOf(tx, { chain, storeId, month, today })
  if (!standing) return undefined
  const figures = standing.figures.filter(figure => seesFigure(reader, storeId, figure))
  return { ...standing, figures, month, unit: standing.plan.unit }
}

/** What one associate has is the own business, and that of whoever sees the store's pay. */
export function seesFigure({ rights, staffId, chain }: StandingReader, storeId: string, { kind, id }: Subject): boolean {
  const at = { chainId: chain.id, storeId }
  if (kind === 'associate') return id === staffId || rights.covers('incentive:pay', at)
  return rights.covers('incentive:read', kind === 'group' ? { ...at, groupId: id } : at, { atStore: kind === 'store' })
}
