// Whose days an entry is shared by.
import type { Member, ScoredEntry } from '@keqing/domain'
import type { MemberDays } from './subjects.sql.ts'

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
