/** What an entry was judged by, in words. Pure. */
import { measureOf, figureText, askedText } from './figures.ts'
import type { Format } from '../../app/format.ts'
import type { Entry } from './useScores.ts'
import type { NamedQuota } from './useRuleWords.ts'

type Say = (key: string, values?: Record<string, unknown>, count?: number) => string

/** Whose figure its quota is. */
export function quotasOf({ rule, evidence, group, associate }: Entry): readonly NamedQuota[] {
  if (!rule.quota || !evidence.measure) return []
  const of = rule.type === 'SHARED' ? 'STORE' : group ? 'GROUP' : associate ? 'ASSOCIATE' : 'STORE'
  return [{ key: rule.quota, measure: evidence.measure, of }]
}

export const subjectName = ({ group, associate, store }: Entry): string => group?.name ?? associate?.name ?? store?.name ?? '—'

export function evidenceText({ evidence }: Entry, t: Say, f: Format, currency: string): string {
  const measure = evidence.measure ? measureOf(evidence.measure) : undefined
  const figure = (of: { numerator: number; denominator?: number | null } | null | undefined, by = measure) =>
    of && by ? figureText(by, of, f, currency) : '—'
  const asked = (value: number | null | undefined) => (typeof value === 'number' && measure ? askedText(measure, value, f, currency) : '—')
  switch (evidence.of) {
    case 'QUOTA':
      return t('scores.evidence.QUOTA', { figure: figure(evidence.figure), asked: asked(evidence.asked) })
    case 'STREAK':
      return (evidence.periods ?? [])
        .map(each =>
          t('scores.evidence.STREAK', { month: f.month(each.start, true), figure: figure(each.figure), asked: asked(each.asked) })
        )
        .join(t('scores.evidence.then'))
    case 'RANK':
      return t(
        'scores.evidence.RANK',
        { figure: figure(evidence.figure), rank: evidence.rank, ranked: evidence.ranked },
        evidence.tied ?? 1
      )
    case 'SHARED':
      return t('scores.evidence.SHARED', {
        store: figure(evidence.store?.figure),
        asked: asked(evidence.store?.asked),
        figure: figure(evidence.figure, 'netSales')
      })
    case 'COUNT':
      return t('scores.evidence.COUNT', {}, evidence.figure?.numerator ?? 0)
    case 'CHECK':
      return [
        t('scores.evidence.CHECK', { figure: figure(evidence.figure) }),
        ...(evidence.floors ?? []).map(each =>
          t('scores.evidence.FLOOR', {
            figure: figure(each.figure, 'registrationRate'),
            asked: askedText('registrationRate', each.percent, f, currency)
          })
        )
      ].join(t('scores.evidence.then'))
    default:
      return t(`scores.evidence.${evidence.of}`)
  }
}
