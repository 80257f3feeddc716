/** The kinds of the vouchers that benefits promise, by their value: there as soon as a version that promises it has its day. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { PromisedVouchersDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

/** More values than eight tiers have occasions for. */
const FIRST = 100

/** Values that are asked for: each once, and none that is no value. */
export const valuesOf = (promised: readonly number[]): readonly number[] =>
  [...new Set(promised)]
    .filter(minor => Number.isSafeInteger(minor) && minor > 0)
    .toSorted((a, b) => a - b)
    .slice(0, FIRST)

export function usePromisedVouchers(promised: () => readonly number[]) {
  const session = useSession()
  const minors = computed(() => valuesOf(promised()))
  const { data } = useQuery({
    // With the chain’s policies: whatever is done with one asks for it again.
    key: () => ['policies', session.chain?.id ?? '', 'promised', minors.value.join()],
    query: ({ signal }) =>
      request(PromisedVouchersDocument, { chainId: session.chain?.id ?? '', minors: [...minors.value], first: FIRST }, { signal }),
    enabled: () => session.chain !== undefined && minors.value.length > 0 && session.can('voucher:read')
  })
  /** Undefined until it is known; null where a value has none yet. */
  return (minor: number): string | null | undefined =>
    data.value && (data.value.voucherDefinitions.nodes.find(({ terms }) => terms.face.minor === minor)?.id ?? null)
}
