import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useGroupChoices } from '../../app/useGroupChoices.ts'
import { useStaffChoices } from '../../app/useStaffChoices.ts'
import { useStoreChoices } from '../../app/useStoreChoices.ts'
import { fieldsSet, type Filters } from './list-state.ts'
import { useGround } from './useCustomerList.ts'
import { useWords } from './useWords.ts'
import { valueOf, type FilterWords } from './filter-words.ts'

/** The chips of a set of filters. */
export function useChips(filters: { readonly value: Filters }) {
  const { t, locale } = useI18n()
  const words = useWords()
  const ground = useGround()
  const { nameOf: storeName } = useStoreChoices(() => filters.value.stores, { closed: true })
  const { nameOf: groupName } = useGroupChoices(() => filters.value.groups)
  const { nameOf: keeperName } = useStaffChoices(() => filters.value.keepers)
  const { nameOf: registrarName } = useStaffChoices(() => filters.value.registeredBy, { left: true })
  const { nameOf: firstGroupName } = useGroupChoices(() => filters.value.firstGroups, { closed: true })
  const said = computed<FilterWords>(() => {
    const and = new Intl.ListFormat(locale.value, { style: 'narrow', type: 'unit' })
    const list = (parts: readonly string[]) => (locale.value === 'zh-CN' ? parts.join('、') : and.format(parts))
    return {
      ...words.value,
      minorUnits: ground.value.minorUnits,
      storeName,
      groupName,
      keeperName,
      registrarName,
      firstGroupName,
      and: list
    }
  })
  return computed(() =>
    fieldsSet(filters.value).map(field => ({
      field,
      label: t(`customers.field.${field}`),
      value: valueOf(field, filters.value, said.value)
    }))
  )
}
