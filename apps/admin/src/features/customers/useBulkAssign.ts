/** Many customers into one group: a hundred at a time, one after the other. What is done stays done whatever comes after, and can be taken back as a whole. */
import { computed, shallowRef } from 'vue'
import { useAct } from '../../app/useAct.ts'
import { CustomerAssignBatchDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useFresh } from './useCustomer.ts'

export interface Assignable {
  readonly id: string
  readonly name: string
  readonly group?: { readonly id: string } | null
  readonly keeper?: { readonly id: string } | null
}
export interface Refused {
  readonly id: string
  readonly name: string
  readonly text: string
}
/** Where customers come to. */
export interface Goal {
  readonly groupId: string | null
  readonly keeperId: string | null
}
/** As many as one request can name. */
const AT_ONCE = 100

export function useBulkAssign() {
  const session = useSession()
  const fresh = useFresh()
  const act = useAct(CustomerAssignBatchDocument, result => result.customerAssignBatch)
  const busy = shallowRef(false)
  /** Customers decided on so far, moved or refused. */
  const decided = shallowRef(0)
  const refused = shallowRef<readonly Refused[]>([])

  async function move(rows: readonly Assignable[], goal: Goal): Promise<Assignable[]> {
    const moved: Assignable[] = []
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const part = rows.slice(at, at + AT_ONCE)
      const customerIds = part.map(row => row.id)
      const done = await act.run({ input: { chainId: session.chain?.id ?? '', customerIds, ...goal } })
      if (!done) break
      const lost = part.flatMap((row, i) => {
        const [error] = done.results[i]?.userErrors ?? []
        return error ? [{ id: row.id, name: row.name, text: act.say(error) }] : []
      })
      refused.value = [...refused.value, ...lost]
      moved.push(...part.filter(row => !lost.some(one => one.id === row.id)))
      decided.value += part.length
    }
    return moved
  }
  async function run(work: () => Promise<Assignable[]>): Promise<Assignable[]> {
    busy.value = true
    decided.value = 0
    refused.value = []
    try {
      const moved = await work()
      if (moved.length > 0) await fresh()
      return moved
    } finally {
      busy.value = false
    }
  }
  /** Those who moved, as they were before. */
  const assign = (rows: readonly Assignable[], goal: Goal) => run(() => move(rows, goal))
  /** Each back to the group, and the keeper, it came from. */
  const takeBack = (moved: readonly Assignable[]) =>
    run(async () => {
      const back: Assignable[] = []
      for (const rows of Map.groupBy(moved, row => `${row.group?.id} ${row.keeper?.id}`).values())
        back.push(...(await move(rows, { groupId: rows[0]?.group?.id ?? null, keeperId: rows[0]?.keeper?.id ?? null })))
      return back
    })
  function clear(): void {
    act.clear()
    refused.value = []
  }
  const general = computed(() => act.refusals.value.map(act.say))
  return { assign, takeBack, busy, decided, refused, general, clear, failure: act.failure }
}
