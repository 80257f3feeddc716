/** A visit just recorded is taken back: from the toast that reports it, or from the page that does. The page shows what stood in the way. */
import { useI18n } from 'vue-i18n'
import { VisitVoidDocument } from '../gql/graphql.ts'
import { useToasts } from '../ui/useToasts.ts'
import { useAct } from './useAct.ts'

interface Recorded {
  readonly visit?: { readonly id: string; readonly store: { readonly name: string } } | null
  /** It was here already: not what was just done, so not to be taken back. */
  readonly repeated: boolean
}

export function useVisitUndo(changed: () => Promise<unknown>, undone: () => void = () => {}) {
  const { t } = useI18n()
  const { say } = useToasts()
  const act = useAct(VisitVoidDocument, result => result.visitVoid)

  function report({ visit, repeated }: Recorded): void {
    if (visit) say(t('customers.visitRecorded', { store: visit.store.name }), repeated ? undefined : () => takeBack(visit.id))
  }
  async function takeBack(id: string): Promise<void> {
    if (!(await act.run({ input: { id, reason: t('customers.visitMistaken') } }))) return
    say(t('customers.visitUndone'))
    undone()
    await changed()
  }
  return { report, takeBack, undoing: act }
}
