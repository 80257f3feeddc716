// In which month something is booked that comes after a month was closed: what is approved is locked.
import { periodAfter, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { lockPeriodsFrom } from './period.sql.ts'

/** The first month from this one on that is not approved. Its periods stay locked until the transaction ends, so that none is approved meanwhile. */
export async function bookingMonth(tx: Tx, chainId: string, month: LocalDate): Promise<LocalDate> {
  const periods = await lockPeriodsFrom(tx, chainId, month)
  const approved = new Set(periods.filter(period => period.state === 'approved').map(period => period.month))
  let free = month
  while (approved.has(free)) free = periodAfter('month', free)
  return free
}
