/** Who gets a year-end rebate for a year, the most first (BENEFIT-3). A list: nothing is paid by it. */
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import { YearEndRebatesDocument, type YearEndRebatesQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type Rebate = YearEndRebatesQuery['yearEndRebates']['nodes'][number]
const FIRST = 50
const YEARS = 10

/** The year of an address where it is one that can be asked for; else this one. */
export function readYear(text: unknown, today: string): number {
  const year = typeof text === 'string' && /^\d{4}$/.test(text) ? Number(text) : 0
  return yearsUntil(today).includes(year) ? year : Number(today.slice(0, 4))
}

/** This year and those before, the latest first. */
export const yearsUntil = (today: string): readonly number[] => Array.from({ length: YEARS }, (_, back) => Number(today.slice(0, 4)) - back)

export function useRebates(year: Readonly<Ref<number>>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<Rebate, YearEndRebatesQuery['yearEndRebates']>({
    key: () => ['customers', chainId.value, 'rebates', year.value],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) => {
      const variables = { chainId: chainId.value, year: year.value, first: FIRST, after, sums: !after }
      return (await request(YearEndRebatesDocument, variables, { signal })).yearEndRebates
    }
  })
}
