/** What is checked of a file, in words: its fields, and its purchase records. */
import { useI18n } from 'vue-i18n'

export function useFieldName(): (field: string) => string {
  const { t } = useI18n()
  return field => (field === 'purchases' ? t('spotChecks.purchases') : t(`customers.profile.${field}`))
}
