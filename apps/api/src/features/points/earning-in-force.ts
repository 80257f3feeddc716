// Which version of the earning rules a day's movements go by, and are written with (TIER-10).
import { Refusal, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { earningVersionOn, type EarningVersion } from './earning-versions.sql.ts'

/** @throws Refusal NOT_FOUND where none holds on that day: before the chain's first */
export async function earningInForce(tx: Tx, chainId: string, on: LocalDate): Promise<Pick<EarningVersion, 'id' | 'version' | 'policy'>> {
  const version = await earningVersionOn(tx, chainId, on)
  if (!version) throw new Refusal('NOT_FOUND', ['chainId'])
  return version
}
