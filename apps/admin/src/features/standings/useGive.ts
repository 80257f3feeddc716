/** One tier for many: what it would do is asked first, then it is done, once per key, and can be taken back as a whole. */
import { computed, shallowRef } from 'vue'
import { useAct } from '../../app/useAct.ts'
import {
  StandingBatchUndoDocument,
  TierDesignateBatchDocument,
  TierOverrideBatchDocument,
  type CustomerFilter,
  type GiveOutcomeFragment,
  type StandingKind
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useFresh } from '../customers/useCustomer.ts'

export interface Refused {
  readonly id: string
  readonly name: string
  readonly text: string
}
export interface Wish {
  readonly kind: StandingKind
  /** Named, or all that a list shows. */
  readonly who: { readonly ids: readonly string[] } | { readonly filter: CustomerFilter }
  readonly tierKey: string
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string
}

/** `nameOf`: of one that was chosen and of whom the answer tells nothing any more. */
export function useGive(nameOf: (id: string) => string | undefined) {
  const session = useSession()
  const fresh = useFresh()
  const designating = useAct(TierDesignateBatchDocument, result => result.tierDesignateBatch)
  const overriding = useAct(TierOverrideBatchDocument, result => result.tierOverrideBatch)
  const undoing = useAct(StandingBatchUndoDocument, result => result.standingBatchUndo)
  const outlook = shallowRef<GiveOutcomeFragment>()
  const refused = shallowRef<readonly Refused[]>([])
  const key = shallowRef('')
  const last = shallowRef<StandingKind>('DESIGNATION')
  /** Counts the wishes: an answer to one before is of no use. */
  let wishes = 0
  /** While an act is being taken back: of how many it has been. */
  const takenSoFar = shallowRef<number>()
  const act = computed(() => (last.value === 'DESIGNATION' ? designating : overriding))

  function inputOf({ who, tierKey, startsOn, endsOn, reason }: Wish) {
    const named = 'ids' in who ? { customerIds: [...who.ids] } : { filter: who.filter }
    return {
      chainId: session.chain?.id ?? '',
      ...named,
      tierKey,
      startsOn: startsOn || undefined,
      reason: reason.trim(),
      endsOn: endsOn || undefined
    }
  }
  async function send(wish: Wish, more: { dryRun: boolean; chosen?: number | undefined; idempotencyKey?: string }) {
    last.value = wish.kind
    const { endsOn, ...rest } = { ...inputOf(wish), ...more }
    return wish.kind === 'DESIGNATION'
      ? designating.run({ input: { ...rest, endsOn } })
      : overriding.run({ input: { ...rest, endsOn: endsOn ?? '' } })
  }
  function refusedIn(done: GiveOutcomeFragment, wish: Wish): Refused[] {
    return done.results.flatMap(({ at, customer, userErrors: [error] }) => {
      if (!error) return []
      const id = customer?.id ?? ('ids' in wish.who && typeof at === 'number' ? (wish.who.ids[at] ?? '') : '')
      return [{ id, name: customer?.name ?? nameOf(id) ?? '', text: act.value.say(error) }]
    })
  }
  /** What would become of them; nothing is written. */
  async function foresee(wish: Wish): Promise<boolean> {
    const asked = ++wishes
    const done = await send(wish, { dryRun: true })
    if (asked !== wishes) return false
    outlook.value = done
    refused.value = done ? refusedIn(done, wish) : []
    // One key for one decision: pressed again after a broken line it is still that one.
    key.value = crypto.randomUUID()
    return Boolean(done)
  }
  /** @returns the act and how many it gave to; undefined where it was refused or failed */
  async function give(wish: Wish): Promise<{ id: string | undefined; given: number } | undefined> {
    const chosen = 'filter' in wish.who ? (outlook.value?.chosen ?? undefined) : undefined
    const done = await send(wish, { dryRun: false, chosen, idempotencyKey: key.value })
    if (!done) return undefined
    refused.value = refusedIn(done, wish)
    await fresh()
    return { id: done.batch?.id, given: done.given ?? 0 }
  }
  /** Part by part, to the last of them. @returns how many were taken back; undefined where it stopped: what is done stays done */
  async function undo(id: string): Promise<number | undefined> {
    let [sum, left] = [0, 1]
    while (left > 0) {
      takenSoFar.value = sum
      const done = await undoing.run({ input: { id } })
      if (!done) break
      sum += done.withdrawn ?? 0
      left = done.batch?.undoable ?? 0
    }
    takenSoFar.value = undefined
    if (sum > 0) await fresh()
    return left > 0 ? undefined : sum
  }
  /** Another wish: what was foreseen is of no use any more. */
  function forget(): void {
    wishes++
    outlook.value = undefined
    refused.value = []
    designating.clear()
    overriding.clear()
  }
  return {
    foresee,
    give,
    undo,
    forget,
    outlook,
    refused,
    undoing,
    takenSoFar,
    at: (field: string) => act.value.at(field),
    busy: computed(() => designating.busy.value || overriding.busy.value),
    failure: computed(() => act.value.failure.value),
    general: computed(() => {
      const placed = ['tierKey', 'startsOn', 'endsOn', 'reason']
      return act.value.refusals.value.filter(refusal => !placed.includes(refusal.field?.at(-1) ?? '')).map(act.value.say)
    })
  }
}
