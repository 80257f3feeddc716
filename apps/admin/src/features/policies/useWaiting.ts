/**
 * What waits for the reader: whether a version of a kind waits for approval, or its day has come and it does not hold; and when no second person approves any more, if
 * somebody has said so. Asked once for all, by whoever may approve. It is in the first load: keep it light.
 */
import { useQuery } from '@pinia/colada'
import type { PolicyKind } from '@keqing/domain'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { request } from '../../app/request.ts'
import { PoliciesWaitingDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

function useAsked() {
  const session = useSession()
  return useQuery({
    key: () => ['policies', session.chain?.id ?? '', 'waiting'],
    query: ({ signal }) => request(PoliciesWaitingDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => session.chain !== undefined && session.can('policy:write', { chain: session.chain.id }),
    staleTime: 60_000
  })
}

export function useWaiting(kind: PolicyKind): Ref<{ readonly text: string; readonly hot: boolean } | undefined> {
  const { t } = useI18n()
  const { data } = useAsked()
  return computed(() => {
    const versions = data.value?.[kind].nodes ?? []
    if (versions.some(version => version.overdue)) return { text: t('policies.overdue'), hot: true }
    return versions.some(version => version.awaitsViewer) ? { text: t('policies.waiting'), hot: true } : undefined
  })
}

/** The instant from which on what is submitted is approved at once, while that is still to come. */
export function useSecondPersonUntil(): Ref<string | undefined> {
  const { data } = useAsked()
  return computed(() => data.value?.chain?.policySecondPersonUntil ?? undefined)
}
