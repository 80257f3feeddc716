/** TIME-3: cut by an instant, a history is what a clerk who had written down everything as it came would have read from the book at that instant. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { tierCourse } from './course.ts'
import { decideTier } from './decide-tier.ts'
import { factsAsOf } from './facts.ts'
import { factsOf, runs, tierCases } from './history.arbitrary.ts'
import { factsKnownAt, newsSince } from './knowledge.ts'
import type { HeldTrue, RecordedFacts } from './knowledge.ts'
import { DEFAULT_TIER_POLICY } from './policy.ts'
import { knownAlways, recordedCases } from './recorded.arbitrary.ts'

const at = (instant: string) => Date.parse(instant)
const held = (since: string, until?: string): HeldTrue => ({ since: at(since), until: until === undefined ? null : at(until) })

const NOBODY: RecordedFacts = {
  registeredOn: localDate('2026-01-01'),
  since: at('2026-01-01T04:00:00Z'),
  points: [],
  purchases: [],
  returns: [],
  visits: [],
  referrals: [],
  designations: [],
  overrides: []
}
const receipt = (id: string, on: string, span: HeldTrue) => ({ id, on: localDate(on), paid: 10_000, units: 2, ...span })
const tierAt = (recorded: RecordedFacts, asOf: string, knownAt: string) => {
  const facts = factsKnownAt(recorded, at(knownAt))
  return facts && decideTier(DEFAULT_TIER_POLICY, facts, localDate(asOf)).tierKey
}

describe('as known at', () => {
  const late = {
    ...NOBODY,
    purchases: [receipt('1', '2026-03-01', held('2026-03-01T04:00:00Z')), receipt('2', '2026-03-02', held('2026-03-20T04:00:00Z'))]
  }
  test.each([
    ['2026-03-10', '2026-03-19T16:00:00Z', 'C', 'the second receipt was not heard of'],
    ['2026-03-10', '2026-03-20T03:59:59Z', 'C', 'nor a second before'],
    ['2026-03-10', '2026-03-20T04:00:00Z', 'B', 'but at that instant'],
    ['2026-03-01', '2026-03-20T04:00:00Z', 'C', 'and not for a day before it happened'],
    ['2026-03-10', '2026-01-01T03:59:59Z', null, 'before the file was made there was nobody']
  ])('as of %s, known at %s: %s, for %s', (asOf, knownAt, tier, _because) => {
    expect(tierAt(late, asOf, knownAt)).toBe(tier)
  })
  test('what is voided later stood until then', () => {
    const voided = {
      ...NOBODY,
      purchases: [...late.purchases.slice(0, 1), receipt('2', '2026-03-02', held('2026-03-02T04:00:00Z', '2026-03-20T04:00:00Z'))]
    }
    expect(tierAt(voided, '2026-03-10', '2026-03-20T03:59:59Z')).toBe('B')
    expect(tierAt(voided, '2026-03-10', '2026-03-20T04:00:00Z')).toBe('C')
  })
  test('a receipt is returned in full once all of its units are known to have come back, and not before', () => {
    const slip = (id: string, on: string, since: string) => ({
      purchaseId: '1',
      on: localDate(on),
      amount: 5_000,
      units: 1,
      ...held(since),
      slip: { id, ...held(since) }
    })
    const returned = {
      ...late,
      purchases: late.purchases.slice(0, 1),
      returns: [slip('a', '2026-03-05', '2026-03-05T04:00:00Z'), slip('b', '2026-03-04', '2026-03-12T04:00:00Z')]
    }
    expect(tierAt(returned, '2026-03-10', '2026-03-11T04:00:00Z')).toBe('C')
    expect(tierAt(returned, '2026-03-10', '2026-03-12T04:00:00Z')).toBeNull()
    expect(tierAt(returned, '2026-03-04', '2026-03-12T04:00:00Z')).toBe('C')
  })
  test('the news are what was heard of later about that day or days before', () => {
    const told = newsSince(late, at('2026-03-10T16:00:00Z'), localDate('2026-03-10'))
    expect(told).toEqual([{ kind: 'purchase', on: '2026-03-02', heardAt: at('2026-03-20T04:00:00Z'), takenBack: false }])
    expect(newsSince(late, at('2026-03-10T16:00:00Z'), localDate('2026-03-01'))).toEqual([])
    expect(newsSince(late, at('2026-03-20T04:00:00Z'), localDate('2026-03-31'))).toEqual([])
  })
  test('a standing that was ended early is one piece of news', () => {
    const plan = { tierKey: 'A', startsOn: localDate('2026-02-01'), endsOn: null, withdrawnOn: null }
    const designations = [
      { ...plan, ...held('2026-02-01T01:00:00Z', '2026-03-01T01:00:00Z') },
      { ...plan, withdrawnOn: localDate('2026-03-01'), ...held('2026-03-01T01:00:00Z') }
    ]
    const ended = { ...NOBODY, designations }
    expect(newsSince(ended, at('2026-02-10T00:00:00Z'), localDate('2026-03-10'))).toMatchObject([{ kind: 'designation', takenBack: true }])
    expect(tierAt(ended, '2026-03-10', '2026-02-28T00:00:00Z')).toBe('A')
    expect(tierAt(ended, '2026-03-10', '2026-03-01T01:00:00Z')).toBeNull()
  })
  test('a standing that was heard of and changed since is news, and so is the second change of one known', () => {
    const plan = { tierKey: 'A', startsOn: localDate('2026-02-01'), endsOn: localDate('2026-06-30'), withdrawnOn: null }
    const designations = [
      { ...plan, ...held('2026-02-10T01:00:00Z', '2026-02-20T01:00:00Z') },
      { ...plan, endsOn: localDate('2026-05-31'), ...held('2026-02-20T01:00:00Z', '2026-03-01T01:00:00Z') },
      { ...plan, withdrawnOn: localDate('2026-03-01'), ...held('2026-03-01T01:00:00Z') }
    ]
    const told = (since: string) => newsSince({ ...NOBODY, designations }, at(since), localDate('2026-02-15'))
    expect(told('2026-02-01T00:00:00Z')).toEqual([
      { kind: 'designation', on: '2026-02-01', heardAt: at('2026-02-10T01:00:00Z'), takenBack: false }
    ])
    expect(told('2026-02-25T00:00:00Z')).toEqual([
      { kind: 'designation', on: '2026-02-01', heardAt: at('2026-03-01T01:00:00Z'), takenBack: true }
    ])
    expect(told('2026-03-02T00:00:00Z')).toEqual([])
  })
})

describe('over random histories', () => {
  test('where nothing is late and nothing taken back, what is known is what happened', () => {
    fc.assert(
      fc.property(tierCases, ({ policy, history, asOf }) => {
        const facts = factsKnownAt(knownAlways(history), Infinity)
        expect(decideTier(policy, facts!, asOf)).toEqual(decideTier(policy, factsOf(history), asOf))
      }),
      { numRuns: runs(100) }
    )
  })
  test('without news since, the decision known then is the one known now; what was heard after the instant changes nothing known at it', () => {
    fc.assert(
      fc.property(recordedCases, ({ policy, recorded, asOf, knownAt }) => {
        const then = factsKnownAt(recorded, knownAt)
        fc.pre(then !== null)
        const before = decideTier(policy, then, asOf)
        const later = (each: HeldTrue) => each.since <= knownAt
        const cut = {
          ...recorded,
          purchases: recorded.purchases.filter(later),
          visits: recorded.visits.filter(later),
          points: recorded.points.filter(later)
        }
        expect(decideTier(policy, factsKnownAt(cut, knownAt)!, asOf)).toEqual(before)
        if (newsSince(recorded, knownAt, asOf).length > 0) return
        const { status, tierKey } = decideTier(policy, factsKnownAt(recorded, Infinity)!, asOf)
        expect({ status, tierKey }).toEqual({ status: before.status, tierKey: before.tierKey })
      }),
      { numRuns: runs(150) }
    )
  })
  test('the course of a tier is what deciding on every day finds', () => {
    fc.assert(
      fc.property(tierCases, tierCases, ({ policy, history, asOf }, { policy: next }) => {
        const facts = factsOf(history)
        const [from, to] = [addDays(asOf, -90), addDays(asOf, 90)]
        const policies = [
          { from, policy },
          { from: addDays(asOf, 1), policy: next }
        ]
        const found = tierCourse(policies, facts, from, to)
        expect([found[0]?.from, found.at(-1)?.to]).toEqual([from, to])
        for (let day: LocalDate = from, at = 0; day <= to; day = addDays(day, 1)) {
          if (day > found[at]!.to) at++
          const { status, tierKey } = decideTier(day <= asOf ? policy : next, factsAsOf(facts, day), day)
          expect({ day, ...found[at]!, from: '', to: '' }).toEqual({ day, from: '', to: '', status, tierKey })
        }
      }),
      { numRuns: runs(60) }
    )
  })
})
