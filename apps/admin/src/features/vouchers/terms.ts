/** What a kind of voucher is good for, as lines to read. Pure but for the words it is given. */
import type { Format } from '../../app/format.ts'
import type { VoucherTermsOfFragment } from '../../gql/graphql.ts'

type Say = (key: string, values?: Record<string, unknown>, count?: number) => string

export function termLines(terms: VoucherTermsOfFragment, t: Say, f: Format): readonly string[] {
  const { minimum, excludedCategories, stores, mostPerCustomer, mostInAll } = terms
  const list = (texts: readonly string[]): string => texts.reduce((a, b) => t('policies.read.list', { a, b }))
  return [
    minimum.minor > 0 ? t('vouchers.term.minimum', { money: f.money(minimum) }) : t('vouchers.term.noMinimum'),
    endText(terms, t, f),
    t(terms.onSpecialPrice ? 'vouchers.term.special' : 'vouchers.term.notSpecial'),
    ...(excludedCategories.length > 0 ? [t('vouchers.term.except', { list: list(excludedCategories) })] : []),
    stores.length > 0 ? t('vouchers.term.stores', { list: list(stores.map(store => store.name)) }) : t('vouchers.term.anyStore'),
    t('vouchers.term.givenBack', { n: f.count(terms.givenBackDays) }, terms.givenBackDays),
    t(terms.partRedemption ? 'vouchers.term.parts' : 'vouchers.term.whole'),
    ...(mostPerCustomer ? [t('vouchers.term.perCustomer', { n: f.count(mostPerCustomer) }, mostPerCustomer)] : []),
    ...(mostInAll ? [t('vouchers.term.inAll', { n: f.count(mostInAll) }, mostInAll)] : []),
    ...(terms.forPoints ? [t('vouchers.term.forPoints')] : [])
  ]
}

export function endText({ validDays, validUntil }: VoucherTermsOfFragment, t: Say, f: Format): string {
  if (validUntil) return t('vouchers.term.until', { on: f.date(validUntil) })
  return t('vouchers.term.days', { n: f.count(validDays) }, validDays ?? 0)
}
