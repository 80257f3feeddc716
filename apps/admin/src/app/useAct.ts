/** One act of the user: a mutation with its refusals laid at the fields they name. A refusal is an answer, a failure is not: they are told apart. */
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { RequestError, request, type Document } from './request.ts'

export interface UserError {
  readonly code: string
  readonly field?: readonly string[] | null
  readonly params?: unknown
}

export interface Payload {
  readonly userErrors: readonly UserError[]
}

/** Params come as an object or as a list of names with values. */
function paramsOf(params: unknown): Record<string, unknown> {
  if (Array.isArray(params)) return Object.fromEntries((params as { name: string; value: unknown }[]).map(p => [p.name, p.value]))
  return typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {}
}

export function useAct<Result, Variables, P extends Payload>(document: Document<Result, Variables>, pick: (result: Result) => P) {
  const { t } = useI18n()
  const busy = shallowRef(false)
  const refusals = shallowRef<readonly UserError[]>([])
  const failure = shallowRef<RequestError>()

  const say = (refusal: UserError): string => t(`refusal.${refusal.code}`, paramsOf(refusal.params))
  const isAt = (refusal: UserError, field: string): boolean => {
    const path = refusal.field ?? []
    return path.join('.') === field || path.at(-1) === field
  }
  /** The text for one field, by its dotted path or its last name. */
  const at = (field: string): string | undefined => {
    const found = refusals.value.find(refusal => isAt(refusal, field))
    return found && say(found)
  }
  /** What belongs to no field: it stands at the form's head. */
  const general = computed(() => refusals.value.filter(r => !r.field?.length).map(say))

  /** Nothing was done, and what is sent next is another act, under another key. While the first is under way nobody knows yet. */
  const refused = computed(() => refusals.value.some(({ code }) => code !== 'IDEMPOTENCY_IN_FLIGHT'))

  function clear(field?: string): void {
    refusals.value = field === undefined ? [] : refusals.value.filter(refusal => !isAt(refusal, field))
    failure.value = undefined
  }

  /** Resolves to the payload when it was done, to undefined when it was refused or failed. A second call while one runs is ignored. */
  async function run(variables: Variables): Promise<P | undefined> {
    if (busy.value) return undefined
    busy.value = true
    clear()
    try {
      const send = request as (d: Document<Result, Variables>, v: Variables) => Promise<Result>
      const payload = pick(await send(document, variables))
      refusals.value = payload.userErrors
      return payload.userErrors.length ? undefined : payload
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      failure.value = error
      return undefined
    } finally {
      busy.value = false
    }
  }

  return { run, busy, refusals, refused, failure, general, at, say, clear }
}
