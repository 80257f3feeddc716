/** Two languages, each fetched when it is first read. Messages are compiled to data, never to code: the content security policy forbids eval. */
import { createI18n } from 'vue-i18n'
import type { Locale } from '../stores/preferences.ts'

interface Words {
  readonly messages: Record<string, Record<string, unknown>>
  readonly elementPlus: unknown
}

const load: Record<Locale, () => Promise<Words>> = {
  'zh-CN': () => import('../locales/zh-CN.ts'),
  en: () => import('../locales/en.ts')
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
  messages: {}
})

/** Has a language at hand beside the one in use: what is said in both can then be read in both. */
export async function hear(locale: Locale): Promise<void> {
  const { messages } = await load[locale]()
  i18n.global.setLocaleMessage(locale, messages as never)
}

/** Element Plus's own words for the language in use. */
export async function speak(locale: Locale): Promise<Record<string, unknown>> {
  const { messages, elementPlus } = await load[locale]()
  i18n.global.setLocaleMessage(locale, messages as never)
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  return elementPlus as Record<string, unknown>
}
