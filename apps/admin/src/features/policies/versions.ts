/** A version as a list names it: title, state, and who did what when. Pure. */
import type { PolicyLineFragment, PolicyStatus } from '../../gql/graphql.ts'
import { addDays, localDate } from '@keqing/domain'
import type { Words } from './sentence.ts'

export type VersionLine = PolicyLineFragment

/** As a list shows them: what is being worked on, what waits, what holds, what held, what was sent back, and, where asked for, what was put aside. */
const LISTED: readonly PolicyStatus[] = ['DRAFT', 'SUBMITTED', 'APPROVED', 'SCHEDULED', 'IN_FORCE', 'RETIRED', 'SENT_BACK']
const ORDER: readonly PolicyStatus[] = [...LISTED, 'DISCARDED']
export const listed = (discarded: boolean): PolicyStatus[] => [...(discarded ? ORDER : LISTED)]

/** Given the latest first; within a state it stays so. */
export function inOrder<V extends { readonly status: PolicyStatus }>(versions: readonly V[]): readonly V[] {
  const rank = ({ status }: V) => ORDER.indexOf(status)
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

/** Who did something: a person, one whose name the reader may not see, or the service by itself. */
export const doerOf = (act: NonNullable<VersionLine['lastAct']>, { say }: Words): string =>
  act.by?.name ?? say(act.byService ? 'policies.service' : 'policies.colleague')

export function noteOf(version: VersionLine, words: Words): string {
  const { say, f } = words
  const { status, effectiveOn, plannedOn, retiredOn, lastAct } = version
  const values = {
    who: lastAct ? doerOf(lastAct, words) : say('policies.service'),
    at: f.moment(lastAct?.at ?? version.createdAt),
    on: f.iso(effectiveOn)
  }
  const late = (note: string): string => (plannedOn ? say('policies.note.late', { note, planned: f.iso(plannedOn) }) : note)
  if (status === 'RETIRED' && retiredOn && retiredOn === effectiveOn) return late(say('policies.note.replaced', values))
  if (status === 'RETIRED' && retiredOn) return late(say('policies.note.RETIRED', { ...values, to: addDays(localDate(retiredOn), -1) }))
  return late(say(`policies.note.${status}`, values))
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
