// How far each store is with entering the files that it had, for who reads it on its page.
import { PAGE_ROWS, pageOf, type ExportedList } from '../exported-list.ts'
import { pageOfOnboardings, progressOf } from '../../onboarding/index.ts'
import { peopleInSight } from './codes.sql.ts'

const permission = 'onboarding:read'

export const onboardingList: ExportedList<unknown> = {
  permission,
  header: ['storeCode', 'state', 'declaredOn', 'dueOn', 'declaredFiles', 'files', 'entered', 'reachedOn', 'lateDays', 'declaredBy'],
  async page(tx, { actor, chain, rights, today }, _filter, after) {
    const scope = (columns: Parameters<typeof rights.rows>[1]) => rights.rows(permission, columns)
    const rows = await pageOfOnboardings(tx, { chainId: chain.id, scope }, PAGE_ROWS, after ? [after[0] ?? '', after[1] ?? ''] : undefined)
    const person = await peopleInSight(
      tx,
      { actor, rights },
      rows.map(row => row.declaredById)
    )
    return pageOf(
      rows,
      row => [row.code, row.id],
      row => {
        const { state, dueOn, lateDays } = progressOf(row, today)
        const counts = [row.declaredFiles, row.files, row.entered]
        return [row.code, state, row.declaredOn, dueOn, ...counts, row.reachedOn, lateDays, person(row.declaredById)?.name]
      }
    )
  }
}
