/** Third parties' access: the list, and the four things one does with it. A secret is in the answer that made it and nowhere else. */
import { useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  ApiClientCreateDocument,
  ApiClientRevokeDocument,
  ApiClientsDocument,
  ApiKeyRevokeDocument,
  ApiKeyRotateDocument,
  type ApiClientCreateInput,
  type ApiClientPartsFragment,
  type ApiClientsQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

const FIRST = 50
export type ApiClient = ApiClientPartsFragment
export type ApiKey = ApiClient['keys'][number]

export function useApiClients() {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<ApiClient, ApiClientsQuery['apiClients']>({
    key: () => ['apiClients', chainId.value],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) =>
      (await request(ApiClientsDocument, { chainId: chainId.value, first: FIRST, after }, { signal })).apiClients
  })
}

export function useApiClientActs() {
  const session = useSession()
  const cache = useQueryCache()
  const refresh = () => cache.invalidateQueries({ key: ['apiClients'] })
  const creating = useAct(ApiClientCreateDocument, result => result.apiClientCreate)
  const rotating = useAct(ApiKeyRotateDocument, result => result.apiKeyRotate)
  const revokingKey = useAct(ApiKeyRevokeDocument, result => result.apiKeyRevoke)
  const revokingClient = useAct(ApiClientRevokeDocument, result => result.apiClientRevoke)

  async function create(input: Omit<ApiClientCreateInput, 'chainId'>): Promise<string | undefined> {
    const payload = await creating.run({ input: { chainId: session.chain?.id ?? '', ...input } })
    if (payload) await refresh()
    return payload?.secret ?? undefined
  }
  async function rotate(clientId: string, overlapHours: number): Promise<string | undefined> {
    const payload = await rotating.run({ input: { clientId, overlapHours } })
    if (payload) await refresh()
    return payload?.secret ?? undefined
  }
  async function revokeKey(id: string): Promise<boolean> {
    const payload = await revokingKey.run({ input: { id } })
    if (payload) await refresh()
    return Boolean(payload)
  }
  async function revokeClient(id: string): Promise<boolean> {
    const payload = await revokingClient.run({ input: { id } })
    if (payload) await refresh()
    return Boolean(payload)
  }
  return { creating, rotating, revokingKey, revokingClient, create, rotate, revokeKey, revokeClient }
}

export type KeyState = 'active' | 'ending' | 'ended' | 'expired'

/** Where a key stands at an instant: `ending` still works, beside its successor. */
export function keyState(key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): KeyState {
  if (key.revokedAt && new Date(key.revokedAt) <= now) return 'ended'
  if (new Date(key.expiresAt) <= now) return 'expired'
  return key.revokedAt ? 'ending' : 'active'
}
