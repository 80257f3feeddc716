/** A name that is kept in both languages, in the one that the interface speaks. */
import { useI18n } from 'vue-i18n'

export function useNameIn() {
  const { locale } = useI18n()
  return (name: { readonly zhCN: string; readonly en: string }): string => (locale.value === 'en' ? name.en : name.zhCN)
}
