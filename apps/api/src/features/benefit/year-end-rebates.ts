// The year-end rebate as a list: by the chain's policy that holds on the year's last day, or today while the year lasts.
import { localDate, Refusal, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Sql } from '../../platform/db/sql.ts'
import { holdingOf, policiesHolding, type HoldingPolicy } from '../policy/index.ts'
import type { RebateList } from './rebate.sql.ts'

export interface RebatesAsked {
  readonly chainId: string
  readonly year: number
  readonly today: LocalDate
  readonly scope: Sql
}

export interface Rebates {
  readonly list: RebateList
  readonly holding: HoldingPolicy<'benefit'> | undefined
}

/** Nobody gets any where the policy has none. @throws Refusal DATE_IN_FUTURE, DATE_IMPOSSIBLE for the year */
export async function rebatesOf(tx: Tx, { chainId, year, today, scope }: RebatesAsked): Promise<Rebates> {
  if (!Number.isInteger(year) || year < 1900) throw new Refusal('DATE_IMPOSSIBLE', ['year'])
  if (year > Number(today.slice(0, 4))) throw new Refusal('DATE_IN_FUTURE', ['year'])
  const last = localDate(`${year}-12-31`)
  const to = last < today ? last : today
  const holding = holdingOf('benefit', await policiesHolding(tx, { chainId, storeId: null, kinds: ['benefit'], on: to, today: to }))
  const rule = holding?.policy.yearEndRebate ?? null
  const percents = rule ? (holding?.policy.tiers ?? []).map(({ key, rebatePercent }) => ({ key, percent: rebatePercent })) : []
  return { holding, list: { chainId, from: localDate(`${year}-01-01`), to, today, minimumMinor: rule?.minimumMinor ?? 0, percents, scope } }
}
