// Tiers that people gave, and points that headquarters adjusted; each with its reason.
import { addDays, subtractMonths, type LocalDate } from '@keqing/domain'
import type { PlannedCustomer, Row, Setting } from './plan.ts'
import type { Random } from './random.ts'

/** Designations by headquarters (TIER-7) and overrides by the stores' managers (TIER-8), of regular customers, no customer twice. */
export function planStandings(setting: Setting, customers: readonly PlannedCustomer[]): Row[] {
  const { company, season, hqStaffId } = setting
  const { designations, overrides } = company.words
  const random = setting.random.stream('standings')
  const regular = customers.filter(each => each.aim === 'regular' && each.registeredOn < subtractMonths(season.last, 4))
  const chosen = random.some(regular, designations.length + overrides.length)
  const given = designations.map((reason, index) => {
    const startsOn = addDays(season.last, 0 - random.int(20, 100))
    const ends_on = index % 2 === 0 ? null : addDays(season.last, 200)
    return standing(random, chosen[index], startsOn, { kind: 'designation', tier_key: 'A', ends_on, reason, recorded_by: hqStaffId })
  })
  const set = overrides.map((reason, index) => {
    const customer = chosen[designations.length + index]
    const startsOn = addDays(season.last, 0 - random.int(5, 45))
    const override = { kind: 'override', tier_key: index % 3 === 2 ? 'B' : 'A', ends_on: addDays(startsOn, 89), reason }
    return standing(random, customer, startsOn, { ...override, recorded_by: customer?.store.managerId })
  })
  return [...given, ...set].flat()
}

function standing(random: Random, customer: PlannedCustomer | undefined, startsOn: LocalDate, more: Row): Row[] {
  if (!customer) return []
  const at = `${startsOn}T04:30:00Z`
  return [{ id: random.id(at), customer_id: customer.id, starts_on: startsOn, ...more, recorded_at: at }]
}

export function planAdjustments(setting: Setting, customers: readonly PlannedCustomer[]): Row[] {
  const { chainId, company, season, hqStaffId } = setting
  const random = setting.random.stream('adjustments')
  const settled = customers.filter(each => each.aim === 'loyal' && each.registeredOn < subtractMonths(season.last, 3))
  const chosen = random.some(settled, company.words.adjustments.length)
  return chosen.map((customer, index) => {
    const on = addDays(season.last, 0 - random.int(3, 60))
    const at = `${on}T05:00:00Z`
    return {
      id: random.id(at),
      chain_id: chainId,
      customer_id: customer.id,
      kind: 'adjust',
      account: 'adjustment',
      amount: random.pick([5, 8, 10, 20]),
      happened_on: on,
      confirmed_on: on,
      recorded_at: at,
      recorded_by: hqStaffId,
      reason: company.words.adjustments[index],
      approved_by: hqStaffId
    }
  })
}
