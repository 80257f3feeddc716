/** Which acts a version offers its reader, in the order of a bar (the last one is the primary), and why one is not there. Pure. */
import type { PolicyStatus } from '../../gql/graphql.ts'
import type { PolicyDraftCreateInput } from '../../gql/graphql.ts'

export type Offer = 'discard' | 'submit' | 'sendBack' | 'approve' | 'schedule' | 'unschedule' | 'create' | 'bringBack'

/** An act that asks for something before it is done. */
export interface Asking {
  readonly act: 'create' | 'submit' | 'approve' | 'sendBack' | 'schedule'
  readonly id: string
  readonly draft?: Omit<PolicyDraftCreateInput, 'name'>
}

/** Setting the day asks on a page of its own. */
export type Telling = Asking & { readonly act: Exclude<Asking['act'], 'schedule'> }

const OFFERS: Readonly<Record<PolicyStatus, readonly Offer[]>> = {
  DRAFT: ['discard', 'submit'],
  DISCARDED: ['bringBack'],
  SUBMITTED: ['sendBack', 'approve'],
  APPROVED: ['sendBack', 'schedule'],
  SCHEDULED: ['unschedule'],
  IN_FORCE: ['create'],
  RETIRED: ['bringBack'],
  SENT_BACK: ['bringBack']
}

/** Nobody is offered the approval of the own work where another is to approve. */
export function offers(version: { readonly status: PolicyStatus; readonly awaitsViewer: boolean }, mayWrite: boolean): readonly Offer[] {
  if (!mayWrite) return []
  return OFFERS[version.status].filter(offer => offer !== 'approve' || version.awaitsViewer)
}

export type Standing = 'own' | 'reader' | PolicyStatus | undefined
/** Why the page cannot be written on, or one cannot go on; undefined for a draft that one writes. */
export function standingOf(version: { readonly status: PolicyStatus; readonly awaitsViewer: boolean }, mayWrite: boolean): Standing {
  const { status, awaitsViewer } = version
  if (status === 'DRAFT') return mayWrite ? undefined : 'reader'
  return status === 'SUBMITTED' && mayWrite && !awaitsViewer ? 'own' : status
}
