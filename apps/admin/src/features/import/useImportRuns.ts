/** The imports of a chain, newest first; asked for again while one of them moves. */
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import { usePolling } from '../../app/usePolling.ts'
import { ImportRunsDocument, type ImportRunRowFragment } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { isMoving } from './wizard.ts'

export type RunRow = ImportRunRowFragment
const FIRST = 20

export function useImportRuns() {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  async function page(after: string | null, signal: AbortSignal) {
    return (await request(ImportRunsDocument, { chainId: chainId.value, first: FIRST, after }, { signal })).importRuns
  }
  const pages = usePages<RunRow, Awaited<ReturnType<typeof page>>>({
    key: () => ['imports', chainId.value, 'list'],
    enabled: () => chainId.value !== '',
    fetch: page
  })
  const moving = computed(() => (pages.rows.value ?? []).filter(run => isMoving(run.status)))
  usePolling(
    () => pages.again(),
    () => moving.value.length > 0,
    () => moving.value.map(run => `${run.id} ${run.status} ${run.rowsDone}`).join()
  )
  return pages
}
