// Who stood at the counter, by id, member number or phone, across the chain (DOMAIN §1b). Phones and member numbers that are nobody's are counted per
// actor over all their requests, and audited by how many, never by what they were: otherwise they could be tried until one answers. Known ones cost nothing.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { findCustomersAnywhere, rateLeft, type FoundCustomer } from '../customer/index.ts'
import type { PlacedReferences } from './references.ts'

const UNKNOWN = { action: 'purchaseCustomerLookup', most: 30, within: '1 minute', refusal: 'LOOK_UP_RATE_EXCEEDED' } as const

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
  const isTry = triesOf(ctx, chainId)
  if (!wanted.some(each => each && isTry(each.row))) return judge(wanted, await search(await ctx.read(), chainId, wanted), isTry, 0).answers
  return ctx.write(async tx => {
    const left = await rateLeft(ctx, tx, UNKNOWN)
    const { answers, unknown } = judge(wanted, await search(tx, chainId, wanted), isTry, left)
    if (unknown > 0) {
      await audit(tx, ctx, { action: UNKNOWN.action, objectType: 'Customer', chainId, detail: { found: false, times: unknown } })
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

type IsTry = (row: PlacedReferences, found?: FoundCustomer) => boolean

/** Whether naming a customer so could tell whether there is one: by any phone; by a member number unless the actor's own list shows it. */
function triesOf({ rights }: Context, chainId: string): IsTry {
  return (row, found) => {
    const field = customerField(row)
    return field === 'phone' || (field === 'memberNo' && !rights.covers('customer:read', found ?? { chainId }))
  }
}

/** Once as many were nobody's as a minute allows, a try is refused whether it is known or not. */
function judge(
  wanted: readonly (WantedCustomer | undefined)[],
  found: readonly (FoundCustomer | undefined)[],
  isTry: IsTry,
  left: number
): { answers: SoughtCustomer[]; unknown: number } {
  const unknown = new Set<string>()
  const answers = wanted.map((each, index): SoughtCustomer => {
    const field = each && customerField(each.row)
    if (!field) return undefined
    const customer = found[index]
    const tried = isTry(each.row, customer)
    if (tried && unknown.size >= left) return new Refusal(UNKNOWN.refusal, [field], { most: UNKNOWN.most })
    if (customer && (field === 'customerId' || each.only === undefined || each.only === customer.id)) return customer
    if (tried) unknown.add(`${field} ${each.row[field]?.trim()}`)
    return new Refusal('NOT_FOUND', [field])
  })
  return { answers, unknown: unknown.size }
}
