/** A file on its way: how far it is, what became of it. Leaving the page stops it, for nothing has been kept yet. */
import { computed, onScopeDispose, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { RequestError } from '../../app/request.ts'
import type { UserError } from '../../app/useAct.ts'
import type { ImportKind } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { checkFile, upload, type FileFault, type Upload } from './upload.ts'

const PERSON = /^FILE_|^HEADER_|^SHEET_/

export function useUpload(send: typeof upload = upload) {
  const { t } = useI18n()
  const session = useSession()
  const file = shallowRef<File>()
  const fault = shallowRef<FileFault>()
  const sent = shallowRef(0)
  const total = shallowRef(0)
  const busy = shallowRef(false)
  const refusals = shallowRef<readonly UserError[]>([])
  const failure = shallowRef<RequestError>()
  let running: Upload | undefined

  function choose(next: File | undefined): void {
    file.value = next
    fault.value = next && checkFile(next)
    refusals.value = []
    failure.value = undefined
  }
  /** The id of the run, or undefined where it was refused, stopped or failed. */
  async function start(kind: ImportKind): Promise<string | undefined> {
    if (!file.value || fault.value || busy.value) return undefined
    busy.value = true
    sent.value = 0
    total.value = file.value.size
    refusals.value = []
    failure.value = undefined
    running = send(file.value, { chainId: session.chain?.id ?? '', kind }, (done, all) => {
      sent.value = done
      total.value = all
    })
    try {
      const answer = await running.done
      refusals.value = answer.userErrors ?? []
      return answer.id
    } catch (error) {
      if (error instanceof RequestError) failure.value = error
      else if ((error as { name?: string }).name !== 'AbortError') throw error
      return undefined
    } finally {
      busy.value = false
      running = undefined
    }
  }
  const stop = (): void => running?.abort()
  onScopeDispose(stop)
  const refused = computed(() =>
    refusals.value.map(({ code, params }) => {
      const named = Array.isArray(params)
        ? Object.fromEntries((params as { name: string; value: unknown }[]).map(p => [p.name, p.value]))
        : (params ?? {})
      return t(`refusal.${code}`, named as Record<string, unknown>)
    })
  )
  /** Whether another file, not another try, is what helps. */
  const fileIsWrong = computed(() => refusals.value.some(refusal => PERSON.test(refusal.code)))
  return { file, fault, sent, total, busy, refused, fileIsWrong, failure, choose, start, stop }
}
