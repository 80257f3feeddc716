/** The state of the log is its address, so that an entry can be shown to a colleague. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { AuditFilter } from '../../gql/graphql.ts'

/** Acts that the log can be narrowed to, in the order of the work. */
export const ACTIONS = [
  'customerRegister',
  'customerUpdate',
  'customerAssign',
  'customerReveal',
  'counterCardLookup',
  'phoneTaken',
  'consentRecord',
  'purchaseRecord',
  'purchaseReturnRecord',
  'purchaseReturnVoid',
  'purchaseVoid',
  'purchaseExchange',
  'purchaseClaim',
  'purchaseDecline',
  'purchaseCustomerLookup',
  'visitRecord',
  'visitVoid',
  'itemUpdate',
  'pointsAdjust',
  'pointAdjustmentApprove',
  'pointAdjustmentDecline',
  'pointAdjustmentUndo',
  'bookPlanStart',
  'bookPlanAdjust',
  'bookPlanApply',
  'bookPlanUndo',
  'bookPlanDiscard',
  'coverArrange',
  'coverEnd',
  'coverWithdraw',
  'spotCheckDraw',
  'spotCheckRecord',
  'spotCheckClose',
  'spotCheckSettingsSet',
  'checklistSave',
  'checklistReset',
  'checklistRunBegin',
  'checklistAnswer',
  'checklistRunClose',
  'onboardingDeclare',
  'onboardingCorrect',
  'handoverStart',
  'handoverAdjust',
  'handoverOffer',
  'handoverAnswer',
  'handoverFinish',
  'handoverWithdraw',
  'incentivePeriodClose',
  'incentiveStoreClose',
  'incentivePeriodApprove',
  'incentiveDisputeRaise',
  'incentiveDisputeWithdraw',
  'incentiveDisputeDecide',
  'pointsRedeem',
  'pointsHold',
  'pointsHoldConfirm',
  'pointsHoldCancel',
  'tierDesignate',
  'tierOverride',
  'standingEnd',
  'importUpload',
  'importRun',
  'importPresetSave',
  'exportLinkCreate',
  'exportDownload',
  'signIn',
  'signOut',
  'companySwitch',
  'passwordChange',
  'companyCreate',
  'chainCreate',
  'chainUpdate',
  'chainClose',
  'storeCreate',
  'storeUpdate',
  'storeClose',
  'staffGroupCreate',
  'staffGroupUpdate',
  'staffGroupClose',
  'staffCreate',
  'staffUpdate',
  'staffPasswordSet',
  'staffLeave',
  'groupMembershipStart',
  'groupMembershipEnd',
  'roleGrant',
  'roleRevoke',
  'apiClientCreate',
  'apiClientRevoke',
  'apiKeyRotate',
  'apiKeyRevoke'
] as const

export interface AuditView {
  readonly action: string
  readonly actor: string
  readonly object: string
  readonly from: string
  readonly to: string
}

const text = (value: LocationQuery[string] | undefined): string => (typeof value === 'string' ? value : '')
const date = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '')

export function readView(query: LocationQuery): AuditView {
  const { action, actor, object, from, to } = query
  return { action: text(action), actor: text(actor), object: text(object), from: date(text(from)), to: date(text(to)) }
}

export function writeView(view: AuditView): LocationQueryRaw {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ''))
}

export function toFilter(view: AuditView): AuditFilter {
  const filter: AuditFilter = {
    action: view.action || undefined,
    actorId: view.actor || undefined,
    objectId: view.object || undefined,
    from: view.from || undefined,
    to: view.to || undefined
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** Details as names and values; what is no flat object is shown as it is. */
export function detailParts(detail: string): readonly (readonly [string, string])[] {
  const parsed: unknown = JSON.parse(detail)
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return detail === '{}' ? [] : [['', detail]]
  return Object.entries(parsed).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const)
}

/** Where the thing changed can be looked at. */
export function pathOf(objectType: string, id: string | null | undefined): string | undefined {
  const folder = { Customer: 'customers', Purchase: 'receipts', Store: 'stores', ImportRun: 'import' }[objectType]
  return folder && id ? `/${folder}/${id}` : undefined
}
