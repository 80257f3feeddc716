/** Who moves by a backtest, page by page, narrowed by store and by the places from and to. */
import { request } from '../../app/request.ts'
import { usePages, type Page } from '../../app/usePages.ts'
import { BacktestMovesDocument, type BacktestMoveOfFragment, type BacktestPlaceInput } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export interface MoveView {
  readonly storeId?: string | undefined
  readonly from?: BacktestPlaceInput | undefined
  readonly to?: BacktestPlaceInput | undefined
}

export function useBacktestMoves(id: () => string, view: () => MoveView) {
  const session = useSession()
  return usePages<BacktestMoveOfFragment, Page<BacktestMoveOfFragment>>({
    key: () => ['policies', session.chain?.id ?? '', 'moves', id(), { ...view() }],
    fetch: async (after, signal) => {
      const { backtest } = await request(BacktestMovesDocument, { id: id(), ...view(), after }, { signal })
      return backtest?.moves ?? { nodes: [], pageInfo: { hasNextPage: false }, totalCount: 0 }
    }
  })
}
