/** What this browser prefers, kept between visits and never sent: language and theme. */
import { defineStore } from 'pinia'
import { computed, readonly, shallowRef } from 'vue'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The first language of the reader that we speak; Chinese where we speak none of them. */
export function localeFrom(kept: string | null, languages: readonly string[]): Locale {
  const known = LOCALES.find(locale => locale === kept)
  if (known) return known
  for (const language of languages) {
    if (language.toLowerCase().startsWith('zh')) return 'zh-CN'
    if (language.toLowerCase().startsWith('en')) return 'en'
  }
  return 'zh-CN'
}

// A browser may refuse storage altogether (private windows, blocked site data): then nothing is kept, and all else works.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // nothing is kept
  }
}

export const usePreferences = defineStore('preferences', () => {
  const locale = shallowRef<Locale>(localeFrom(read('keqing.locale'), navigator.languages))
  const theme = shallowRef<Theme>(THEMES.find(t => t === read('keqing.theme')) ?? 'system')
  const system = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
  const systemDark = shallowRef(system?.matches ?? false)
  system?.addEventListener('change', event => (systemDark.value = event.matches))
  const dark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemDark.value))

  function setLocale(next: Locale): void {
    locale.value = next
    keep('keqing.locale', next)
  }
  function setTheme(next: Theme): void {
    theme.value = next
    keep('keqing.theme', next)
  }
  return { locale: readonly(locale), theme: readonly(theme), dark, setLocale, setTheme }
})
