/** The log of changes, by pages. */
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import { AuditDocument, type AuditQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { toFilter, type AuditView } from './audit-view.ts'

const FIRST = 50
export type AuditRow = AuditQuery['auditEntries']['nodes'][number]

export function useAudit(view: Ref<AuditView>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  const filter = computed(() => toFilter(view.value))
  return usePages<AuditRow, AuditQuery['auditEntries']>({
    key: () => ['audit', chainId.value, filter.value],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) =>
      (await request(AuditDocument, { chainId: chainId.value, filter: filter.value, first: FIRST, after }, { signal })).auditEntries
  })
}
