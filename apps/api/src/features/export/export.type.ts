// A link under which a list can be fetched as a file.
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { AuditFilter } from '../audit/index.ts'
import { CustomerFilter } from '../customer-list/index.ts'
import { ItemFilter, PurchaseFilter, ReturnFilter } from '../purchase/index.ts'
import { GivenTierFilter } from '../standing/index.ts'
import { VoucherFilter } from '../voucher/index.ts'
import { BacktestMoveFilter } from './backtest-filter.type.ts'
import { IncentiveEntryFilter, IncentiveFigureInput } from '../incentive/index.ts'
import { BookDayFilter } from './book-day-filter.type.ts'
import { BookPlanFilter } from './book-plan-filter.type.ts'
import { FactFilter } from './fact-filter.type.ts'
import { IncentiveMonthFilter } from './incentive-month-filter.type.ts'
import { PolicyFileFilter } from './policy-file-filter.type.ts'
import { HandoverFilter } from './handover-filter.type.ts'
import { ChecklistFileFilter } from './checklist-file-filter.type.ts'
import { SpotCheckFileFilter } from './spot-check-file-filter.type.ts'
import { EXPORT_FORMATS, type ExportFormat } from './file-format.ts'
import { EXPORT_LISTS, type ExportListName } from './lists.ts'

export const ExportListEnum = Object.fromEntries(Object.keys(EXPORT_LISTS).map(name => [name, name])) as {
  readonly [N in ExportListName]: N
}
registerEnumType(ExportListEnum, { name: 'ExportList', description: 'Lists that can be taken away as a file.' })
export const ExportFormatEnum = Object.fromEntries(EXPORT_FORMATS.map(format => [format, format])) as { readonly [F in ExportFormat]: F }
registerEnumType(ExportFormatEnum, {
  name: 'ExportFormat',
  description: 'CSV as UTF-8 text (RFC 4180), or an Excel workbook in which numbers are numbers; the columns are the same.'
})

@InputType({ description: 'Which list, narrowed as on its page; only the list’s own filter is read.' })
export class ExportLinkCreateInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ExportListEnum)
  list!: ExportListName
  @Field(() => ExportFormatEnum, { nullable: true, description: 'CSV where nothing is said.' })
  format?: ExportFormat | null
  @Field(() => CustomerFilter, { nullable: true })
  customerFilter?: CustomerFilter | null
  @Field(() => PurchaseFilter, { nullable: true })
  purchaseFilter?: PurchaseFilter | null
  @Field(() => ReturnFilter, { nullable: true })
  returnFilter?: ReturnFilter | null
  @Field(() => ItemFilter, { nullable: true })
  itemFilter?: ItemFilter | null
  @Field(() => AuditFilter, { nullable: true })
  auditFilter?: AuditFilter | null
  @Field(() => FactFilter, { nullable: true, description: 'For points, changes of tier and visits.' })
  factFilter?: FactFilter | null
  @Field(() => BacktestMoveFilter, { nullable: true, description: 'For moves and figures of a backtest.' })
  backtestFilter?: BacktestMoveFilter | null
  @Field(() => GivenTierFilter, { nullable: true })
  givenTierFilter?: GivenTierFilter | null
  @Field(() => VoucherFilter, { nullable: true })
  voucherFilter?: VoucherFilter | null
  @Field(() => PolicyFileFilter, { nullable: true, description: 'For versions of policies and their history.' })
  policyFilter?: PolicyFileFilter | null
  @Field(() => BookPlanFilter, { nullable: true })
  bookPlanFilter?: BookPlanFilter | null
  @Field(() => BookDayFilter, { nullable: true })
  bookDayFilter?: BookDayFilter | null
  @Field(() => IncentiveEntryFilter, { nullable: true, description: 'Of entries of the incentive ledger.' })
  incentiveEntryFilter?: IncentiveEntryFilter | null
  @Field(() => IncentiveFigureInput, { nullable: true, description: 'Of the parts of a figure: which.' })
  incentiveFigure?: IncentiveFigureInput | null
  @Field(() => IncentiveMonthFilter, { nullable: true, description: 'Of a month’s pay, or a store’s standing.' })
  incentiveMonth?: IncentiveMonthFilter | null
  @Field(() => HandoverFilter, { nullable: true })
  handoverFilter?: HandoverFilter | null
  @Field(() => SpotCheckFileFilter, { nullable: true, description: 'For spot checks, their findings and results, and validity.' })
  spotCheckFilter?: SpotCheckFileFilter | null
  @Field(() => ChecklistFileFilter, { nullable: true, description: 'For runs of checklists and their items.' })
  checklistFilter?: ChecklistFileFilter | null
}

@ObjectType({ description: 'A link for whoever asked for it, signed in to the same company.' })
export class ExportLinkPayload {
  @Field(() => String, { nullable: true, description: 'A path on this address.' })
  path?: string | null
  @Field(() => DateTime, { nullable: true, description: '15 minutes from now.' })
  expiresAt?: Date | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
