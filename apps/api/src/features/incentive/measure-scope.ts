// From when to when, and by which rules around, something is measured.
import { periodAfter, periodStart, readTierPolicy, type LocalDate, type Span } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { policiesHolding } from '../policy/index.ts'
import type { MeasureScope } from './parts.sql.ts'

export interface ChainScope {
  readonly id: string
  readonly timeZone: string
}

export interface SpanAsked {
  readonly span: Span
  /** The period's last month, or any of it. */
  readonly month: LocalDate
  readonly prospectsCount: boolean
  readonly storeIds?: readonly string[]
}

/** Who is lost on the first day is by the tier policy that held then (TIER-6). */
export async function spanScope(tx: Tx, { id, timeZone }: ChainScope, { span, month, ...asked }: SpanAsked): Promise<MeasureScope> {
  const from = periodStart(span, month)
  const [tiers] = await policiesHolding(tx, { chainId: id, storeId: null, kinds: ['tier'], on: from, today: from })
  const lossMonths = tiers ? (readTierPolicy(tiers.body).loss?.months ?? null) : null
  return { tenantId: tx.tenantId, chainId: id, timeZone, from, until: periodAfter(span, from), lossMonths, ...asked }
}
