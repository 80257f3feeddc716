/** What was done with a version, as sentences. Pure. */
import type { PolicyKind } from '@keqing/domain'
import type { PolicyEventOfFragment } from '../../gql/graphql.ts'
import { changesOf, changeText, deedText } from './changes.ts'
import type { Body } from './rules.ts'
import type { Words } from './sentence.ts'
import { doerOf } from './versions.ts'

export interface Deed {
  readonly id: string
  readonly sentence: string
  /** The changes one by one, where there are several. */
  readonly changes: readonly string[]
  readonly comment: string
  readonly at: string
}

const parsed = (json: string | null | undefined): unknown => (json === null || json === undefined ? undefined : JSON.parse(json))

function savedDeed(event: PolicyEventOfFragment, who: string, at: { kind: PolicyKind; known: readonly Body[]; words: Words }) {
  const { kind, known, words } = at
  const differences = event.differences.map(({ path, before, after }) => ({ path, before: parsed(before), after: parsed(after) }))
  const changes = changesOf(kind, differences, known, words)
  if (changes.length === 0) return { sentence: words.say('policies.did.rename', { who }), changes: [] }
  if (changes.length === 1) return { sentence: deedText(who, changes[0]!, words), changes: [] }
  return {
    sentence: words.say('policies.did.SAVE', { who, n: words.f.count(changes.length) }, changes.length),
    changes: changes.map(change => changeText(change, words))
  }
}

type Moves = PolicyEventOfFragment['moves'][number]

function movesText({ fromStatus, fromKey, toStatus, toKey, customers }: Moves, { say, f }: Words): string {
  const place = (status: Moves['toStatus'], key: string | null | undefined): string =>
    key ?? say(`backtest.${status === 'LOST' ? 'lost' : 'noTier'}`)
  return say('backtest.between', { n: f.count(customers), from: place(fromStatus, fromKey), to: place(toStatus, toKey) }, customers)
}

export function deedOf(event: PolicyEventOfFragment, kind: PolicyKind, known: readonly Body[], words: Words): Deed {
  const { id, act, comment, at, effectiveOn, plannedOn, moved } = event
  const who = doerOf(event, words)
  const rest = { id, comment, at: words.f.moment(at) }
  if (act === 'SAVE') return { ...rest, ...savedDeed(event, who, { kind, known, words }) }
  const on = words.f.date(effectiveOn)
  if (act === 'ACTIVATE') {
    const values = { on, planned: words.f.date(plannedOn), n: words.f.count(moved ?? 0) }
    const [counted, uncounted] = plannedOn ? ['activateLate', 'activateLateUncounted'] : ['ACTIVATE', 'activateUncounted']
    const sentence =
      typeof moved === 'number' ? words.say(`policies.did.${counted}`, values, moved) : words.say(`policies.did.${uncounted}`, values)
    return { ...rest, sentence, changes: event.moves.map(each => movesText(each, words)) }
  }
  const said = act === 'APPROVE' && event.byService ? 'unasked' : event.unseen ? 'unseen' : act
  return { ...rest, sentence: words.say(`policies.did.${said}`, { who, on }), changes: [] }
}
