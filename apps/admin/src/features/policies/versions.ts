/** A version as a list names it: title, state, and who did what when. Pure. */
import type { PolicyLineFragment, PolicyStatus } from '../../gql/graphql.ts'
import { addDays, localDate } from '@keqing/domain'
import type { Words } from './sentence.ts'

export type VersionLine = PolicyLineFragment

/** As a list shows them: what is being worked on, what waits, what holds, what held, what was sent back. Discarded ones are not shown. */
const ORDER = ['DRAFT', 'SUBMITTED', 'APPROVED', 'SCHEDULED', 'IN_FORCE', 'RETIRED', 'SENT_BACK'] as const satisfies readonly PolicyStatus[]
export const LISTED: PolicyStatus[] = [...ORDER]

/** Given the latest first; within a state it stays so. */
export function inOrder<V extends { readonly status: PolicyStatus }>(versions: readonly V[]): readonly V[] {
  const rank = ({ status }: V) => (ORDER as readonly PolicyStatus[]).indexOf(status)
  return versions.toSorted((a, b) => rank(a) - rank(b))
}

/** Which one is opened where none is named: what one is writing, else what holds. */
export function opened<V extends { readonly status: PolicyStatus }>(versions: readonly V[], mayWrite: boolean): V | undefined {
  const ordered = inOrder(versions)
  return (
    (mayWrite ? ordered.find(each => each.status === 'DRAFT') : undefined) ?? ordered.find(each => each.status === 'IN_FORCE') ?? ordered[0]
  )
}

const HELD: readonly PolicyStatus[] = ['IN_FORCE', 'RETIRED']

/** By its name before it holds, by its number from then on. */
export function titleOf({ status, version, name }: Pick<VersionLine, 'status' | 'version' | 'name'>, { say }: Words): string {
  const numbered = typeof version === 'number' ? say('policies.versionN', { n: version }) : ''
  if (HELD.includes(status)) return numbered
  return name || numbered || say('policies.unnamed')
}

export function noteOf(version: VersionLine, { say, f }: Words): string {
  const { status, effectiveOn, retiredOn, lastAct } = version
  const values = {
    who: lastAct?.by?.name ?? say('policies.service'),
    at: f.moment(lastAct?.at ?? version.createdAt),
    on: f.iso(effectiveOn)
  }
  if (status === 'RETIRED' && retiredOn && retiredOn === effectiveOn) return say('policies.note.replaced', values)
  if (status === 'RETIRED' && retiredOn) return say('policies.note.RETIRED', { ...values, to: addDays(localDate(retiredOn), -1) })
  return say(`policies.note.${status}`, values)
}

export const TONES: Readonly<Record<PolicyStatus, string>> = {
  DRAFT: 'acc',
  DISCARDED: '',
  SUBMITTED: 'caution',
  APPROVED: 'acc',
  SCHEDULED: 'good',
  IN_FORCE: 'good',
  RETIRED: '',
  SENT_BACK: ''
}
