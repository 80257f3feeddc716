/** The way to the terms of a voucher that benefits give by its value, which they do not say; without an address, why there is nothing yet. */
import { usePromisedVouchers } from '../vouchers/usePromisedVouchers.ts'
import type { Words } from './sentence.ts'

export interface TermsLink {
  readonly text: string
  readonly to?: string
}

export function useTermsLink(promised: () => readonly number[], words: () => Words) {
  const idOf = usePromisedVouchers(promised)
  return (minor: number | null | undefined): TermsLink | undefined => {
    const id = minor ? idOf(minor) : undefined
    if (id === undefined) return undefined
    const { say } = words()
    return id ? { text: say('benefits.terms.link'), to: `/vouchers/kinds/${id}` } : { text: say('benefits.terms.later') }
  }
}
