/** Oneself: the words under the name, and what one may set: language, theme, signing out. */
import { LogOut } from '@lucide/vue'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAccount } from '../features/session/useAccount.ts'
import { LOCALES, THEMES, usePreferences, type Locale, type Theme } from '../stores/preferences.ts'
import { useSession } from '../stores/session.ts'
import type { MenuGroup } from '../ui/shapes.ts'

const NAMES: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' }

export function useSelf() {
  const { t } = useI18n()
  const session = useSession()
  const preferences = usePreferences()
  const { signOut } = useAccount()
  const role = computed(() => {
    const grant = session.current?.grants[0]
    if (!grant) return ''
    const place = grant.group?.name ?? grant.store?.name
    const name = t(`app.role.${grant.role}`)
    return place ? t('app.roleAt', { role: name, place }) : name
  })
  const groups = computed<MenuGroup[]>(() => [
    {
      key: 'language',
      label: t('app.language'),
      items: LOCALES.map(key => ({ key: `locale:${key}`, label: NAMES[key], on: key === preferences.locale, lang: key }))
    },
    {
      key: 'theme',
      label: t('app.theme'),
      items: THEMES.map(key => ({ key: `theme:${key}`, label: t(`app.themes.${key}`), on: key === preferences.theme }))
    },
    { key: 'out', items: [{ key: 'out', label: t('app.signOut'), icon: LogOut }] }
  ])
  function choose(key: string): void {
    const [kind, value] = key.split(':')
    if (kind === 'locale') preferences.setLocale(value as Locale)
    else if (kind === 'theme') preferences.setTheme(value as Theme)
    else void signOut()
  }
  const initial = computed(() => Array.from(session.current?.name ?? '')[0] ?? '')
  return { role, groups, choose, initial }
}
