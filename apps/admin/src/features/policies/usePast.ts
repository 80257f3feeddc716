/** A version held against what was decided on a day gone by: with what was known then, or with what is known now. */
import { addDays, instantOf, localDate } from '@keqing/domain'
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages, type Page } from '../../app/usePages.ts'
import { BacktestStartDocument, PolicyPastDocument, PolicyPastMovesDocument, type PolicyPastMovesQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

/** The last instant of a day on the chain's clock. */
export function endOfDay(day: string, timeZone: string): string {
  return new Date(Date.parse(instantOf(addDays(localDate(day), 1), '00:00', timeZone)) - 1).toISOString()
}

type Move = NonNullable<PolicyPastMovesQuery['backtest']>['moves']['nodes'][number]

export function usePast(id: () => string) {
  const session = useSession()
  const { data, refetch } = useQuery({
    key: () => ['policies', session.chain?.id ?? '', 'backtest', id(), 'past'],
    query: ({ signal }) => request(PolicyPastDocument, { id: id() }, { signal }),
    enabled: () => session.chain !== undefined
  })
  const past = computed(() => data.value?.policyVersion?.backtestOfPast ?? undefined)
  /** Who stood elsewhere, page by page: for who may read customers. */
  const moves = usePages<Move, Page<Move>>({
    key: () => ['policies', session.chain?.id ?? '', 'backtest', id(), 'pastMoves', past.value?.id ?? ''],
    fetch: async (after, signal) => {
      const { backtest } = await request(PolicyPastMovesDocument, { id: past.value?.id ?? '', after }, { signal })
      return backtest?.moves ?? { nodes: [], pageInfo: { hasNextPage: false } }
    },
    enabled: () => past.value !== undefined && session.can('customer:read')
  })
  const starting = useAct(BacktestStartDocument, result => result.backtestStart)
  /** True where it runs. */
  async function start(asOf: string, knownThen: boolean, timeZone: string): Promise<boolean> {
    const knowing = knownThen ? { asKnownAt: endOfDay(asOf, timeZone) } : {}
    return Boolean(await starting.run({ input: { policyId: id(), months: 0, asOf, beside: 'RECORDED', ...knowing } }))
  }
  return { past, moves, refetch, starting, start }
}
