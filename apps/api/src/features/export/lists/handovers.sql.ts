// Books handed over, whom each was about, and who stood in for whom, for who reads all customers of the store.
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { pageOfCovers } from '../../cover/index.ts'
import { handoversById, lapseRules, pageOfLapsed, pageOfHanded, pageOfHandovers, receiversOfHandovers } from '../../handover/index.ts'
import type { BookDayFilter } from '../book-day-filter.type.ts'
import { PAGE_ROWS, pageOf, type ExportedList, type ExportScope } from '../exported-list.ts'
import type { HandoverFilter } from '../handover-filter.type.ts'
import { customerCodes, groupNames, peopleInSight } from './codes.sql.ts'

/** A store of the file's chain all of whose customers the reader may take away. */
async function wholeStore(tx: Tx, { chain, rights }: ExportScope, storeId: string | null | undefined): Promise<string | undefined> {
  if (!storeId || !isUuid(storeId) || !rights.covers('customer:read', { chainId: chain.id, storeId })) return undefined
  const found = await tx.first(sql`select from store where tenant_id = ${tx.tenantId} and id = ${storeId} and chain_id = ${chain.id}`)
  return found && storeId
}

export const handoversList: ExportedList<BookDayFilter> = {
  permission: 'customer:read',
  header: [
    'askedAt',
    'askedBy',
    'leaver',
    'group',
    'stays',
    'reason',
    'state',
    'receivers',
    'customers',
    'answerUntil',
    'doneOn',
    'doneBy'
  ],
  async page(tx, scope, { storeId }, after) {
    const store = await wholeStore(tx, scope, storeId)
    if (!store) return { rows: [] }
    const rows = await pageOfHandovers(tx, { storeId: store }, PAGE_ROWS, after?.[0])
    const receivers = await receiversOfHandovers(
      tx,
      rows.map(row => row.id)
    )
    const groups = await groupNames(
      tx,
      rows.map(row => row.groupId)
    )
    const person = await peopleInSight(
      tx,
      scope,
      rows.flatMap(row => [row.leaverId, row.askedById, row.doneById])
    )
    return pageOf(
      rows,
      row => [row.id],
      row => {
        const takers = receivers.get(row.id) ?? []
        return [
          ...[row.askedAt, person(row.askedById)?.name, person(row.leaverId)?.staffNo, groups.get(row.groupId), row.stays, row.reason],
          ...[row.state, takers.length, takers.reduce((sum, one) => sum + one.customers, 0)],
          ...[row.answerUntil, row.doneOn, person(row.doneById)?.name]
        ]
      }
    )
  }
}

export const handoverList: ExportedList<HandoverFilter> = {
  permission: 'customer:read',
  header: ['memberNo', 'receiver', 'receiverGroup', 'because', 'answer'],
  async page(tx, { actor, chain, rights }, { handoverId }, after) {
    const handover = handoverId && isUuid(handoverId) ? (await handoversById(tx, [handoverId])).get(handoverId) : undefined
    if (handover?.chainId !== chain.id || !rights.covers('customer:read', handover)) return { rows: [] }
    const rows = await pageOfHanded(tx, { handoverId: handover.id }, PAGE_ROWS, after?.[0])
    const receivers = new Map(((await receiversOfHandovers(tx, [handover.id])).get(handover.id) ?? []).map(one => [one.staffId, one]))
    const groups = await groupNames(
      tx,
      [...receivers.values()].map(one => one.groupId)
    )
    const codes = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    const person = await peopleInSight(tx, { actor, rights }, [...receivers.keys()])
    return pageOf(
      rows,
      row => [row.customerId],
      row => {
        const receiver = receivers.get(row.receiverId)
        const customer = codes.get(row.customerId)
        const here =
          customer?.storeId === handover.storeId || rights.covers('customer:read', { chainId: chain.id, storeId: customer?.storeId })
        return [
          here ? customer?.memberNo : null,
          person(row.receiverId)?.staffNo,
          groups.get(receiver?.groupId ?? ''),
          row.because,
          receiver?.answer
        ]
      }
    )
  }
}

/** Who lapsed within 6 months after one handover. */
export const handoverLapsedList: ExportedList<HandoverFilter> = {
  permission: 'customer:read',
  header: ['memberNo', 'receiver', 'lapse', 'lapsedOn'],
  async page(tx, { actor, chain, rights, today }, { handoverId }, after) {
    const handover = handoverId && isUuid(handoverId) ? (await handoversById(tx, [handoverId])).get(handoverId) : undefined
    if (handover?.chainId !== chain.id || !rights.covers('customer:read', handover)) return { rows: [] }
    const rows = await pageOfLapsed(tx, handover.id, await lapseRules(tx, chain.id, today), PAGE_ROWS, after?.[0])
    const codes = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    const person = await peopleInSight(
      tx,
      { actor, rights },
      rows.map(row => row.receiverId)
    )
    return pageOf(
      rows,
      row => [row.customerId],
      row => {
        const customer = codes.get(row.customerId)
        const here =
          customer?.storeId === handover.storeId || rights.covers('customer:read', { chainId: chain.id, storeId: customer?.storeId })
        return [here ? customer?.memberNo : null, person(row.receiverId)?.staffNo, row.lapse, row.lapsedOn]
      }
    )
  }
}

export const coversList: ExportedList<BookDayFilter> = {
  permission: 'customer:read',
  header: [
    'keeper',
    'group',
    'standIn',
    'fromOn',
    'untilOn',
    'endedOn',
    'withdrawnAt',
    'state',
    'reason',
    'arrangedAt',
    'arrangedBy',
    'endedBy'
  ],
  async page(tx, scope, { storeId }, after) {
    const store = await wholeStore(tx, scope, storeId)
    if (!store) return { rows: [] }
    const rows = await pageOfCovers(tx, { storeId: store }, PAGE_ROWS, after)
    const groups = await groupNames(
      tx,
      rows.map(row => row.groupId)
    )
    const person = await peopleInSight(
      tx,
      scope,
      rows.flatMap(row => [row.keeperId, row.standInId, row.arrangedById, row.endedById])
    )
    return pageOf(
      rows,
      row => [row.fromOn, row.id],
      row => [
        ...[person(row.keeperId)?.staffNo, groups.get(row.groupId), person(row.standInId)?.staffNo, row.fromOn, row.untilOn, row.endedOn],
        ...[row.withdrawnAt, row.state, row.reason, row.arrangedAt, person(row.arrangedById)?.name, person(row.endedById)?.name]
      ]
    )
  }
}
