/**
 * GROUP-2: customers shared out among staff groups. Even: the groups' counts differ by at most one, within each tier and in total. Among all even ways one that
 * keeps the most relationships; ties by id. The same customers and groups in any order get the same answer.
 */
import { FlowNetwork } from './flow-network.ts'

export interface SharedCustomer {
  readonly id: string
  /** Null: no tier; those are shared out evenly among themselves, too. */
  readonly tierKey: string | null
  /** Groups of people whom the customer knows (who registered, who sold last), one entry for each relationship; others than those asked for do not count. */
  readonly knows: readonly string[]
}

export interface Share {
  readonly customerId: string
  readonly groupId: string
}

export interface Distribution {
  /** In the order of the customers' ids. */
  readonly shares: readonly Share[]
  /** Relationships that go on, of all there are with the groups. */
  readonly kept: number
  readonly known: number
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Customers of one tier who know the same groups: which of them goes where is all one, so they are one node. */
interface Alike {
  readonly tierKey: string | null
  /** By the group's place among the groups: how many relationships. */
  readonly knows: ReadonlyMap<number, number>
  readonly ids: string[]
}

function alike(customers: readonly SharedCustomer[], places: ReadonlyMap<string, number>): Alike[] {
  const all = new Map<string, Alike>()
  for (const { id, tierKey, knows } of customers) {
    const known = new Map<number, number>()
    for (const group of knows) {
      const place = places.get(group)
      if (place !== undefined) known.set(place, (known.get(place) ?? 0) + 1)
    }
    const key = JSON.stringify([tierKey, [...known].toSorted(([a], [b]) => a - b)])
    const same = all.get(key)
    if (same) same.ids.push(id)
    else all.set(key, { tierKey, knows: known, ids: [id] })
  }
  return [...all.values()]
}

/** How many of a tier go to each group whom they know, and to each group whomever they know. */
interface TierFlow {
  readonly members: readonly Alike[]
  readonly known: readonly (readonly { readonly arc: number; readonly place: number }[])[]
  readonly anyone: readonly number[]
}

/**
 * @param groupIds at least one, none twice
 * @throws RangeError without a group
 */
export function distributeCustomers(customers: readonly SharedCustomer[], groupIds: readonly string[]): Distribution {
  const groups = [...groupIds].toSorted(byText)
  if (groups.length === 0) throw new RangeError('there is no group to share customers out among')
  const places = new Map(groups.map((group, place) => [group, place]))
  const sorted = customers.toSorted((a, b) => byText(a.id, b.id))
  const { network, tiers } = flowOf(alike(sorted, places), groups.length)
  const placeOf = new Map(tiers.flatMap(tier => placed(tier, network)))
  const shares = sorted.map(({ id }) => ({ customerId: id, groupId: groups[placeOf.get(id)!]! }))
  const relationships = (of: (group: string, at: number) => boolean) =>
    sorted.reduce((sum, { knows }, at) => sum + knows.filter(group => of(group, at)).length, 0)
  return {
    shares,
    kept: relationships((group, at) => group === shares[at]!.groupId),
    known: relationships(group => places.has(group))
  }
}

/**
 * Every group gets of each tier what all groups get, and of what is left over at most one; and of all left over at most one more than another group. Whoever
 * flows to a group that he or she knows is worth the relationships; all others pass by a place that knows nobody. All flow, for some even way there always is.
 */
function flowOf(classes: readonly Alike[], groups: number): { readonly network: FlowNetwork; readonly tiers: readonly TierFlow[] } {
  const network = new FlowNetwork()
  const source = network.node()
  const nodes = new Map(classes.map(each => [each, network.node()]))
  const tiers = [...Map.groupBy(classes, each => each.tierKey).values()].map(members => {
    const count = members.reduce((sum, { ids }) => sum + ids.length, 0)
    const anyone = network.node()
    const gates = Array.from({ length: groups }, () => network.node())
    const known = members.map(each => {
      network.arc(source, nodes.get(each)!, each.ids.length)
      network.arc(nodes.get(each)!, anyone, each.ids.length)
      return [...each.knows]
        .toSorted(([a], [b]) => a - b)
        .map(([place, worth]) => ({ arc: network.arc(nodes.get(each)!, gates[place]!, each.ids.length, worth), place }))
    })
    return { members, count, gates, known, anyone: gates.map(gate => network.arc(anyone, gate, count)) }
  })
  const extras = tiers.reduce((sum, { count }) => sum + (count % groups), 0)
  const extra = Array.from({ length: groups }, () => network.node())
  const [last, sink] = [network.node(), network.node()]
  for (const { count, gates } of tiers)
    for (const [place, gate] of gates.entries()) {
      network.arc(gate, sink, Math.floor(count / groups))
      network.arc(gate, extra[place]!, 1)
    }
  for (const node of extra) {
    network.arc(node, sink, Math.floor(extras / groups))
    network.arc(node, last, 1)
  }
  network.arc(last, sink, extras % groups)
  network.fill(source, sink)
  return { network, tiers }
}

/** In the order of ids: first who goes to a group that is known, then the others, dealt group by group. */
function placed({ members, known, anyone }: TierFlow, network: FlowNetwork): (readonly [id: string, place: number])[] {
  const others: string[] = []
  const found: (readonly [string, number])[] = []
  for (const [at, { ids }] of members.entries()) {
    let next = 0
    for (const { arc, place } of known[at]!)
      for (const end = next + network.through(arc); next < end; next++) found.push([ids[next]!, place])
    others.push(...ids.slice(next))
  }
  others.sort(byText)
  let next = 0
  for (const [place, arc] of anyone.entries())
    for (const end = next + network.through(arc); next < end; next++) found.push([others[next]!, place])
  return found
}
