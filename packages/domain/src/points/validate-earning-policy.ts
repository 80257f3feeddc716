/** What an earning policy must be before it may be submitted: decided here once, so that the decider and the SQL compiled from it need not doubt it. */
import type { KnownOfChain, PolicyFault, PolicyFaultCode } from '../policy/fault.ts'
import type { EarningMultiplier, EarningPolicy, EarningWhen } from './earning-policy.ts'

export const MAX_MULTIPLIERS = 20
const MAX_CHOICES = 200
const MOST_PERCENT = 1_000
/** Of one bonus: no sum of them comes near 53 bits. */
const MOST_BONUS = 1_000_000
const MOST_PENDING_DAYS = 365
const MAX_EXPIRY_MONTHS = 120
const SHORTEST_MONTH = 28
const KEY = /^[A-Za-z0-9_-]{1,20}$/

type Path = PolicyFault['path']

/** Empty where the policy can be used; `known` where the chain's tiers and stores are at hand. */
export function validateEarningPolicy(policy: EarningPolicy, known?: KnownOfChain): readonly PolicyFault[] {
  return [...policyFaults(policy, known)]
}

function* policyFaults(policy: EarningPolicy, known?: KnownOfChain): Generator<PolicyFault> {
  const { pointsPer, multipliers, bonuses, pendingDays, redemption, approvalAbove } = policy
  yield* numberFaults(pointsPer.points, 0, ['pointsPer', 'points'])
  yield* numberFaults(pointsPer.forEveryMinor, 1, ['pointsPer', 'forEveryMinor'])
  if (multipliers.length > MAX_MULTIPLIERS) yield { code: 'TOO_MANY_MULTIPLIERS', path: ['multipliers'] }
  for (const [index, multiplier] of multipliers.entries()) {
    const path = ['multipliers', index]
    if (multipliers.slice(0, index).some(each => each.key === multiplier.key)) yield { code: 'KEY_TWICE', path: [...path, 'key'] }
    yield* multiplierFaults(multiplier, path, known)
  }
  yield* numberFaults(bonuses.registration, 0, ['bonuses', 'registration'], MOST_BONUS)
  yield* numberFaults(bonuses.referralFirstPurchase, 0, ['bonuses', 'referralFirstPurchase'], MOST_BONUS)
  if (bonuses.completedFile) {
    yield* numberFaults(bonuses.completedFile.points, 1, ['bonuses', 'completedFile', 'points'], MOST_BONUS)
    yield* rangeFaults(bonuses.completedFile.atPercent, 100, 'SHARE_OUT_OF_RANGE', ['bonuses', 'completedFile', 'atPercent'])
  }
  if (!Number.isInteger(pendingDays) || pendingDays < 0 || pendingDays > MOST_PENDING_DAYS)
    yield { code: 'DAYS_OUT_OF_RANGE', path: ['pendingDays'] }
  yield* expiryFaults(policy)
  if (redemption) {
    yield* numberFaults(redemption.minorPerPoint, 1, ['redemption', 'minorPerPoint'])
    yield* rangeFaults(redemption.mostPercent, 100, 'SHARE_OUT_OF_RANGE', ['redemption', 'mostPercent'])
    yield* numberFaults(redemption.least, 1, ['redemption', 'least'])
  }
  if (approvalAbove !== null) yield* numberFaults(approvalAbove, 0, ['approvalAbove'])
}

function* expiryFaults({ expiry, pendingDays }: EarningPolicy): Generator<PolicyFault> {
  if (expiry === null) return
  const { months } = expiry
  if (!Number.isInteger(months)) yield { code: 'WINDOW_NOT_INTEGER', path: ['expiry', 'months'] }
  else if (months < 1 || months > MAX_EXPIRY_MONTHS) yield { code: 'WINDOW_OUT_OF_RANGE', path: ['expiry', 'months'] }
  else if (pendingDays >= months * SHORTEST_MONTH) yield { code: 'EXPIRES_WHILE_PENDING', path: ['expiry', 'months'] }
}

function* multiplierFaults({ key, percent, when }: EarningMultiplier, path: Path, known?: KnownOfChain): Generator<PolicyFault> {
  if (!KEY.test(key)) yield { code: 'KEY_INVALID', path: [...path, 'key'] }
  yield* rangeFaults(percent, MOST_PERCENT, 'MULTIPLE_OUT_OF_RANGE', [...path, 'percent'])
  const { tiers, categories, storeIds, weekdays, birthdayMonth }: EarningWhen = when
  const lists = { tiers, categories, storeIds, weekdays }
  if (!birthdayMonth && Object.values(lists).every(each => each === undefined)) yield { code: 'NO_CONDITIONS', path: [...path, 'when'] }
  for (const [name, list] of Object.entries(lists)) if (list) yield* listFaults(list, [...path, 'when', name])
  yield* unknown(tiers, known?.tierKeys, 'TIER_UNKNOWN', [...path, 'when', 'tiers'])
  yield* unknown(storeIds, known?.storeIds, 'STORE_UNKNOWN', [...path, 'when', 'storeIds'])
  yield* unknown(weekdays, [1, 2, 3, 4, 5, 6, 7], 'WEEKDAY_UNKNOWN', [...path, 'when', 'weekdays'])
}

function* listFaults(list: readonly (string | number)[], path: Path): Generator<PolicyFault> {
  if (list.length === 0) yield { code: 'NOTHING_CHOSEN', path }
  if (list.length > MAX_CHOICES) yield { code: 'TOO_MANY_CHOSEN', path }
  for (const [index, one] of list.entries()) {
    if (list.indexOf(one) < index) yield { code: 'CHOSEN_TWICE', path: [...path, index] }
    if (one === '') yield { code: 'NAME_MISSING', path: [...path, index] }
  }
}

function* unknown<T>(
  chosen: readonly T[] | undefined,
  all: readonly T[] | undefined,
  code: PolicyFaultCode,
  path: Path
): Generator<PolicyFault> {
  if (all) for (const [index, one] of (chosen ?? []).entries()) if (!all.includes(one)) yield { code, path: [...path, index] }
}

function* rangeFaults(value: number, most: number, code: PolicyFaultCode, path: Path): Generator<PolicyFault> {
  if (!Number.isInteger(value) || value < 1 || value > most) yield { code, path }
}

function* numberFaults(value: number, least: number, path: Path, most: number = Number.MAX_SAFE_INTEGER): Generator<PolicyFault> {
  if (!Number.isInteger(value)) yield { code: 'VALUE_NOT_INTEGER', path }
  else if (value < least) yield { code: value < 0 ? 'VALUE_NEGATIVE' : 'VALUE_ZERO', path }
  else if (value > most) yield { code: 'VALUE_TOO_LARGE', path }
}
