// A store's book on a day, and who comes where by a plan of it, for who reads all customers of the store.
import { validate as isUuid } from 'uuid'
import { sql } from '../../../platform/db/sql.ts'
import { countsOfPlans, pageOfHeld, pageOfPlanned, pageOfPlans, plansById } from '../../book/index.ts'
import type { BookDayFilter } from '../book-day-filter.type.ts'
import type { BookPlanFilter } from '../book-plan-filter.type.ts'
import { PAGE_ROWS, pageOf, type ExportedList } from '../exported-list.ts'
import { customerCodes, groupNames, peopleInSight } from './codes.sql.ts'

export const bookPlanList: ExportedList<BookPlanFilter> = {
  permission: 'customer:read',
  header: ['memberNo', 'tier', 'fromGroup', 'fromKeeper', 'toGroup', 'toKeeper', 'because', 'outcome'],
  async page(tx, { actor, chain, rights }, { planId }, after) {
    const plan = planId && isUuid(planId) ? (await plansById(tx, [planId])).get(planId) : undefined
    if (plan?.chainId !== chain.id || !rights.covers('customer:read', plan)) return { rows: [] }
    const rows = await pageOfPlanned(tx, { planId: plan.id }, PAGE_ROWS, after?.[0])
    const codes = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    const groups = await groupNames(
      tx,
      rows.flatMap(row => [row.fromGroupId, row.toGroupId])
    )
    const person = await peopleInSight(
      tx,
      { actor, rights },
      rows.flatMap(row => [row.fromKeeperId, row.toKeeperId])
    )
    return pageOf(
      rows,
      row => [row.customerId],
      row => [
        ...[codes.get(row.customerId)?.memberNo, row.tierKey, groups.get(row.fromGroupId ?? ''), person(row.fromKeeperId)?.staffNo],
        ...[groups.get(row.toGroupId ?? ''), person(row.toKeeperId)?.staffNo, row.because, row.outcome]
      ]
    )
  }
}

export const bookOnList: ExportedList<BookDayFilter> = {
  permission: 'customer:read',
  header: ['memberNo', 'group', 'keeper', 'fromOn', 'untilOn', 'reason'],
  async page(tx, { actor, chain, rights, today }, { storeId, on, groupId, keeperId }, after) {
    if (!storeId || [storeId, groupId, keeperId].some(id => id && !isUuid(id))) return { rows: [] }
    if (!rights.covers('customer:read', { chainId: chain.id, storeId })) return { rows: [] }
    const ofChain = await tx.first(sql`select from store where tenant_id = ${tx.tenantId} and id = ${storeId} and chain_id = ${chain.id}`)
    if (!ofChain) return { rows: [] }
    const rows = await pageOfHeld(tx, { storeId, on: on ?? today, groupId, keeperId }, PAGE_ROWS, after?.[0])
    const codes = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    const groups = await groupNames(
      tx,
      rows.map(row => row.groupId)
    )
    const person = await peopleInSight(
      tx,
      { actor, rights },
      rows.map(row => row.keeperId)
    )
    return pageOf(
      rows,
      row => [row.customerId],
      row => {
        const customer = codes.get(row.customerId)
        const here = customer?.storeId === storeId || rights.covers('customer:read', { chainId: chain.id, storeId: customer?.storeId })
        return [
          here ? customer?.memberNo : null,
          groups.get(row.groupId),
          person(row.keeperId)?.staffNo,
          row.fromOn,
          row.untilOn,
          row.reason
        ]
      }
    )
  }
}

/** Plans of a store's book: what became of each. */
export const bookPlansList: ExportedList<BookDayFilter> = {
  permission: 'customer:read',
  header: [
    'askedAt',
    'askedBy',
    'reason',
    'state',
    'chosen',
    'moved',
    'changed',
    'known',
    'kept',
    'appliedAt',
    'appliedBy',
    'undoneAt',
    'undoneBy'
  ],
  async page(tx, { actor, chain, rights }, { storeId }, after) {
    if (!storeId || !isUuid(storeId) || !rights.covers('customer:read', { chainId: chain.id, storeId })) return { rows: [] }
    const rows = (await pageOfPlans(tx, storeId, PAGE_ROWS, after?.[0])).filter(plan => plan.chainId === chain.id)
    const counts = await countsOfPlans(
      tx,
      rows.map(row => row.id)
    )
    const person = await peopleInSight(
      tx,
      { actor, rights },
      rows.flatMap(row => [row.askedById, row.appliedById, row.undoneById])
    )
    return pageOf(
      rows,
      row => [row.id],
      row => {
        const { chosen = 0, moved = 0, changed = 0 } = counts.get(row.id) ?? {}
        return [
          ...[row.askedAt, person(row.askedById)?.name, row.reason, row.state, chosen, moved, changed, row.known, row.kept],
          ...[row.appliedAt, person(row.appliedById)?.name, row.undoneAt, person(row.undoneById)?.name]
        ]
      }
    )
  }
}
