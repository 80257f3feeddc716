/** From a press in the bar to the end of an act: what waits is saved first, what asks for something asks, what cannot be undone is confirmed. */
import { computed, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useSession } from '../../stores/session.ts'
import { useConfirm } from '../../ui/useConfirm.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { pageOf } from './addresses.ts'
import type { Asking, Offer } from './offers.ts'
import { shownKind, type Version, type Versions } from './usePolicies.ts'
import { usePolicyActs } from './usePolicyActs.ts'

interface Opened {
  readonly version: Readonly<Ref<Version | undefined>>
  readonly title: Readonly<Ref<string>>
  readonly faults: Readonly<Ref<readonly unknown[]>>
  /** True where nothing that was typed is left to be saved. */
  readonly flush: () => Promise<boolean>
}

export function useStudioActs(of: () => Versions, studio: Opened, acts = usePolicyActs()) {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  const toasts = useToasts()
  const { confirm } = useConfirm()
  const asking = shallowRef<Asking>()

  /** Done on a press: taken back with another one, or confirmed. */
  async function discard(id: string): Promise<void> {
    const name = studio.title.value
    const body = [t('policies.discardNote')]
    if (
      !(await confirm({
        title: t('policies.ask.discard', { name }),
        body,
        act: t('policies.verb.discard'),
        back: t('ui.cancel'),
        danger: true
      }))
    )
      return
    if (!(await acts.discarding.do({ input: { id } }))) return
    toasts.say(t('policies.done.discard', { name }))
    await router.push(pageOf(of()))
  }
  async function unschedule(id: string): Promise<void> {
    const name = studio.title.value
    const body = [t('policies.unscheduleNote')]
    if (!(await confirm({ title: t('policies.ask.unschedule', { name }), body, act: t('policies.verb.unschedule'), back: t('ui.cancel') })))
      return
    if (await acts.unscheduling.do({ input: { id } })) toasts.say(t('policies.done.unschedule', { name }))
  }

  async function again(id: string): Promise<void> {
    if (await acts.retrying.do({ input: { id } })) toasts.say(t('policies.done.again', { name: studio.title.value }))
  }

  async function start(offer: Offer): Promise<void> {
    const id = studio.version.value?.id ?? ''
    for (const act of Object.values(acts)) act.clear()
    if (offer === 'discard') return discard(id)
    if (offer === 'unschedule') return unschedule(id)
    if (offer === 'submit' && (!(await studio.flush()) || studio.faults.value.length > 0)) return
    if (offer === 'create' || offer === 'bringBack') {
      const basedOnId = offer === 'bringBack' ? id : null
      const { kind, storeId } = of()
      const draft = { chainId: session.chain?.id ?? '', kind: shownKind(kind), basedOnId, ...(storeId && { storeId }) }
      asking.value = { act: 'create', id, draft }
      return
    }
    asking.value = { act: offer, id }
  }
  async function done(id: string, { act }: Asking): Promise<void> {
    asking.value = undefined
    toasts.say(t(`policies.done.${act}`, { name: studio.title.value }))
    if (act === 'create' || act === 'sendBack') await router.push(pageOf(of(), id))
  }
  const direct = [acts.discarding, acts.unscheduling, acts.retrying]
  return {
    acts,
    asking,
    start: (offer: Offer) => void start(offer),
    done,
    again: (id: string) => void again(id),
    close: () => (asking.value = undefined),
    busy: computed(() => direct.some(act => act.busy.value)),
    refused: computed(() => direct.flatMap(act => act.refusals.value.map(act.say))),
    failure: computed(() => direct.map(act => act.failure.value).find(Boolean))
  }
}
