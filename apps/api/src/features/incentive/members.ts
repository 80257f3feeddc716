// Whose days an entry is shared by.
import { periodAfter, periodStart, type LocalDate, type Member, type ScoredEntry, type Span } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { membersOf, type MemberDays } from './subjects.sql.ts'

/** Of those of one store: a group's members, who ran the store, all of its members, those who never ran it, or one person; a person of several groups counts all days in what is the store's. */
export function sharersOf({ kind, id }: ScoredEntry['beneficiary'], inStore: readonly MemberDays[]): readonly Member[] {
  if (kind === 'group') return inStore.filter(each => each.groupId === id)
  if (kind === 'storeManager') return inStore.filter(each => each.groupId === null)
  if (kind === 'otherMembers') {
    const ran = new Set(inStore.flatMap(each => (each.groupId === null ? [each.staffId] : [])))
    return byPerson(inStore.filter(each => !ran.has(each.staffId)))
  }
  return byPerson(inStore.filter(each => each.groupId !== null && (kind === 'store' || each.staffId === id)))
}

const byPerson = (rows: readonly MemberDays[]): readonly Member[] =>
  [...Map.groupBy(rows, each => each.staffId)].map(([staffId, own]) => ({ staffId, days: own.reduce((sum, { days }) => sum + days, 0) }))

/** Members of the store by span, asked once each. */
export class Members {
  readonly #asked = new Map<string, Promise<MemberDays[]>>()
  readonly #tx: Tx
  readonly #at: { readonly chainId: string; readonly storeId: string; readonly timeZone: string }
  constructor(tx: Tx, at: { readonly chainId: string; readonly storeId: string; readonly timeZone: string }) {
    this.#tx = tx
    this.#at = at
  }

  async of(beneficiary: ScoredEntry['beneficiary'], span: Span, month: LocalDate): Promise<readonly Member[]> {
    const from = periodStart(span, month)
    const key = `${span} ${from}`
    const asked = this.#asked.get(key) ?? membersOf(this.#tx, { ...this.#at, from, until: periodAfter(span, from) })
    this.#asked.set(key, asked)
    return sharersOf(beneficiary, await asked)
  }
}
