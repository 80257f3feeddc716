/** The sentences of an incentive plan with what can be changed in them. Pure. */
import {
  AMONG,
  CHECK_RECIPIENTS,
  INCENTIVE_UNITS,
  MEASURED_OF,
  MEASURES,
  PART_SPANS,
  PAYOUTS,
  RECIPIENTS,
  SHARINGS,
  SPANS,
  type IncentivePolicy,
  type IncentiveRule,
  type Quota
} from '@keqing/domain'
import { at, put, type Path } from './places.ts'
import * as read from './read-incentive.ts'
import type { Words } from './sentence.ts'
import type { ChoiceSlot, NumberSlot, Rule } from './slots.ts'

type Texts = (key: string) => string

/** Slots at a place of the plan; the place's own name stands in front of a fault. */
function slotsAt(body: IncentivePolicy, base: IncentivePolicy | undefined, words: Words, within: Path, before: Path | undefined) {
  const label = (name: string) => words.say(`incentives.slot.${name}`)
  const was = (name: string, text: (value: unknown) => string): string | undefined => {
    const old = base && before ? at(base, [...before, name]) : undefined
    return old === undefined || old === null || Object.is(old, at(body, [...within, name])) ? undefined : text(old)
  }
  function number(
    name: string,
    { money = false, digits = 0, text = String }: { money?: boolean; digits?: number; text?: (value: number) => string } = {}
  ): NumberSlot<IncentivePolicy> {
    const path = [...within, name]
    const value = at(body, path)
    return {
      kind: 'number',
      name,
      path,
      money,
      ...(digits > 0 && { digits }),
      label: label(name),
      value: typeof value === 'number' ? value : Number.NaN,
      was: was(name, old => text(Number(old))),
      set: next => put(body, path, next)
    }
  }
  function choice(name: string, keys: readonly string[], text: Texts): ChoiceSlot<IncentivePolicy> {
    const path = [...within, name]
    return {
      kind: 'choice',
      name,
      path,
      label: label(name),
      value: String(at(body, path)),
      choices: keys.map(key => ({ key, label: text(key) })),
      was: was(name, old => text(String(old))),
      set: key => put(body, path, key)
    }
  }
  return { number, choice }
}

/** The base's member of the same key: what moved is seen against itself. */
const placeIn = (base: IncentivePolicy | undefined, list: 'quotas' | 'rules', key: string): Path | undefined => {
  const nth = base?.[list].findIndex(each => each.key === key) ?? -1
  return nth < 0 ? undefined : [list, nth]
}

export function quotaRule(body: IncentivePolicy, base: IncentivePolicy | undefined, nth: number, words: Words): Rule<IncentivePolicy> {
  const quota = body.quotas[nth] as Quota
  const path: Path = ['quotas', nth]
  const { number, choice } = slotsAt(body, base, words, path, placeIn(base, 'quotas', quota.key))
  const { say } = words
  const text = (value: number) => read.measureText(quota.measure, value, words)
  return {
    path: [...path, 'measure'],
    parts: read.quotaSentence(quota, words),
    slots: [
      choice('of', MEASURED_OF[quota.measure], key => say(`incentives.of.${key}`)),
      choice('span', SPANS, key => say(`incentives.span.${key}`)),
      number('amount', { money: quota.measure === 'netSales', digits: quota.measure === 'unitsPerReceipt' ? 2 : 0, text })
    ]
  }
}

export function ruleRule(body: IncentivePolicy, base: IncentivePolicy | undefined, nth: number, words: Words): Rule<IncentivePolicy> {
  const rule = body.rules[nth] as IncentiveRule
  const path: Path = ['rules', nth]
  const { number, choice } = slotsAt(body, base, words, path, placeIn(base, 'rules', rule.key))
  const { say } = words
  const said = (group: string) => (key: string) => say(`incentives.${group}.${key}`)
  const amount = number('amount', { money: body.unit === 'money', text: value => read.amountText(body.unit, value, words) })
  const parts = read.ruleSentence(rule, body, words)
  if ('quota' in rule) {
    const quotas = rule.type === 'shared' ? body.quotas.filter(each => each.of === 'store') : body.quotas
    const quota = choice(
      'quota',
      quotas.map(each => each.key),
      key => read.quotaText(body.quotas, key, words)
    )
    if (rule.type === 'shared') return { path, parts, slots: [quota, amount, choice('sharing', SHARINGS, said('sharing'))] }
    const to = choice('to', RECIPIENTS, said('to'))
    const more = rule.type === 'missingUnit' ? [] : [number('percent')]
    return { path, parts, slots: [quota, amount, to, ...more, ...(rule.type === 'streak' ? [number('times')] : [])] }
  }
  if (rule.type === 'rateFloor') return { path, parts, slots: [number('percent')] }
  if (rule.type === 'onboarding') return { path, parts, slots: [number('days'), amount, number('mostDays')] }
  if (rule.type === 'systemCheck') return { path, parts, slots: [number('mostFailed'), amount, choice('to', CHECK_RECIPIENTS, said('to'))] }
  if (rule.type === 'contestRound') {
    const quarter = choice('quarter', ['1', '2', '3', '4'], key => read.quarterText(Number(key), words))
    const measure = choice(
      'measure',
      MEASURES.filter(each => MEASURED_OF[each].includes('associate') && each !== 'slowGoods'),
      said('measure')
    )
    const ofMeasure = (key: string) => put(put(body, [...path, 'measure'], key), [...path, 'least'], 0)
    const slots = [
      { ...quarter, set: (key: string) => put(body, [...path, 'quarter'], Number(key)) },
      choice('among', AMONG, said('among')),
      // What is least is of the measure.
      { ...measure, set: ofMeasure },
      ...(rule.least > 0 ? [number('least')] : [])
    ]
    return { path, parts, slots }
  }
  const ranked = [
    choice(
      'measure',
      MEASURES.filter(each => MEASURED_OF[each].includes('group') && each !== 'slowGoods'),
      said('measure')
    ),
    choice('span', SPANS, said('span')),
    choice('among', AMONG, said('among')),
    number('places')
  ]
  return { path, parts, slots: rule.type === 'rankingBonus' ? [...ranked, amount, choice('payout', PAYOUTS, said('payout'))] : ranked }
}

export function generalRules(body: IncentivePolicy, base: IncentivePolicy | undefined, words: Words): readonly Rule<IncentivePolicy>[] {
  const { choice } = slotsAt(body, base, words, [], [])
  const said = (group: string) => (key: string) => words.say(`incentives.${group}.${key}`)
  const counted: ChoiceSlot<IncentivePolicy> = {
    ...choice('prospectsCount', ['true', 'false'], key => words.say(`incentives.prospects.${key === 'true' ? 'yes' : 'no'}`)),
    name: 'counted',
    set: key => ({ ...body, prospectsCount: key === 'true' })
  }
  return [
    { path: ['unit'], parts: read.unitSentence(body, words), slots: [choice('unit', INCENTIVE_UNITS, said('unit'))] },
    {
      path: ['partSpans'],
      parts: read.partSentence(body, words),
      slots: [{ ...choice('partSpans', PART_SPANS, said('part')), name: 'part' }]
    },
    { path: ['prospectsCount'], parts: read.prospectsSentence(body, words), slots: [counted] }
  ]
}
