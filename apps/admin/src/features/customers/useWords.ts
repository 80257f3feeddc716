/** What `explain` and the lists need to speak: the locale, the formats, the chain's currency and day. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../app/format.ts'
import { useSession } from '../../stores/session.ts'
import type { Words } from './why.ts'

export function useWords() {
  const { t } = useI18n()
  const f = useFormat()
  const session = useSession()
  return computed<Words>(() => ({
    t: (key, values = {}, count) => (count === undefined ? t(key, values) : t(key, values, count)),
    f: f.value,
    currency: session.chain?.currency ?? 'CNY',
    today: session.chain?.today ?? ''
  }))
}
