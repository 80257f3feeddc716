// A store's standing as one person sees it: whole with the store, else the own group's figures, the store's and one's own.
import { nextSteps, periodStart, splitByDays, type LocalDate, type NextStep, type Subject } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { ChainScope } from './measure-scope.ts'
import { Members } from './members.ts'
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
  /** Of what the reader sees, in periods that are not over. */
  readonly steps: readonly NextStep<StandingFigure>[]
}

/** Undefined where no plan holds in the month. */
export async function seenStanding(tx: Tx, reader: StandingReader, storeId: string, day: LocalDate): Promise<SeenStanding | undefined> {
  const { chain, today } = reader
  const month = periodStart('month', day)
  const standing = await standingOf(tx, { chain, storeId, month, today })
  if (!standing) return undefined
  const figures = standing.figures.filter(figure => seesFigure(reader, storeId, figure))
  const open = figures.filter(({ periodId, start, end }) => periodId === null && start <= today && today <= end)
  return { ...standing, figures, steps: nextSteps(standing.plan, open), month, unit: standing.plan.unit }
}

/** INC-11: what each step spares one person, if everybody stays to the period's end; null: none of it. One query for each span of the plan's quotas. */
export async function ownParts(
  tx: Tx,
  { staffId, chain }: Pick<StandingReader, 'staffId' | 'chain'>,
  { steps, month }: Pick<SeenStanding, 'steps' | 'month'>
): Promise<readonly (number | null)[]> {
  const storeId = steps[0]?.figure.storeId
  if (!storeId || !staffId) return steps.map(() => null)
  const members = new Members(tx, { chainId: chain.id, storeId, timeZone: chain.timeZone })
  return Promise.all(
    steps.map(async ({ beneficiary, figure, spares }) => {
      const shares = splitByDays(spares, await members.of(beneficiary, figure.measured.span, month))
      return shares.find(share => share.staffId === staffId)?.amount ?? null
    })
  )
}

/** What one associate has is the own business, and that of whoever sees the store's pay. */
export function seesFigure({ rights, staffId, chain }: StandingReader, storeId: string, { kind, id }: Subject): boolean {
  const at = { chainId: chain.id, storeId }
  if (kind === 'associate') return id === staffId || rights.covers('incentive:pay', at)
  return rights.covers('incentive:read', kind === 'group' ? { ...at, groupId: id } : at, { atStore: kind === 'store' })
}
