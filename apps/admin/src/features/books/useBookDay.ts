/** Who had whom on a day. */
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import { BookOnDocument, type BookOnQuery } from '../../gql/graphql.ts'

export type Held = BookOnQuery['bookOn']['nodes'][number]
export interface Day {
  readonly storeId: string
  readonly on: string
  readonly groupId: string
  readonly keeperId: string
}
const FIRST = 50

export function useBookDay(day: () => Day) {
  return usePages<Held, BookOnQuery['bookOn']>({
    key: () => ['books', day().storeId, 'on', day().on, day().groupId, day().keeperId],
    enabled: () => day().storeId !== '' && day().on !== '',
    fetch: async (after, signal) => {
      const { storeId, on, groupId, keeperId } = day()
      const asked = { storeId, on, groupId: groupId || null, keeperId: keeperId || null, first: FIRST, after }
      return (await request(BookOnDocument, asked, { signal })).bookOn
    }
  })
}
