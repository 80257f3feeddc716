// GROUP-2: the proposal, from the facts of those chosen. The group is the allocator's; its keeper is who of the group registered the customer or sold last; in the
// group where the customer was, the keeper stays.
import { distributeCustomers } from '@keqing/domain'
import type { PlannedFacts, PlannedShare, PlanReason } from './plan.sql.ts'

export interface MadePlan {
  readonly shares: readonly PlannedShare[]
  readonly known: number
  readonly kept: number
}

export function makePlan(facts: readonly PlannedFacts[], groupIds: readonly string[]): MadePlan {
  const groups = new Set(groupIds)
  const customers = facts.map(({ id, tierKey, registeredGroupId, soldGroupId }) => ({
    id,
    tierKey,
    knows: [registeredGroupId, soldGroupId].filter(group => group !== null && groups.has(group)) as string[]
  }))
  const { shares, known, kept } = distributeCustomers(customers, groupIds)
  const byId = new Map(facts.map(each => [each.id, each]))
  return { shares: shares.map(share => planned(byId.get(share.customerId)!, share.groupId)), known, kept }
}

function planned(facts: PlannedFacts, groupId: string): PlannedShare {
  const { id, tierKey, groupId: fromGroupId, keeperId: fromKeeperId } = facts
  const [because, known] = reasonFor(facts, groupId)
  const keeperId = fromGroupId === groupId ? fromKeeperId : known
  return { customerId: id, groupId, keeperId, tierKey, fromGroupId, fromKeeperId, because }
}

function reasonFor({ registeredBy, registeredGroupId, soldBy, soldGroupId }: PlannedFacts, groupId: string): [PlanReason, string | null] {
  if (registeredGroupId === groupId) return ['registered', registeredBy]
  return soldGroupId === groupId ? ['sold', soldBy] : ['even', null]
}
