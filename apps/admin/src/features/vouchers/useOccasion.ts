/** What a voucher was promised for: a festival by its name, any other occasion as it is called; undefined where it was promised for none. */
import { useI18n } from 'vue-i18n'
import type { VoucherLineFragment } from '../../gql/graphql.ts'
import { useNameIn } from './useNameIn.ts'

export function useOccasion() {
  const { t } = useI18n()
  const nameIn = useNameIn()
  return ({ occasion, festival }: Pick<VoucherLineFragment, 'occasion' | 'festival'>): string | undefined => {
    if (festival) return nameIn(festival)
    return occasion ? t(`benefits.occasion.${occasion.toLowerCase()}`) : undefined
  }
}
