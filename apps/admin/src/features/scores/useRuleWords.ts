/** A rule of the plan in the interface's language, as everybody can read it. */
import { INCENTIVE_UNITS, MEASURED } from '@keqing/domain'
import type { IncentiveRuleOfFragment, IncentiveUnit } from '../../gql/graphql.ts'
import { readIncentiveRule } from '../policies/incentive-rules.ts'
import { known } from '../policies/public-names.ts'
import { ruleSentence } from '../policies/read-incentive.ts'
import { textOf } from '../policies/sentence.ts'
import { usePolicyWords } from '../policies/usePolicyWords.ts'
import { measureOf } from './figures.ts'

export interface NamedQuota {
  readonly key: string
  readonly measure: string
  readonly of: string
}

export function useRuleWords() {
  const { here } = usePolicyWords()
  /** `quotas`: what the rule's quota is of, so that it is named by that. */
  function say(rule: IncentiveRuleOfFragment, unit: IncentiveUnit, quotas: readonly NamedQuota[]): string {
    const named = quotas.map(({ key, measure, of }) => ({ key, measure: measureOf(measure), of: known(MEASURED, of) }))
    return textOf(ruleSentence(readIncentiveRule(rule), { unit: known(INCENTIVE_UNITS, unit), quotas: named }, here.value))
  }
  return { say }
}
