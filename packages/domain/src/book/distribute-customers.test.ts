import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { distributeCustomers, type Distribution, type SharedCustomer } from './distribute-customers.ts'

const customer = (id: string, tierKey: string | null, ...knows: string[]): SharedCustomer => ({ id, tierKey, knows })
const whose = ({ shares }: Distribution) => Object.fromEntries(shares.map(({ customerId, groupId }) => [customerId, groupId]))

describe('GROUP-2', () => {
  test.each<[string, SharedCustomer[], string[], Record<string, string>]>([
    ['nobody', [], ['g'], {}],
    ['one group has all', [customer('2', 'A'), customer('1', null)], ['g'], { 1: 'g', 2: 'g' }],
    ['who is known is kept', [customer('1', 'A', 'h'), customer('2', 'A', 'g')], ['g', 'h'], { 1: 'h', 2: 'g' }],
    ['evenness comes first', [customer('1', 'A', 'g'), customer('2', 'A', 'g')], ['g', 'h'], { 1: 'g', 2: 'h' }],
    ['a tier at a time: one of each to each', [customer('1', 'A', 'g'), customer('2', 'B', 'g')], ['g', 'h'], { 1: 'g', 2: 'h' }],
    ['two relationships weigh more than one', [customer('1', 'A', 'g'), customer('2', 'A', 'g', 'g')], ['g', 'h'], { 1: 'h', 2: 'g' }],
    ['who can choose makes way for who cannot', [customer('1', 'A', 'g', 'h'), customer('2', 'A', 'g')], ['g', 'h'], { 1: 'h', 2: 'g' }],
    ['groups that are not asked for do not count', [customer('1', 'A', 'x'), customer('2', 'A', 'h')], ['g', 'h'], { 1: 'g', 2: 'h' }]
  ])('%s', (_name, customers, groups, expected) => {
    expect(whose(distributeCustomers(customers, groups))).toEqual(expected)
  })

  test('without a group there is no answer', () => {
    expect(() => distributeCustomers([], [])).toThrow(RangeError)
  })
})

const GROUPS = ['g1', 'g2', 'g3', 'g4'] as const
const cases = fc.record({ groups: fc.subarray([...GROUPS], { minLength: 1 }), most: fc.constantFrom(6, 60) }).chain(({ groups, most }) =>
  fc.record({
    groups: fc.constant(groups),
    customers: fc
      .array(
        fc.record({ tierKey: fc.constantFrom('A', 'B', null), knows: fc.array(fc.constantFrom(...GROUPS, 'elsewhere'), { maxLength: 3 }) }),
        { maxLength: most }
      )
      .map(all => all.map((each, at): SharedCustomer => ({ ...each, id: `c${at}` })))
  })
)

const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts)
function unevenness({ shares }: Pick<Distribution, 'shares'>, customers: readonly SharedCustomer[], groups: readonly string[]): number {
  const tierOf = new Map(customers.map(({ id, tierKey }) => [id, tierKey]))
  const counts = (of: (tier: string | null) => boolean) =>
    groups.map(group => shares.filter(each => each.groupId === group && of(tierOf.get(each.customerId)!)).length)
  return Math.max(spread(counts(() => true)), ...['A', 'B', null].map(tier => spread(counts(each => each === tier))))
}
const keptBy = ({ shares }: Pick<Distribution, 'shares'>, customers: readonly SharedCustomer[]): number => {
  const groupOf = new Map(shares.map(({ customerId, groupId }) => [customerId, groupId]))
  return customers.reduce((sum, { id, knows }) => sum + knows.filter(group => group === groupOf.get(id)).length, 0)
}

/** Every way there is, for few. */
function* everyWay(customers: readonly SharedCustomer[], groups: readonly string[]): Generator<Pick<Distribution, 'shares'>> {
  const ways = groups.length ** customers.length
  for (let way = 0; way < ways; way++)
    yield {
      shares: customers.map(({ id }, at) => ({ customerId: id, groupId: groups[Math.floor(way / groups.length ** at) % groups.length]! }))
    }
}

test('nobody is lost and nobody twice, all is even, and the order of what is given does not matter', () => {
  fc.assert(
    fc.property(cases, fc.infiniteStream(fc.nat()), ({ customers, groups }, dice) => {
      const answer = distributeCustomers(customers, groups)
      expect(answer.shares.map(each => each.customerId)).toEqual(customers.map(each => each.id).toSorted())
      expect(unevenness(answer, customers, groups)).toBeLessThanOrEqual(1)
      expect(answer.kept).toBe(keptBy(answer, customers))
      const shuffled = customers
        .map(each => ({ each, by: dice.next().value }))
        .toSorted((a, b) => a.by - b.by)
        .map(({ each }) => ({ ...each, knows: each.knows.toReversed() }))
      expect(distributeCustomers(shuffled, groups.toReversed())).toEqual(answer)
    })
  )
})

test('no even way keeps more', () => {
  fc.assert(
    fc.property(
      cases.filter(({ customers, groups }) => groups.length ** customers.length <= 800),
      ({ customers, groups }) => {
        let most = 0
        for (const way of everyWay(customers, groups))
          if (unevenness(way, customers, groups) <= 1) most = Math.max(most, keptBy(way, customers))
        expect(distributeCustomers(customers, groups).kept).toBe(most)
      }
    ),
    { numRuns: 300 }
  )
})
