/** The month of a page, kept in its address; without one this month, or of lists of what is closed the one before. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useSession } from '../../stores/session.ts'
import { monthBy } from './figures.ts'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

export function useMonth(back = 0) {
  const session = useSession()
  const route = useRoute()
  const router = useRouter()
  const now = computed(() => (session.chain ? `${session.chain.today.slice(0, 7)}-01` : ''))
  const month = computed({
    get: () => {
      const asked = String(route.query['month'] ?? '')
      if (MONTH.test(asked)) return `${asked}-01`
      return now.value && monthBy(now.value, -back)
    },
    set: value => void router.replace({ query: { ...route.query, month: value.slice(0, 7) } })
  })
  return { month, now }
}
