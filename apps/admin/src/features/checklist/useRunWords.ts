/** What is said of a run: what it is for, and what it has found. */
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../app/format.ts'
import type { Run } from './useChecklists.ts'

export function useRunWords() {
  const { t } = useI18n()
  const f = useFormat()
  function period({ span, forOn }: Pick<Run, 'span' | 'forOn'>): string {
    return span === 'MONTHLY' ? f.value.month(forOn) : t(`checklists.span.${span}`, { on: f.value.day(forOn) })
  }
  function found({ state, result }: Pick<Run, 'state' | 'result'>): string {
    const { passed, failed, failedCritical, notApplicable, left } = result
    const asked = passed + failed + notApplicable + left
    if (state !== 'CLOSED') return t('checklists.doneOf', { done: f.value.count(asked - left), all: f.value.count(asked) })
    if (failed === 0) return t('checklists.allPassed')
    const n = f.value.count(failed)
    return failedCritical > 0
      ? t('checklists.failedCritical', { n, critical: f.value.count(failedCritical) }, failed)
      : t('checklists.failedSome', { n }, failed)
  }
  return { period, found }
}
