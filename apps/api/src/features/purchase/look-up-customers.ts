// Who stood at the counter, by id, member number or phone, across the chain (DOMAIN §1b). Phones that are nobody's are counted per actor over all their
// requests, and audited by their number, never by what they were: otherwise phones could be tried until one answers. Known ones cost nothing.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { findCustomersAnywhere, rateLeft, type FoundCustomer } from '../customer/index.ts'
import type { PlacedReferences } from './references.ts'

const UNKNOWN_PHONES = { action: 'purchaseCustomerLookup', most: 30, within: '1 minute', refusal: 'LOOK_UP_RATE_EXCEEDED' } as const

export interface WantedCustomer {
  readonly row: PlacedReferences
  /** The only customer it may be, where the fact belongs to one already: another's phone is then refused exactly as one that is nobody's. */
  readonly only?: string | null | undefined
}

/** Found, refused, or undefined where none is named. */
export type SoughtCustomer = FoundCustomer | Refusal | undefined

export function customerField({ customerId, memberNo, phone }: PlacedReferences): 'customerId' | 'memberNo' | 'phone' | undefined {
  if (customerId) return 'customerId'
  if (memberNo) return 'memberNo'
  return phone ? 'phone' : undefined
}

/** In the order asked for; undefined asks for none. One statement for all, in a transaction of its own, so that a failed try stays recorded. */
export async function lookUpCustomers(
  ctx: Context,
  chainId: string,
  wanted: readonly (WantedCustomer | undefined)[]
): Promise<SoughtCustomer[]> {
  if (!wanted.some(each => each && customerField(each.row) === 'phone')) {
    return judge(wanted, await search(await ctx.read(), chainId, wanted), 0).answers
  }
  return ctx.write(async tx => {
    const left = await rateLeft(ctx, tx, UNKNOWN_PHONES)
    const { answers, unknown } = judge(wanted, await search(tx, chainId, wanted), left)
    if (unknown > 0) {
      await audit(tx, ctx, { action: UNKNOWN_PHONES.action, objectType: 'Customer', chainId, detail: { found: false, times: unknown } })
    }
    return answers
  })
}

function search(tx: Tx, chainId: string, wanted: readonly (WantedCustomer | undefined)[]): Promise<(FoundCustomer | undefined)[]> {
  return findCustomersAnywhere(
    tx,
    chainId,
    wanted.map(each => ({ id: each?.row.customerId, memberNo: each?.row.memberNo?.trim(), phone: each?.row.phone }))
  )
}

/** Once as many phones were nobody's as a minute allows, a phone is refused whether it is known or not. */
function judge(
  wanted: readonly (WantedCustomer | undefined)[],
  found: readonly (FoundCustomer | undefined)[],
  left: number
): { answers: SoughtCustomer[]; unknown: number } {
  const unknown = new Set<string>()
  const answers = wanted.map((each, index): SoughtCustomer => {
    const field = each && customerField(each.row)
    if (!field) return undefined
    if (field === 'phone' && unknown.size >= left) return new Refusal(UNKNOWN_PHONES.refusal, [field], { most: UNKNOWN_PHONES.most })
    const customer = found[index]
    if (customer && (field === 'customerId' || each.only === undefined || each.only === customer.id)) return customer
    if (field === 'phone') unknown.add(each.row.phone?.trim() ?? '')
    return new Refusal('NOT_FOUND', [field])
  })
  return { answers, unknown: unknown.size }
}
