// The incentive ledger, what each person has, a store's standing and the parts of a figure, as far as their pages show them.
import { periodStart, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { sql } from '../../../platform/db/sql.ts'
import type { Tx } from '../../../platform/db/database.ts'
import {
  contestsOf,
  pageOfDisputes,
  pageOfEntries,
  pageOfParts,
  pageOfPay,
  seenDisputes,
  seenStanding,
  type IncentiveEntryFilter,
  type IncentiveFigureInput
} from '../../incentive/index.ts'
import { PAGE_ROWS, pageOf, type ExportedList, type ExportScope } from '../exported-list.ts'
import type { IncentiveMonthFilter } from '../incentive-month-filter.type.ts'
import { customerCodes, peopleInSight, storeCodes } from './codes.sql.ts'

const readerOf = ({ rights, actor }: ExportScope) => ({ rights, staffId: actor.staffId })
const monthOf = (day: LocalDate): LocalDate => periodStart('month', day)
/** An id that is none finds nothing. */
const given = (id: string | null | undefined): string | undefined =>
  id ? (isUuid(id) ? id : '00000000-0000-0000-0000-000000000000') : undefined

async function groupNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    sql`select id, name from staff_group where tenant_id = ${tx.tenantId} and id = any(${[...new Set(ids)]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row.name]))
}

export const incentiveEntriesList: ExportedList<IncentiveEntryFilter> = {
  permission: 'incentive:read',
  header: [
    'month',
    'forOn',
    'store',
    'group',
    'staff',
    'rule',
    'type',
    'beneficiary',
    'unit',
    'amount',
    'forfeit',
    'corrects',
    'reason',
    'recordedAt',
    'id'
  ],
  async page(tx, scope, filter, after) {
    const which = {
      chainId: scope.chain.id,
      storeId: given(filter.storeId),
      subjectId: given(filter.subjectId),
      staffId: given(filter.staffId),
      month: filter.month ? monthOf(filter.month) : undefined,
      ruleKey: filter.ruleKey ?? undefined,
      correctionsOnly: filter.correctionsOnly ?? undefined
    }
    const rows = await pageOfEntries(tx, which, readerOf(scope), PAGE_ROWS, after?.[0])
    const subjects = rows.map(row => row.evidence.subject)
    const stores = await storeCodes(
      tx,
      rows.map(row => row.storeId)
    )
    const groups = await groupNames(
      tx,
      subjects.map(subject => subject.id)
    )
    const person = await peopleInSight(
      tx,
      scope,
      subjects.map(subject => (subject.kind === 'associate' ? subject.id : null))
    )
    return pageOf(
      rows,
      row => [row.id],
      row => [
        ...[row.month, row.forOn, stores.get(row.storeId), groups.get(row.evidence.subject.id), person(row.evidence.subject.id)?.staffNo],
        ...[
          row.rule.key,
          row.rule.type,
          row.beneficiary.kind,
          row.unit,
          row.amount,
          row.forfeit?.[scope.chain.locale],
          row.correctsId,
          row.reason
        ],
        ...[row.recordedAt, row.id]
      ]
    )
  }
}

/** What a month comes to by store and person: the file for payroll. */
export const incentivePayList: ExportedList<IncentiveMonthFilter> = {
  permission: 'incentive:pay',
  header: ['month', 'store', 'staffNo', 'name', 'unit', 'bonuses', 'penalties', 'amount', 'entries'],
  async page(tx, scope, { month, storeId }, after) {
    if (!month) return { rows: [] }
    const which = { chainId: scope.chain.id, month: monthOf(month), storeId: given(storeId) }
    const behind = after ? ([after[0] ?? '', after[1] ?? '', after[2] ?? ''] as const) : undefined
    const rows = await pageOfPay(tx, which, { rights: scope.rights, staffId: undefined }, PAGE_ROWS, behind)
    const stores = await storeCodes(
      tx,
      rows.map(row => row.storeId)
    )
    const person = await peopleInSight(
      tx,
      scope,
      rows.map(row => row.staffId)
    )
    return pageOf(
      rows,
      row => [row.storeId, row.staffId, row.unit],
      row => [
        ...[which.month, stores.get(row.storeId), person(row.staffId)?.staffNo, person(row.staffId)?.name, row.unit],
        ...[row.bonuses, row.penalties, row.amount, row.entries]
      ]
    )
  }
}

/** Everybody's place in the contests of the quarter. */
export const incentiveContestsList: ExportedList<IncentiveMonthFilter> = {
  permission: 'incentive:read',
  header: [
    'start',
    'end',
    'key',
    'measure',
    'rank',
    'store',
    'staffNo',
    'name',
    'numerator',
    'denominator',
    'unverifiable',
    'prize',
    'forfeit'
  ],
  async page(tx, scope, { month, storeId }) {
    const { chain, today, rights, actor } = scope
    if (!month || !storeId || !isUuid(storeId) || !rights.covers('incentive:read', { chainId: chain.id, storeId })) return { rows: [] }
    const ofChain = await tx.first(sql`select from store where tenant_id = ${tx.tenantId} and id = ${storeId} and chain_id = ${chain.id}`)
    const contests = ofChain ? await contestsOf(tx, { chain, storeId, month, today, staffId: actor.staffId }) : []
    const places = contests.flatMap(contest => contest.places.map(place => ({ ...contest, ...place })))
    const stores = await storeCodes(
      tx,
      places.map(place => place.storeId)
    )
    const person = await peopleInSight(
      tx,
      scope,
      places.map(place => place.staffId)
    )
    return {
      rows: places.map(({ rule, figure, ...place }) => [
        ...[place.start, place.end, rule.key, rule.measure, place.rank, stores.get(place.storeId)],
        ...[person(place.staffId)?.staffNo, person(place.staffId)?.name, figure.numerator, figure.denominator],
        ...[place.unverifiable, place.prize, place.forfeit?.[chain.locale]]
      ])
    }
  }
}

export const incentiveStandingList: ExportedList<IncentiveMonthFilter> = {
  permission: 'incentive:read',
  header: [
    'month',
    'start',
    'end',
    'key',
    'measure',
    'of',
    'group',
    'staff',
    'numerator',
    'denominator',
    'asked',
    'expected',
    'days',
    'ofDays'
  ],
  async page(tx, scope, { month, storeId }) {
    const { chain, today, rights } = scope
    if (!month || !storeId || !isUuid(storeId) || !rights.covers('incentive:read', { chainId: chain.id, storeId })) return { rows: [] }
    const ofChain = await tx.first(sql`select from store where tenant_id = ${tx.tenantId} and id = ${storeId} and chain_id = ${chain.id}`)
    const standing = ofChain && (await seenStanding(tx, { ...readerOf(scope), chain, today }, storeId, month))
    const figures = standing?.figures ?? []
    const groups = await groupNames(
      tx,
      figures.map(figure => figure.id)
    )
    const person = await peopleInSight(
      tx,
      scope,
      figures.map(figure => (figure.kind === 'associate' ? figure.id : null))
    )
    return {
      rows: figures.map(({ id, kind, key, measured, ...figure }) => [
        ...[figure.month, figure.start, figure.end, key, measured.measure, kind, groups.get(id), person(id)?.staffNo],
        ...[figure.numerator, figure.denominator, figure.asked, figure.expected.numerator, figure.presence.days, figure.presence.of]
      ])
    }
  }
}

/** Whom a figure is the sum of; receipts of nobody have no number. */
export const incentivePartsList: ExportedList<IncentiveFigureInput> = {
  permission: 'incentive:read',
  header: ['memberNo', 'store', 'numerator', 'denominator'],
  async page(tx, scope, figure, after) {
    const { chain, today } = scope
    if (!figure.storeId || !isUuid(figure.storeId)) return { rows: [] }
    const ofChain = await tx.first(
      sql`select from store where tenant_id = ${tx.tenantId} and id = ${figure.storeId} and chain_id = ${chain.id}`
    )
    if (!ofChain) return { rows: [] }
    const rows = await pageOfParts(tx, { ...readerOf(scope), chain, today }, figure, PAGE_ROWS, after?.[0])
    const codes = await customerCodes(
      tx,
      rows.flatMap(row => row.customerId ?? [])
    )
    const cells = (row: (typeof rows)[number]) => {
      const customer = codes.get(row.customerId ?? '')
      const seen = customer && scope.rights.covers('customer:read', { chainId: chain.id, storeId: customer.storeId })
      return [seen ? customer.memberNo : null, seen ? customer.storeCode : null, row.numerator, row.denominator]
    }
    return pageOf(rows, row => [row.customerId ?? '00000000-0000-0000-0000-000000000000'], cells)
  }
}

export const incentiveDisputesList: ExportedList<unknown> = {
  permission: 'incentive:pay',
  header: ['raisedAt', 'store', 'raisedBy', 'entry', 'text', 'state', 'decidedAt', 'decidedBy', 'decision', 'correction'],
  async page(tx, scope, _, after) {
    const of = { chainId: scope.chain.id, seen: seenDisputes({ rights: scope.rights, staffId: undefined }) }
    const rows = await pageOfDisputes(tx, of, PAGE_ROWS, after?.[0])
    const stores = await storeCodes(
      tx,
      rows.map(row => row.storeId)
    )
    const person = await peopleInSight(
      tx,
      scope,
      rows.flatMap(row => [row.raisedById, row.decidedById])
    )
    return pageOf(
      rows,
      row => [row.id],
      row => [
        ...[row.raisedAt, stores.get(row.storeId), person(row.raisedById)?.staffNo, row.entryId, row.text, row.state],
        ...[row.decidedAt, person(row.decidedById)?.staffNo, row.decision, row.correctionId]
      ]
    )
  }
}
