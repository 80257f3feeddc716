/** What the button of a return or an exchange says: pieces and money, and who pays whom; while nothing is chosen, only what it is. */
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../app/format.ts'
import type { useTakeBack } from './useTakeBack.ts'

export function useTakeBackAct(taking: ReturnType<typeof useTakeBack>, exchange: Readonly<Ref<boolean>>) {
  const { t } = useI18n()
  const format = useFormat()
  const money = (minor: number): string => format.value.money({ minor, currency: taking.place.value.currency })
  return computed(() => {
    const units = taking.units.value
    if (units === 0) return t(exchange.value ? 'receipts.exchange' : 'receipts.return')
    if (!exchange.value) return t('receipts.doReturn', { n: format.value.count(units), money: money(taking.refunded.value) }, units)
    const due = taking.difference.value
    if (due === undefined || due === 0) return t('receipts.doExchangeEven')
    return t(due > 0 ? 'receipts.doExchangePay' : 'receipts.doExchangeRefund', { money: money(Math.abs(due)) })
  })
}
