/** What an incentive plan must be before it may be submitted: every fault with its place, so far as stores are known against the chain's stores too. */
import { MOST_GOODS, MOST_TEXT } from '../benefit/bounds.ts'
import type { KnownOfChain, PolicyFault, PolicyFaultCode } from '../policy/fault.ts'
import { POLICY_LOCALES } from '../tier/policy.ts'
import {
  MEASURED_OF,
  RATIOS,
  type ContestRound,
  type IncentivePolicy,
  type IncentiveRule,
  type Quota,
  type QuotaLine,
  type QuotaRule,
  type RankingRule
} from './policy.ts'
import type { BothTexts } from '../benefit/policy.ts'

type Path = PolicyFault['path']
const KEY = /^[A-Za-z0-9_-]{1,20}$/

/** Enough for a chain, little enough to be scored for each of its stores. */
export const MOST_QUOTAS = 20
export const MOST_RULES = 40
export const MOST_QUOTA_LINES = 100
/** Score points, or minor units: what one rule gives or takes at a time. */
export const MOST_AMOUNT = 100_000_000
const MOST_QUOTA = 1_000_000_000_000
const MOST_PLACES = 20
const MOST_TIMES = 12
const QUARTERS = 4
/** Of onboarding. */
const MOST_DAYS = 366
const MOST_FAILED = 100
/** Of what a contest needs to be ranked. */
const MOST_LEAST = 10_000
/** Of a quota: three times as much is the most that a rule asks for. */
const MOST_PERCENT = 300

/** Empty where the plan can be used. */
export function validateIncentivePolicy(policy: IncentivePolicy, known?: KnownOfChain): readonly PolicyFault[] {
  return [...quotasFaults(policy, known?.storeIds), ...rulesFaults(policy)]
}

function* quotasFaults({ quotas }: IncentivePolicy, storeIds: readonly string[] | undefined): Generator<PolicyFault> {
  if (quotas.length > MOST_QUOTAS) yield { code: 'TOO_MANY', path: ['quotas'] }
  for (const [at, quota] of quotas.entries()) {
    const path = ['quotas', at]
    yield* keyFaults(quotas, at, path)
    if (!MEASURED_OF[quota.measure].includes(quota.of)) yield { code: 'MEASURE_UNFIT', path: [...path, 'of'] }
    yield* within(quota.amount, 1, mostOf(quota), [...path, 'amount'])
    if (quota.measure === 'slowGoods') yield* goodsFaults(quota, path)
    yield* linesFaults(quota, storeIds, path)
  }
}

/** A rate cannot be asked above 100 percent. */
const mostOf = ({ measure }: Quota): number => (RATIOS.has(measure) && measure !== 'unitsPerReceipt' ? 100 : MOST_QUOTA)

function* goodsFaults({ goods }: Quota, path: Path): Generator<PolicyFault> {
  if (goods.categories.length + goods.itemCodes.length === 0) yield { code: 'NOTHING_CHOSEN', path: [...path, 'goods'] }
  for (const name of ['categories', 'itemCodes'] as const) {
    if (goods[name].length > MOST_GOODS) yield { code: 'TOO_MANY', path: [...path, 'goods', name] }
    for (const [at, one] of goods[name].entries()) if (one.trim() === '') yield { code: 'NAME_MISSING', path: [...path, 'goods', name, at] }
  }
}

function* linesFaults(quota: Quota, storeIds: readonly string[] | undefined, path: Path): Generator<PolicyFault> {
  if (quota.lines.length > MOST_QUOTA_LINES) yield { code: 'TOO_MANY', path: [...path, 'lines'] }
  for (const [at, line] of quota.lines.entries()) {
    const place = [...path, 'lines', at]
    yield* within(line.amount, 0, mostOf(quota), [...place, 'amount'])
    if (line.months.length + line.storeIds.length === 0) yield { code: 'NOTHING_CHOSEN', path: place }
    yield* chosenFaults(line, storeIds, place)
    if (quota.lines.slice(0, at).some(earlier => covers(earlier, line))) yield { code: 'LINE_NEVER_USED', path: place }
  }
}

/** The first line that fits holds: whatever an earlier one takes whole is never reached. */
function covers(earlier: QuotaLine, later: QuotaLine): boolean {
  const all = <T>(one: readonly T[], other: readonly T[]) =>
    one.length === 0 || (other.length > 0 && other.every(each => one.includes(each)))
  return all(earlier.months, later.months) && all(earlier.storeIds, later.storeIds)
}

function* chosenFaults({ months, storeIds }: QuotaLine, known: readonly string[] | undefined, path: Path): Generator<PolicyFault> {
  if (new Set(months).size < months.length) yield { code: 'CHOSEN_TWICE', path: [...path, 'months'] }
  if (months.some(month => !Number.isInteger(month) || month < 1 || month > 12)) yield { code: 'DAY_UNKNOWN', path: [...path, 'months'] }
  if (new Set(storeIds).size < storeIds.length) yield { code: 'CHOSEN_TWICE', path: [...path, 'storeIds'] }
  for (const [at, id] of storeIds.entries())
    if (known && !known.includes(id)) yield { code: 'STORE_UNKNOWN', path: [...path, 'storeIds', at] }
}

function* rulesFaults({ quotas, rules }: IncentivePolicy): Generator<PolicyFault> {
  if (rules.length > MOST_RULES) yield { code: 'TOO_MANY', path: ['rules'] }
  for (const [at, rule] of rules.entries()) {
    const path = ['rules', at]
    yield* keyFaults(rules, at, path)
    // An entry names its rule and a figure its quota by one key.
    if (quotas.some(quota => quota.key === rule.key)) yield { code: 'KEY_TWICE', path: [...path, 'key'] }
    yield* ruleFaults(rule, quotas, path)
    if ('amount' in rule) yield* within(rule.amount, 1, MOST_AMOUNT, [...path, 'amount'])
  }
}

function* ruleFaults(rule: IncentiveRule, quotas: readonly Quota[], path: Path): Generator<PolicyFault> {
  if (rule.type === 'rankingBonus' || rule.type === 'rankingForfeit') yield* rankedFaults(rule, path)
  else if (rule.type === 'contestRound') yield* contestFaults(rule, path)
  else if (rule.type === 'rateFloor') yield* within(rule.percent, 1, 100, [...path, 'percent'])
  else if (rule.type === 'systemCheck') yield* within(rule.mostFailed, 0, MOST_FAILED, [...path, 'mostFailed'])
  else if (rule.type === 'onboarding') {
    yield* within(rule.days, 1, MOST_DAYS, [...path, 'days'])
    yield* within(rule.mostDays, 1, MOST_DAYS, [...path, 'mostDays'])
  } else yield* quotaRuleFaults(rule, quotas, path)
}

function* contestFaults({ quarter, measure, least, prizes, forfeit }: ContestRound, path: Path): Generator<PolicyFault> {
  yield* within(quarter, 1, QUARTERS, [...path, 'quarter'])
  if (!MEASURED_OF[measure].includes('associate') || measure === 'slowGoods') yield { code: 'MEASURE_UNFIT', path: [...path, 'measure'] }
  // Of a count there is nothing to divide by.
  yield* within(least, 0, RATIOS.has(measure) ? MOST_LEAST : 0, [...path, 'least'])
  if (prizes.length > MOST_PLACES) yield { code: 'TOO_MANY', path: [...path, 'prizes'] }
  for (const [at, prize] of prizes.entries()) yield* within(prize, 1, MOST_AMOUNT, [...path, 'prizes', at])
  if (forfeit) yield* forfeitFaults(forfeit, path)
}

function* quotaRuleFaults(rule: QuotaRule, quotas: readonly Quota[], path: Path): Generator<PolicyFault> {
  const quota = quotas.find(each => each.key === rule.quota)
  if (!quota) yield { code: 'QUOTA_UNKNOWN', path: [...path, 'quota'] }
  if (rule.type === 'shared' && quota && quota.of !== 'store') yield { code: 'QUOTA_NOT_OF_STORE', path: [...path, 'quota'] }
  if (rule.type === 'threshold') yield* within(rule.percent, 1, 100, [...path, 'percent'])
  if (rule.type === 'streak') {
    yield* within(rule.percent, 1, MOST_PERCENT, [...path, 'percent'])
    yield* within(rule.times, 2, MOST_TIMES, [...path, 'times'])
  }
}

function* rankedFaults(rule: RankingRule, path: Path): Generator<PolicyFault> {
  yield* within(rule.places, 1, MOST_PLACES, [...path, 'places'])
  if (!MEASURED_OF[rule.measure].includes('group') || rule.measure === 'slowGoods')
    yield { code: 'MEASURE_UNFIT', path: [...path, 'measure'] }
  if (rule.type === 'rankingForfeit') yield* forfeitFaults(rule.forfeit, path)
}

function* forfeitFaults(forfeit: BothTexts, path: Path): Generator<PolicyFault> {
  for (const locale of POLICY_LOCALES) {
    if (forfeit[locale].trim() === '') yield { code: 'NAME_MISSING', path: [...path, 'forfeit', locale] }
    else if (forfeit[locale].length > MOST_TEXT) yield { code: 'TEXT_TOO_LONG', path: [...path, 'forfeit', locale] }
  }
}

function* keyFaults(all: readonly { readonly key: string }[], at: number, path: Path): Generator<PolicyFault> {
  const key = all[at]?.key ?? ''
  if (!KEY.test(key)) yield { code: 'KEY_INVALID', path: [...path, 'key'] }
  if (all.findIndex(each => each.key === key) < at) yield { code: 'KEY_TWICE', path: [...path, 'key'] }
}

function* within(value: number, least: number, most: number, path: Path): Generator<PolicyFault> {
  const code: PolicyFaultCode | undefined = !Number.isSafeInteger(value)
    ? 'VALUE_NOT_INTEGER'
    : value < least || value > most
      ? 'VALUE_OUT_OF_BOUNDS'
      : undefined
  if (code) yield { code, path }
}
