/** What a plan makes of the groups: for each group and tier how many there are today, and how many there would be. */
import type { Plan } from './usePlans.ts'

export interface Cell {
  readonly before: number
  readonly after: number
}
export interface Row {
  readonly id: string
  readonly name: string
  readonly cells: readonly Cell[]
  /** Of every tier, those of nobody chosen too. */
  readonly sum: Cell
}
export interface Figures {
  /** Tiers' keys in the order of their ranks; last, where there are such customers, those in none. */
  readonly tiers: readonly (string | null)[]
  readonly rows: readonly Row[]
  /** How far the chosen customers' groups differ, by tier and in all: 1 at most unless somebody has adjusted the plan. */
  readonly spread: readonly number[]
}

type Share = Pick<Plan['shares'][number], 'tierKey' | 'present' | 'from' | 'to'>

const added = (cells: readonly Cell[]): Cell => ({
  before: cells.reduce((sum, cell) => sum + cell.before, 0),
  after: cells.reduce((sum, cell) => sum + cell.after, 0)
})

/** `ranked`: the chain's tiers, the best first. Once a plan is carried out, today is what it made: then before is what it was. */
export function figuresOf(plan: Pick<Plan, 'state' | 'groups' | 'shares'>, ranked: readonly string[]): Figures {
  const keys = new Set(plan.shares.filter(share => share.from + share.to > 0).map(share => share.tierKey ?? null))
  const known = [...ranked.filter(key => keys.has(key)), ...[...keys].filter(key => key !== null && !ranked.includes(key)).toSorted()]
  const tiers = keys.has(null) ? [...known, null] : known
  const done = plan.state !== 'PLANNED'
  const cellOf = ({ present, from, to }: Share): Cell =>
    done ? { before: present - to + from, after: present } : { before: present, after: present - from + to }
  const find = (groupId: string, tierKey: string | null) =>
    plan.shares.find(share => share.group?.id === groupId && (share.tierKey ?? null) === tierKey) ?? { tierKey, present: 0, from: 0, to: 0 }
  const rows = plan.groups.map(({ id, name }) => {
    const all = plan.shares.filter(share => share.group?.id === id).map(cellOf)
    return { id, name, cells: tiers.map(key => cellOf(find(id, key))), sum: added(all) }
  })
  const widest = (counts: readonly number[]): number => (counts.length > 0 ? Math.max(...counts) - Math.min(...counts) : 0)
  const chosen = plan.groups.map(({ id }) => tiers.map(key => find(id, key).to))
  const spread = [
    ...tiers.map((_, at) => widest(chosen.map(counts => counts[at] ?? 0))),
    widest(chosen.map(counts => counts.reduce((sum, count) => sum + count, 0)))
  ]
  return { tiers, rows, spread }
}
