/** Whether a number has a file already (DOMAIN §1b). Where that cannot be told now, the form is open all the same, and says so. */
import { shallowRef } from 'vue'
import { useAct } from '../../app/useAct.ts'
import { within } from '../../app/within.ts'
import { CounterCardDocument, type CounterCardMutation } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

/** So long somebody waits for it at the counter; the card may still come while they type. */
const PATIENCE_MS = 4_000

export type Card = NonNullable<CounterCardMutation['counterCardLookup']['card']>

export function useNumberCheck() {
  const session = useSession()
  const act = useAct(CounterCardDocument, result => result.counterCardLookup)
  const card = shallowRef<Card>()
  /** What the last number turned out to be; nothing while it was not asked. */
  const state = shallowRef<'free' | 'taken' | 'unchecked'>()
  const busy = shallowRef(false)
  let asked = ''

  function forget(): void {
    asked = ''
    card.value = undefined
    state.value = undefined
    act.clear()
  }
  async function look(number: string): Promise<void> {
    const found = (await act.run({ input: { chainId: session.chain?.id ?? '', number } }))?.card
    if (asked !== number) return
    card.value = found ?? undefined
    state.value = found ? 'taken' : act.refusals.value.some(({ code }) => code === 'NOT_FOUND') ? 'free' : 'unchecked'
  }
  /** Resolves to whether one goes on to the form: all but a number that has a file. */
  async function ask(number: string): Promise<boolean> {
    forget()
    asked = number
    state.value = 'unchecked'
    if (!number || !session.can('customer:counter') || act.busy.value || globalThis.navigator?.onLine === false) return true
    busy.value = true
    await within(PATIENCE_MS, look(number))
    busy.value = false
    return card.value === undefined
  }
  return { card, state, busy, ask, forget }
}
