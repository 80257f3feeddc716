/** What is still to be done in a store's month, as far as the reader sees it. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { ScoreNextStepsDocument, type ScoreNextStepsQuery } from '../../gql/graphql.ts'
import { request } from '../../app/request.ts'

const SHOWN = 5
export type NextStep = NonNullable<ScoreNextStepsQuery['incentiveStanding']>['nextSteps'][number]

export function useNextSteps(storeId: () => string, month: () => string) {
  const query = useQuery({
    key: () => ['scores', 'next', storeId(), month()],
    query: ({ signal }) => request(ScoreNextStepsDocument, { storeId: storeId(), month: month() }, { signal }),
    enabled: () => storeId() !== '' && month() !== ''
  })
  const standing = computed(() => query.data.value?.incentiveStanding)
  return {
    steps: computed(() => standing.value?.nextSteps.slice(0, SHOWN)),
    unit: computed(() => standing.value?.unit ?? 'POINTS'),
    error: query.error,
    again: () => query.refetch()
  }
}
