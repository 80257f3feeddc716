/** What a file says of each field that is checked, in words; masked as everywhere, in full once it was revealed. Empty fields have none. */
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../app/format.ts'
import { EXTENDED, UNSCORED } from '../customers/profile-fields.ts'
import type { CustomerFull } from '../customers/useCustomer.ts'
import { usePersonWords } from '../customers/usePersonWords.ts'

interface Revealed {
  readonly name: string | null
  readonly email?: string | null
  readonly address?: string | null
}

export function useFileValues(customer: Readonly<Ref<CustomerFull | null | undefined>>, revealed: Readonly<Ref<Revealed | undefined>>) {
  const { t } = useI18n()
  const f = useFormat()
  const { birthday } = usePersonWords()
  return computed<Readonly<Record<string, string | null | undefined>>>(() => {
    const c = customer.value
    if (!c) return {}
    const bought = t('customers.boughtTimes', { n: f.value.count(c.purchaseCount) }, c.purchaseCount)
    return {
      name: revealed.value?.name ?? c.name,
      gender: c.gender && t(`customers.gender.${c.gender}`),
      age: c.birthMonth ? birthday(c) : c.ageBand && t(`customers.ageBand.${c.ageBand}`),
      ethnicity: c.ethnicity,
      phone: c.phone,
      email: revealed.value?.email ?? c.email,
      address: revealed.value?.address ?? c.address,
      ...Object.fromEntries([...EXTENDED, ...UNSCORED].map(field => [field, c[field]])),
      purchases:
        c.purchaseCount > 0 ? t('spotChecks.bought', { times: bought, net: f.value.money(c.netSpend) }) : t('spotChecks.boughtNothing')
    }
  })
}
