/** Cover for leave: who stands in for whom on which days; arranged, ended early, withdrawn. */
import { useQueryCache } from '@pinia/colada'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  CoverArrangeDocument,
  CoverEndDocument,
  CoversDocument,
  CoverWithdrawDocument,
  type CoverArrangeInput,
  type CoverOfFragment,
  type CoversQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useBooksFresh } from './useBook.ts'

export type Cover = CoverOfFragment
const COVERS = 10

/** Of a store, and in it perhaps of one person; without a store, one's own. */
export function useCovers(storeId: () => string | undefined, personId: () => string | undefined = () => undefined) {
  const session = useSession()
  return usePages<Cover, CoversQuery['covers']>({
    key: () => ['books', 'covers', session.chain?.id ?? '', storeId() ?? 'mine', personId() ?? ''],
    enabled: () => session.can('customer:read'),
    fetch: async (after, signal) =>
      (await request(CoversDocument, { storeId: storeId() ?? null, personId: personId() ?? null, first: COVERS, after }, { signal })).covers
  })
}

export function useCoverActs() {
  const session = useSession()
  const fresh = useBooksFresh()
  const cache = useQueryCache()
  const arranging = useAct(CoverArrangeDocument, result => result.coverArrange)
  const ending = useAct(CoverEndDocument, result => result.coverEnd)
  const withdrawing = useAct(CoverWithdrawDocument, result => result.coverWithdraw)
  let key = crypto.randomUUID()
  /** Who is away shows on people and customers as well. */
  async function after(done: object | undefined): Promise<boolean> {
    if (done) await Promise.all([fresh(), cache.invalidateQueries({ key: ['staff'] }), cache.invalidateQueries({ key: ['customers'] })])
    return done !== undefined
  }
  return {
    arranging,
    ending,
    withdrawing,
    arrange: async (input: Omit<CoverArrangeInput, 'chainId' | 'idempotencyKey'>) => {
      const done = await arranging.run({ input: { ...input, chainId: session.chain?.id ?? '', idempotencyKey: key } })
      // One key for one decision: pressed again after a broken line it is still that one.
      if (done || arranging.refused.value) key = crypto.randomUUID()
      return after(done)
    },
    end: async (id: string, lastOn: string) => after(await ending.run({ input: { id, lastOn } })),
    withdraw: async (id: string) => after(await withdrawing.run({ input: { id } }))
  }
}
