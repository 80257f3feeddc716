/** The terms of a kind of voucher as they are typed, and what is sent of them. Text stays text until it is sent, so that nothing typed is lost. Pure. */
import { currencyExponent, decimalFromMinor, DEFAULT_GIVEN_BACK_DAYS, MOST_GIVEN_BACK_DAYS } from '@keqing/domain'
import type { VoucherDefinitionOfFragment } from '../../gql/graphql.ts'
import { parseMoney, parseUnits } from '../receipts/money.ts'

export interface DefinitionForm {
  key: string
  zhCN: string
  en: string
  face: string
  minimum: string
  /** Counted from the day it is issued, or until a day that all of them share. */
  ends: 'days' | 'until'
  validDays: string
  validUntil: string
  givenBackDays: string
  excludedCategories: readonly string[]
  storeIds: readonly string[]
  onSpecialPrice: boolean
  partRedemption: boolean
  forPoints: boolean
  mostPerCustomer: string
  mostInAll: string
}

const USUAL_DAYS = '90'

/** BENEFIT-2's usual voucher: 90 days, no minimum, not on special-price lines. */
export const freshForm = (): DefinitionForm => ({
  key: '',
  zhCN: '',
  en: '',
  face: '',
  minimum: '',
  ends: 'days',
  validDays: USUAL_DAYS,
  validUntil: '',
  givenBackDays: String(DEFAULT_GIVEN_BACK_DAYS),
  excludedCategories: [],
  storeIds: [],
  onSpecialPrice: false,
  partRedemption: false,
  forPoints: false,
  mostPerCustomer: '',
  mostInAll: ''
})

const numberText = (value: number | null | undefined): string => (typeof value === 'number' ? String(value) : '')

export function formOf({ key, name, terms }: VoucherDefinitionOfFragment, currency: string): DefinitionForm {
  const money = (minor: number): string => decimalFromMinor(minor, currencyExponent(currency))
  return {
    key,
    zhCN: name.zhCN,
    en: name.en,
    face: money(terms.face.minor),
    minimum: terms.minimum.minor > 0 ? money(terms.minimum.minor) : '',
    ends: terms.validUntil ? 'until' : 'days',
    validDays: numberText(terms.validDays) || USUAL_DAYS,
    validUntil: terms.validUntil ?? '',
    givenBackDays: String(terms.givenBackDays),
    excludedCategories: terms.excludedCategories,
    storeIds: terms.stores.map(store => store.id),
    onSpecialPrice: terms.onSpecialPrice,
    partRedemption: terms.partRedemption,
    forPoints: terms.forPoints,
    mostPerCustomer: numberText(terms.mostPerCustomer),
    mostInAll: numberText(terms.mostInAll)
  }
}

/** None is a number of days too: what comes back is good on that day alone. */
const daysBack = (typed: string): number => parseUnits(typed) ?? (/^\s*[0０]+\s*$/.test(typed) ? 0 : Number.POSITIVE_INFINITY)

export type FormFaults = Readonly<Record<string, string>>

/** Where something is missing or is no figure, as a key of `vouchers.fault`. */
export function faultsOf(
  form: DefinitionForm,
  { currency, today, isNew }: { currency: string; today: string; isNew: boolean }
): FormFaults {
  const faults: Record<string, string> = {}
  if (isNew && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(form.key.trim())) faults['key'] = 'key'
  if (!form.zhCN.trim()) faults['zhCN'] = 'name'
  if (!form.en.trim()) faults['en'] = 'name'
  if (!parseMoney(form.face, currency)) faults['faceMinor'] = 'amount'
  if (form.minimum.trim() && parseMoney(form.minimum, currency) === undefined) faults['minimumMinor'] = 'amount'
  if (form.ends === 'days' && parseUnits(form.validDays) === undefined) faults['validDays'] = 'number'
  if (form.ends === 'until' && (!form.validUntil || form.validUntil < today)) faults['validUntil'] = 'day'
  if (daysBack(form.givenBackDays) > MOST_GIVEN_BACK_DAYS) faults['givenBackDays'] = 'daysBack'
  for (const name of ['mostPerCustomer', 'mostInAll'] as const)
    if (form[name].trim() && parseUnits(form[name]) === undefined) faults[name] = 'number'
  return faults
}

/** Of a form without faults. */
export function termsOf(form: DefinitionForm, currency: string) {
  const most = (text: string): number | null => (text.trim() ? (parseUnits(text) ?? null) : null)
  return {
    name: { zhCN: form.zhCN.trim(), en: form.en.trim() },
    faceMinor: parseMoney(form.face, currency) ?? 0,
    minimumMinor: form.minimum.trim() ? (parseMoney(form.minimum, currency) ?? 0) : 0,
    validDays: form.ends === 'days' ? (parseUnits(form.validDays) ?? null) : null,
    validUntil: form.ends === 'until' ? form.validUntil : null,
    givenBackDays: daysBack(form.givenBackDays),
    excludedCategories: [...form.excludedCategories],
    storeIds: [...form.storeIds],
    onSpecialPrice: form.onSpecialPrice,
    partRedemption: form.partRedemption,
    forPoints: form.forPoints,
    mostPerCustomer: most(form.mostPerCustomer),
    mostInAll: most(form.mostInAll)
  }
}
