/** A policy's rules as the server sends them and as the domain reads them: the editor works on the domain's shape, so that its faults and differences hold. */
import {
  COMPARISONS,
  METRICS,
  type Comparison,
  type Condition,
  type Metric,
  type PolicyBodies,
  type PolicyKind,
  type ProfileField,
  type TierPolicy
} from '@keqing/domain'
import type { PolicyRulesInput, PolicyRulesOfFragment, TierCompare, TierMetric } from '../../gql/graphql.ts'
import { benefitBody, benefitRules } from './benefit-rules.ts'
import { readEarning, sendEarning } from './earning-rules.ts'
import { readIncentive, sendIncentive } from './incentive-rules.ts'
import { known, shown } from './public-names.ts'

export type Body = PolicyBodies[PolicyKind]
type Rules = PolicyRulesOfFragment['rules']

const READ: { readonly [K in PolicyKind]: (rules: NonNullable<Rules[K]>) => PolicyBodies[K] } = {
  tier: ({ tiers, inactivityMonths, inactivityLevels, lossMonths, exemptDesignated }) => ({
    tiers: tiers.map(({ key, name, routes }) => ({
      key,
      name: { 'zh-CN': name.zhCN, en: name.en },
      routes: routes.map(({ all }) => ({
        all: all.map(({ metric, compare, value, windowMonths }): Condition => ({
          metric: known<Metric>(METRICS, metric),
          compare: known<Comparison>(COMPARISONS, compare),
          value,
          ...(typeof windowMonths === 'number' && { windowMonths })
        }))
      }))
    })),
    inactivity: typeof inactivityMonths === 'number' ? { months: inactivityMonths, levels: inactivityLevels ?? 1 } : null,
    loss: typeof lossMonths === 'number' ? { months: lossMonths } : null,
    exemptDesignated
  }),
  earning: readEarning,
  profile: ({ basic, extended }) => ({
    basic: { weight: basic.weight, fields: basic.fields as ProfileField[] },
    extended: { weight: extended.weight, fields: extended.fields as ProfileField[] }
  }),
  benefit: benefitBody,
  incentive: readIncentive
}

export function bodyOf(kind: PolicyKind, rules: Rules): Body {
  return READ[kind](rules[kind] as never)
}

function tierRules({ tiers, inactivity, loss, exemptDesignated }: TierPolicy) {
  return {
    tiers: tiers.map(({ key, name, routes }) => ({
      key,
      name: { zhCN: name['zh-CN'], en: name.en },
      routes: routes.map(({ all }) => ({
        all: all.map(({ metric, compare, value, windowMonths }) => ({
          metric: shown(metric) as TierMetric,
          compare: shown(compare) as TierCompare,
          value,
          windowMonths: windowMonths ?? null
        }))
      }))
    })),
    inactivityMonths: inactivity?.months ?? null,
    inactivityLevels: inactivity?.levels ?? null,
    lossMonths: loss?.months ?? null,
    exemptDesignated
  }
}

const SENT: { readonly [K in PolicyKind]: (body: PolicyBodies[K]) => NonNullable<PolicyRulesInput[K]> } = {
  tier: tierRules,
  earning: sendEarning,
  profile: ({ basic, extended }) => ({
    basic: { weight: basic.weight, fields: [...basic.fields] },
    extended: { weight: extended.weight, fields: [...extended.fields] }
  }),
  benefit: benefitRules,
  incentive: sendIncentive
}

export function rulesOf(kind: PolicyKind, body: Body): Rules & PolicyRulesInput {
  return { tier: null, earning: null, profile: null, benefit: null, incentive: null, storeLines: null, [kind]: SENT[kind](body as never) }
}

/** A slot that was emptied holds no number: it is marked, and kept from the server until it does. */
export function isWhole(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return typeof value !== 'object' || value === null || Object.values(value).every(isWhole)
}
