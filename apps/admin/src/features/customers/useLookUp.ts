/** One full number, one card. A number that nobody has is an answer, not a fault: the next step is to register. */
import { computed, shallowRef } from 'vue'
import { useAct } from '../../app/useAct.ts'
import { CounterCardDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export function useLookUp() {
  const session = useSession()
  const act = useAct(CounterCardDocument, result => result.counterCardLookup)
  const card = shallowRef<NonNullable<Awaited<ReturnType<typeof act.run>>>['card']>()
  const asked = shallowRef('')
  const nobody = computed(() => act.refusals.value.some(refusal => refusal.code === 'NOT_FOUND'))
  const refused = computed(() => act.refusals.value.filter(refusal => refusal.code !== 'NOT_FOUND').map(act.say))
  async function find(number: string): Promise<void> {
    card.value = undefined
    asked.value = number.trim()
    if (asked.value) card.value = (await act.run({ input: { chainId: session.chain?.id ?? '', number: asked.value } }))?.card
  }
  return { find, card, asked, nobody, refused, busy: act.busy, failure: act.failure }
}
