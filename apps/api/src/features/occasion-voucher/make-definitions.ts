// The benefit policy promises a voucher of a value and says no more; its terms are a definition, made by the usual terms as soon as a version that promises it
// has its day, so that headquarters can set them before the first is given: like any other's, but for the value. What has one keeps it.
import { benefitPlaces, localDate, MOST_VOUCHER_MINOR, POLICIES, promisedMinors, readVoucherTerms } from '@keqing/domain'
import { auditEach, type Doer } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { benefitsAhead, insertDefinitions } from './definition-of-occasion.sql.ts'

const NAME = { 'zh-CN': '礼金券', en: 'Voucher' } as const
const NO_DAY = localDate('1900-01-01')
const keyOf = (minor: number): string => `~${minor}`

/** Each is in the log by itself. Safe to repeat, and at once. @throws Refusal INVALID_VALUE for a value that no voucher can have */
export async function makeDefinitions(tx: Tx, by: Doer, chainId: string, minors: readonly number[]): Promise<void> {
  if (minors.length === 0) return
  const made = [...new Set(minors)].map(minor => ({
    ...{ minor, key: keyOf(minor), name: NAME },
    terms: readVoucherTerms({ faceMinor: minor }, NO_DAY)
  }))
  const fresh = await insertDefinitions(tx, chainId, made)
  const event = { action: 'voucherDefinitionCreateByRule', objectType: 'VoucherDefinition', chainId }
  const objects = fresh.map(({ id, minor }) => ({ id, storeId: null, detail: { key: keyOf(minor), version: 1, faceMinor: minor } }))
  await auditEach(tx, by, event, objects)
}

/** Of every voucher that a version in force or scheduled promises, anywhere in the chain. */
export async function makePromisedDefinitions(tx: Tx, by: Doer, chainId: string): Promise<void> {
  const ahead = await benefitsAhead(tx, chainId)
  const stores = ahead.flatMap(({ storeId, body }) => (storeId === null ? [] : [{ storeId, body }]))
  const chains = ahead.filter(({ storeId }) => storeId === null).map(({ body }) => POLICIES.benefit.read(body))
  await makeDefinitions(
    tx,
    by,
    chainId,
    // A version from before there was a bound may promise more than a voucher can be worth: nobody gets that, and the rest is made all the same.
    chains.flatMap(policy => promisedMinors(benefitPlaces(policy, stores))).filter(minor => minor <= MOST_VOUCHER_MINOR)
  )
}
