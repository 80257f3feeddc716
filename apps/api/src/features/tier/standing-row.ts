// A standing as recorded keeps its plan and the day it was ended early; what people read is its last day.
import { addDays } from '@keqing/domain'
import type { StandingRow } from './facts.sql.ts'
import type { Standing } from './tier-decision.type.ts'

export function showStanding({ withdrawnOn, ...row }: StandingRow): Standing {
  const withdrawn = withdrawnOn !== null && (row.endsOn === null || row.endsOn === undefined || withdrawnOn <= row.endsOn)
  return {
    ...row,
    endsOn: withdrawn ? addDays(withdrawnOn, -1) : (row.endsOn ?? null),
    recordedAt: new Date(row.recordedAt),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt)
  }
}
