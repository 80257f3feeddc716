/** Who goes while files of theirs are not sent yet is told what becomes of them. */
import { useI18n } from 'vue-i18n'
import { useConfirm } from '../../ui/useConfirm.ts'
import { useRegistrations } from '../customers/registration-queue.ts'

export function useLeaving() {
  const { t } = useI18n()
  const queue = useRegistrations()
  const { confirm } = useConfirm()
  async function mayLeave(): Promise<boolean> {
    const n = queue.items.length
    if (n === 0) return true
    return confirm({
      title: t('session.leaving.title'),
      body: [t('session.leaving.body', { n }, n)],
      act: t('session.leaving.act'),
      back: t('session.leaving.back')
    })
  }
  return { mayLeave }
}
