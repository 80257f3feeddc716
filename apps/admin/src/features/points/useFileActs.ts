/** Files of adjustments: those of which something waits, and what is done with a whole one, step by step to its last row. */
import { useQueryCache } from '@pinia/colada'
import { computed, shallowRef } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  PointAdjustmentFileApproveDocument,
  PointAdjustmentFileDeclineDocument,
  PointAdjustmentFilesDocument,
  PointAdjustmentFileUndoDocument,
  type PointAdjustmentFileInput,
  type PointAdjustmentFilesQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type WaitingFile = PointAdjustmentFilesQuery['pointAdjustmentFiles']['nodes'][number]
const FIRST = 20

export function useWaitingFiles() {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<WaitingFile, PointAdjustmentFilesQuery['pointAdjustmentFiles']>({
    key: () => ['points', chainId.value, 'files'],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) =>
      (await request(PointAdjustmentFilesDocument, { chainId: chainId.value, first: FIRST, after }, { signal })).pointAdjustmentFiles
  })
}

export interface FileOutcome {
  readonly done: number
  /** Rows that stay as they were: not as many points there (any more). */
  readonly refused: number
}
interface Step {
  readonly done?: number | null
  readonly refused?: number | null
  readonly next?: number | null
}
type Seen = Pick<WaitingFile, 'waiting' | 'waitingUp' | 'waitingDown'>

export function useFileActs() {
  const cache = useQueryCache()
  const approving = useAct(PointAdjustmentFileApproveDocument, result => result.pointAdjustmentFileApprove)
  const declining = useAct(PointAdjustmentFileDeclineDocument, result => result.pointAdjustmentFileDecline)
  const undoing = useAct(PointAdjustmentFileUndoDocument, result => result.pointAdjustmentFileUndo)
  /** While an act goes on: for how many rows it is done. */
  const soFar = shallowRef<number>()
  const fresh = () => Promise.all(['points', 'customers', 'customer', 'imports'].map(key => cache.invalidateQueries({ key: [key] })))

  /** @returns undefined where it stopped on the way; what is done stays done, and doing it again goes on */
  async function all(id: string, send: (input: PointAdjustmentFileInput) => Promise<Step | undefined>): Promise<FileOutcome | undefined> {
    // A key of its own for each time the button is pressed, the same for its whole way.
    const key = crypto.randomUUID()
    let [done, refused] = [0, 0]
    let after: number | null | undefined = 0
    while (typeof after === 'number') {
      soFar.value = done
      const step = await send({ id, after, idempotencyKey: `${key} ${after}` })
      if (!step) break
      done += step.done ?? 0
      refused += step.refused ?? 0
      after = step.next
    }
    soFar.value = undefined
    await fresh()
    return typeof after === 'number' ? undefined : { done, refused }
  }
  /** Nothing but what was shown is approved; each step tells what the next one finds. */
  function approve({ id, waiting, waitingUp, waitingDown }: Seen & { readonly id: string }): Promise<FileOutcome | undefined> {
    let seen: Seen = { waiting, waitingUp, waitingDown }
    return all(id, async input => {
      const step = await approving.run({ input: { ...input, ...seen } })
      if (step) seen = { waiting: step.waiting ?? 0, waitingUp: step.waitingUp ?? 0, waitingDown: step.waitingDown ?? 0 }
      return step
    })
  }
  return {
    soFar,
    approving,
    declining,
    undoing,
    approve,
    decline: (id: string, reason: string) => all(id, input => declining.run({ input: { ...input, reason } })),
    undo: (id: string) => all(id, input => undoing.run({ input }))
  }
}
