/** Where this person last registered, and by which rules: what the form needs where the line is down. No customer stands in it. */
import type { ProfilePolicy } from '@keqing/domain'

export interface CounterPlace {
  readonly chainId: string
  readonly storeId: string
  readonly groupId: string
  readonly groupName: string
  readonly country: string | undefined
  readonly policy: ProfilePolicy | undefined
}

const KEY = 'keqing.counter'

export function rememberPlace(owner: string | undefined, place: CounterPlace): void {
  if (owner) globalThis.localStorage?.setItem(KEY, JSON.stringify({ owner, place }))
}

/** Of this person and chain alone. */
export function placeBefore(owner: string | undefined, chainId: string | undefined): CounterPlace | undefined {
  const kept = globalThis.localStorage?.getItem(KEY)
  if (!kept || !owner) return undefined
  try {
    const read = JSON.parse(kept) as { owner?: string; place?: CounterPlace }
    return read.owner === owner && read.place?.chainId === chainId ? read.place : undefined
  } catch {
    return undefined
  }
}
