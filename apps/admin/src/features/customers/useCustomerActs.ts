/** What can be done to a customer at once, without a form: revealing, recording a visit, keeping from contact. Each reports, and is taken back where it can be. */
import { computed, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAct } from '../../app/useAct.ts'
import { useVisitUndo } from '../../app/useVisitUndo.ts'
import {
  CustomerRevealDocument,
  CustomerUpdateDocument,
  StandingEndDocument,
  VisitRecordDocument,
  type CustomerRevealMutation
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { useFresh } from './useCustomer.ts'

type Revealed = CustomerRevealMutation['customerReveal']

/** In full for as long as the page is open, never longer: names of people are not kept. */
export function useReveal(id: Readonly<Ref<string>>) {
  const session = useSession()
  const shown = shallowRef<{ readonly id: string; readonly values: Revealed }>()
  const act = useAct(CustomerRevealDocument, result => result.customerReveal)
  const revealed = computed(() => (shown.value?.id === id.value ? shown.value.values : undefined))
  async function reveal(): Promise<void> {
    const asked = id.value
    const values = await act.run({ input: { customerId: asked } })
    if (values) shown.value = { id: asked, values }
  }
  return {
    revealed,
    reveal,
    canReveal: computed(() => session.can('customer:reveal')),
    busy: act.busy,
    refused: act.general,
    failure: act.failure
  }
}

export function useQuickActs() {
  const { t } = useI18n()
  const { say } = useToasts()
  const fresh = useFresh()
  const visit = useAct(VisitRecordDocument, result => result.visitRecord)
  const { report: reportVisit, undoing } = useVisitUndo(fresh)
  const update = useAct(CustomerUpdateDocument, result => result.customerUpdate)
  const ending = useAct(StandingEndDocument, result => result.standingEnd)

  /** The reference makes a second press of an impatient finger the same visit. */
  async function recordVisit(customer: { id: string; store: { id: string } }, reference: string = crypto.randomUUID()): Promise<void> {
    const done = await visit.run({ input: { customerId: customer.id, storeId: customer.store.id, reference } })
    if (!done) return
    reportVisit(done)
    await fresh()
  }
  async function keepFromContact(customerId: string, doNotContact: boolean): Promise<void> {
    if (!(await update.run({ input: { id: customerId, doNotContact } }))) return
    say(t(doNotContact ? 'customers.contactStopped' : 'customers.contactAllowed'), () => keepFromContact(customerId, !doNotContact))
    await fresh()
  }
  async function endStanding(standingId: string): Promise<void> {
    if (!(await ending.run({ input: { id: standingId } }))) return
    say(t('customers.standingEnded'))
    await fresh()
  }
  const acts = [visit, undoing, update, ending]
  const failure = computed(() => acts.find(act => act.failure.value)?.failure.value)
  const refused = computed(() => acts.flatMap(act => act.refusals.value.map(act.say)))
  const clear = (): void => acts.forEach(act => act.clear())
  return { recordVisit, reportVisit, keepFromContact, endStanding, visiting: visit.busy, failure, refused, clear }
}
