// The benefit policy promises a voucher of a value and says no more; its terms are a definition that is made when the first is issued, by the usual terms, and
// that headquarters may then change like any other, but for its value.
import { localDate, readVoucherTerms } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { insertDefinition, lockDefinition, type DefinitionRow } from './definition.sql.ts'
import { definitionFor } from './occasions.sql.ts'

const NAME = { 'zh-CN': '礼金券', en: 'Voucher' } as const
const NO_DAY = localDate('1900-01-01')

/** Locked. The night's lock keeps a second from being made. */
export async function definitionOfOccasion(tx: Tx, chainId: string, minor: number): Promise<DefinitionRow> {
  const id =
    (await definitionFor(tx, chainId, minor)) ??
    (await insertDefinition(tx, {
      chainId,
      // No key that people may give begins so.
      key: `~${minor}`,
      name: NAME,
      terms: readVoucherTerms({ faceMinor: minor }, NO_DAY),
      occasionMinor: minor,
      createdBy: null
    }))
  const definition = await lockDefinition(tx, id, 'update')
  if (!definition) throw new Error('a definition that was made is gone')
  return definition
}
