/** Several given tiers ended at once; who could not be ended is named. */
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../app/format.ts'
import { useAct } from '../../app/useAct.ts'
import { StandingEndBatchDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { useFresh } from '../customers/useCustomer.ts'
import type { Refused } from './useGive.ts'

export function useEndSeveral() {
  const { t } = useI18n()
  const f = useFormat()
  const session = useSession()
  const fresh = useFresh()
  const { say } = useToasts()
  const act = useAct(StandingEndBatchDocument, result => result.standingEndBatch)
  const refused = shallowRef<readonly Refused[]>([])
  const outcome = shallowRef('')

  /** `endsOn` empty: they hold no more from today. @returns whether it was asked and answered */
  async function end(rows: readonly { readonly id: string; readonly name: string }[], endsOn: string): Promise<boolean> {
    const input = { chainId: session.chain?.id ?? '', ids: rows.map(row => row.id), endsOn: endsOn || undefined }
    const done = await act.run({ input })
    if (!done) return false
    refused.value = rows.flatMap(({ id, name }, at) => {
      const [error] = done.results[at]?.userErrors ?? []
      return error ? [{ id, name, text: act.say(error) }] : []
    })
    const n = rows.length - refused.value.length
    outcome.value = t('standings.ended', { n: f.value.count(n) }, n)
    if (n > 0) say(outcome.value)
    await fresh()
    return true
  }
  const clear = (): void => {
    refused.value = []
    act.clear()
  }
  return { end, clear, refused, outcome, busy: act.busy, failure: act.failure, general: computed(() => act.refusals.value.map(act.say)) }
}
