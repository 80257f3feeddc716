// Every list that can be taken away as a file, by its public name.
import type { AuditFilter } from '../audit/index.ts'
import type { CustomerFilter } from '../customer-list/index.ts'
import type { ItemFilter, PurchaseFilter, ReturnFilter } from '../purchase/index.ts'
import type { GivenTierFilter } from '../standing/index.ts'
import type { VoucherFilter } from '../voucher/index.ts'
import type { BacktestMoveFilter } from './backtest-filter.type.ts'
import type { BookDayFilter } from './book-day-filter.type.ts'
import type { BookPlanFilter } from './book-plan-filter.type.ts'
import type { ExportedList } from './exported-list.ts'
import type { FactFilter } from './fact-filter.type.ts'
import type { IncentiveEntryFilter, IncentiveFigureInput } from '../incentive/index.ts'
import type { IncentiveMonthFilter } from './incentive-month-filter.type.ts'
import type { HandoverFilter } from './handover-filter.type.ts'
import type { PolicyFileFilter } from './policy-file-filter.type.ts'
import type { ChecklistFileFilter } from './checklist-file-filter.type.ts'
import type { SpotCheckFileFilter } from './spot-check-file-filter.type.ts'
import { backtestMovesList } from './lists/backtest.sql.ts'
import { backtestFiguresList } from './lists/backtest-figures.ts'
import { bookOnList, bookPlanList, bookPlansList } from './lists/books.sql.ts'
import { apiClientsList, auditList, importRunsList, staffList, storesList } from './lists/company.sql.ts'
import { customersList, lostCustomersList } from './lists/customers.sql.ts'
import { givenTierActsList, givenTiersList } from './lists/given-tiers.sql.ts'
import {
  incentiveDisputesList,
  incentiveEntriesList,
  incentiveContestsList,
  incentivePartsList,
  incentivePayList,
  incentiveStandingList
} from './lists/incentives.ts'
import { coversList, handoverLapsedList, handoverList, handoversList } from './lists/handovers.sql.ts'
import { pointsList, tierChangesList, visitsList } from './lists/facts.sql.ts'
import { onboardingList } from './lists/onboardings.ts'
import { pointMonthsList } from './lists/point-months.ts'
import { pointRequestsList } from './lists/point-requests.sql.ts'
import { policyHistoryList, policyVersionsList } from './lists/policies.sql.ts'
import { associateValidityList, spotCheckFindingsList, spotCheckResultList, spotChecksList } from './lists/spot-checks.sql.ts'
import { checklistItemsList, checklistRunsList } from './lists/checklists.ts'
import { rebatesList } from './lists/rebates.sql.ts'
import { voucherActsList, voucherKindsList, voucherRefusalsList } from './lists/voucher-kinds.sql.ts'
import { vouchersList } from './lists/vouchers.sql.ts'
import { itemsList, purchasesList, returnsList } from './lists/receipts.sql.ts'

export interface ExportFilters {
  readonly customer?: CustomerFilter | null
  readonly purchase?: PurchaseFilter | null
  readonly return?: ReturnFilter | null
  readonly item?: ItemFilter | null
  readonly audit?: AuditFilter | null
  readonly fact?: FactFilter | null
  readonly backtest?: BacktestMoveFilter | null
  readonly givenTier?: GivenTierFilter | null
  readonly voucher?: VoucherFilter | null
  readonly policy?: PolicyFileFilter | null
  readonly bookPlan?: BookPlanFilter | null
  readonly bookDay?: BookDayFilter | null
  readonly incentiveEntry?: IncentiveEntryFilter | null
  readonly incentiveFigure?: IncentiveFigureInput | null
  readonly incentiveMonth?: IncentiveMonthFilter | null
  readonly handover?: HandoverFilter | null
  readonly spotCheck?: SpotCheckFileFilter | null
  readonly checklist?: ChecklistFileFilter | null
}

interface Exportable {
  readonly list: ExportedList<object>
  /** Part of the file's name. */
  readonly fileName: string
  readonly filter?: keyof ExportFilters
}

const of = <F extends object>(
  list: ExportedList<F> | ExportedList<unknown>,
  fileName: string,
  filter?: keyof ExportFilters
): Exportable => ({
  list,
  fileName,
  ...(filter ? { filter } : {})
})

export const EXPORT_LISTS = {
  CUSTOMERS: of(customersList, 'customers', 'customer'),
  LOST_CUSTOMERS: of(lostCustomersList, 'lost-customers', 'customer'),
  PURCHASES: of(purchasesList, 'receipts', 'purchase'),
  RETURNS: of(returnsList, 'returns', 'return'),
  ITEMS: of(itemsList, 'items', 'item'),
  STORES: of(storesList, 'stores'),
  STAFF: of(staffList, 'staff'),
  API_CLIENTS: of(apiClientsList, 'api-clients'),
  AUDIT: of(auditList, 'audit', 'audit'),
  POINTS: of(pointsList, 'points', 'fact'),
  POINT_REQUESTS: of(pointRequestsList, 'point-adjustments'),
  POINT_MONTHS: of(pointMonthsList, 'points-by-month'),
  TIER_CHANGES: of(tierChangesList, 'tier-changes', 'fact'),
  GIVEN_TIERS: of(givenTiersList, 'given-tiers', 'givenTier'),
  GIVEN_TIER_ACTS: of(givenTierActsList, 'given-tier-acts'),
  VOUCHERS: of(vouchersList, 'vouchers', 'voucher'),
  VOUCHER_KINDS: of(voucherKindsList, 'voucher-kinds'),
  VOUCHER_ACTS: of(voucherActsList, 'voucher-acts'),
  VOUCHER_REFUSALS: of(voucherRefusalsList, 'voucher-refusals', 'voucher'),
  YEAR_END_REBATES: of(rebatesList, 'year-end-rebates', 'fact'),
  BOOK_ON: of(bookOnList, 'book', 'bookDay'),
  BOOK_PLANS: of(bookPlansList, 'book-plans', 'bookDay'),
  INCENTIVE_ENTRIES: of(incentiveEntriesList, 'incentive-entries', 'incentiveEntry'),
  INCENTIVE_PAY: of(incentivePayList, 'incentive-pay', 'incentiveMonth'),
  INCENTIVE_CONTESTS: of(incentiveContestsList, 'incentive-contests', 'incentiveMonth'),
  INCENTIVE_STANDING: of(incentiveStandingList, 'incentive-standing', 'incentiveMonth'),
  INCENTIVE_PARTS: of(incentivePartsList, 'incentive-parts', 'incentiveFigure'),
  INCENTIVE_DISPUTES: of(incentiveDisputesList, 'incentive-disputes'),
  BOOK_PLAN: of(bookPlanList, 'book-plan', 'bookPlan'),
  HANDOVERS: of(handoversList, 'handovers', 'bookDay'),
  HANDOVER: of(handoverList, 'handover', 'handover'),
  HANDOVER_LAPSED: of(handoverLapsedList, 'handover-lapsed', 'handover'),
  COVERS: of(coversList, 'covers', 'bookDay'),
  SPOT_CHECKS: of(spotChecksList, 'spot-checks', 'spotCheck'),
  SPOT_CHECK_FINDINGS: of(spotCheckFindingsList, 'spot-check-findings', 'spotCheck'),
  SPOT_CHECK_RESULT: of(spotCheckResultList, 'spot-check-result', 'spotCheck'),
  ASSOCIATE_VALIDITY: of(associateValidityList, 'associate-validity', 'spotCheck'),
  CHECKLISTS: of(checklistRunsList, 'checklists', 'checklist'),
  CHECKLIST_ITEMS: of(checklistItemsList, 'checklist-items', 'checklist'),
  ONBOARDING: of(onboardingList, 'onboarding'),
  VISITS: of(visitsList, 'visits', 'fact'),
  IMPORT_RUNS: of(importRunsList, 'imports'),
  POLICY_VERSIONS: of(policyVersionsList, 'policy-versions', 'policy'),
  POLICY_HISTORY: of(policyHistoryList, 'policy-history', 'policy'),
  BACKTEST_FIGURES: of(backtestFiguresList, 'backtest-figures', 'backtest'),
  BACKTEST_MOVES: of(backtestMovesList, 'backtest-moves', 'backtest')
} as const
export type ExportListName = keyof typeof EXPORT_LISTS
