/** Entering by hand, for shops without a connected till. The draft lives in this browser until it is recorded; sending twice is safe, for the number is the till's own. */
import { computed, reactive, shallowRef, watch, type Ref } from 'vue'
import type { UserError } from '../../app/useAct.ts'
import { useSession } from '../../stores/session.ts'
import { freshDraft, freshLine, isBlank, nextNumber, wallClock, type Draft, type Faults, type PickedCustomer } from './draft.ts'

export type EntryKind = 'receipt' | 'return'

/** What is kept in the browser: no name of a customer (TRUST 34), only the file it stands for. */
interface Kept {
  readonly draft: Draft
  readonly at: string
}
const KEEP_AFTER_MS = 400
const storage = (): Storage | undefined => globalThis.localStorage

function readKept(key: string): Kept | undefined {
  try {
    const kept = JSON.parse(storage()?.getItem(key) ?? 'null') as Kept | null
    return kept?.draft?.lines?.length
      ? { ...kept, draft: { ...kept.draft, lines: kept.draft.lines.map(line => ({ ...freshLine(), ...line, key: freshLine().key })) } }
      : undefined
  } catch {
    // Of an older shape, or cut off: worth less than a form that opens.
    return undefined
  }
}

interface Last {
  readonly storeId?: string
  readonly number?: string
  readonly sellerId?: string
}

export function useEntry(kind: EntryKind, now: () => Date = () => new Date()) {
  const session = useSession()
  const chainId = session.chain?.id ?? ''
  const timeZone = session.chain?.timeZone ?? 'UTC'
  const draftKey = `keqing.draft.${kind}.${chainId}`
  const lastKey = `keqing.last.${kind}.${chainId}`
  const last = (): Last => JSON.parse(storage()?.getItem(lastKey) ?? '{}') as Last

  function fresh(): Draft {
    const { storeId = '', sellerId = '', number } = last()
    const clock = wallClock(now(), timeZone)
    const prefix = kind === 'return' ? 'R' : ''
    return freshDraft(now(), timeZone, {
      storeId,
      sellerId,
      number: number ? nextNumber(number, clock.date) : prefix + nextNumber(null, clock.date)
    })
  }
  const kept = readKept(draftKey)
  const draft = reactive<Draft>(kept?.draft ?? fresh())
  // What was left lying bears the time of day it was begun at, which is nobody's word: now, unless somebody said when.
  if (!draft.whenSet) Object.assign(draft, wallClock(now(), timeZone), { whenSet: false })
  /** Taken up again with the time it was given then. */
  const oldWhen = shallowRef(Boolean(kept && draft.whenSet))
  const savedAt = shallowRef<string | undefined>(kept?.at)
  const faults = shallowRef<Faults>({})
  const dirty = computed(() => draft.customer !== null || draft.anonymous || draft.lines.some(line => !isBlank(line)))

  let timer: ReturnType<typeof setTimeout> | undefined
  watch(draft, () => {
    clearTimeout(timer)
    timer = setTimeout(keep, KEEP_AFTER_MS)
  })
  function keep(): void {
    if (!dirty.value) return forget()
    savedAt.value = now().toISOString()
    const customer: PickedCustomer | null = draft.customer && { ...draft.customer, name: '' }
    storage()?.setItem(draftKey, JSON.stringify({ draft: { ...draft, customer }, at: savedAt.value }))
  }
  function forget(): void {
    clearTimeout(timer)
    savedAt.value = undefined
    storage()?.removeItem(draftKey)
  }

  function setNow(): void {
    Object.assign(draft, wallClock(now(), timeZone), { whenSet: false })
    oldWhen.value = false
  }
  /** The next one is begun now, not when the last one was recorded. */
  function begin(): void {
    if (!dirty.value && !draft.whenSet) setNow()
  }
  /** Leaves no blank line between others, so that positions on the screen are those the server names. */
  function compact(): void {
    const lines = draft.lines.filter(line => !isBlank(line))
    if (lines.length !== draft.lines.length) draft.lines = lines.length ? lines : [freshLine()]
  }
  /** Once recorded: the next one begins where this one was, with the next number. */
  function finish(): void {
    storage()?.setItem(
      lastKey,
      JSON.stringify({ storeId: draft.storeId, sellerId: draft.sellerId, number: draft.number.trim() } satisfies Last)
    )
    restart()
  }
  function restart(): void {
    forget()
    faults.value = {}
    Object.assign(draft, fresh())
    oldWhen.value = false
    // The watcher sees the fresh draft as well; there is nothing in it to keep.
  }
  /** Whether something of a receipt is typed already, rather than only chosen for whom it is. */
  const begun = (): boolean => draft.lines.some(line => !isBlank(line))
  return { draft, faults, savedAt, oldWhen, dirty, begun, setNow, begin, compact, finish, restart }
}

/** The message for a field: what the form itself found first, else what the server refused. */
export function useFieldText(
  faults: Ref<Faults>,
  t: (key: string) => string,
  refused: (field: string) => string | undefined
): (field: string) => string | undefined {
  return field => {
    const fault = faults.value[field]
    return fault ? t(`receipts.fault.${fault}`) : refused(field)
  }
}

/** Refusals whose field is not on the form stand at its head. */
export function strays(refusals: readonly UserError[], fields: readonly string[]): readonly UserError[] {
  return refusals.filter(refusal => {
    const path = (refusal.field ?? []).join('.')
    return !fields.some(field => path === field || path.endsWith(`.${field}`)) && !/lines\.\d+\./.test(path)
  })
}
