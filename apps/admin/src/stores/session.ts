/** Who is looking, at which company and chain. Server data never lives here; it lives in the query cache. */
import { defineStore } from 'pinia'
import { computed, readonly, shallowRef } from 'vue'

export interface SessionChain {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  /** The chain's local date when the session was opened (TIME-1). */
  readonly today: string
  /** Its last day, once it has closed: it is still read. */
  readonly closedOn?: string | null
}

export interface Right {
  readonly name: string
  readonly chains: readonly string[]
  readonly stores: readonly string[]
  readonly groups: readonly string[]
}

export interface Session {
  readonly id: string
  readonly name: string
  /** Their place in this company. */
  readonly staff?: { readonly id: string } | null
  readonly company: { readonly id: string; readonly name: string }
  /** Every company that the password they gave opens, the present one among them. */
  readonly companies: readonly { readonly id: string; readonly name: string }[]
  readonly chains: readonly SessionChain[]
  readonly grants: readonly {
    readonly role: string
    readonly store?: { readonly name: string } | null
    readonly group?: { readonly name: string } | null
  }[]
  readonly permissions: readonly Right[]
}

/** Where a right must hold; what is left out is not asked. The server decides: this only keeps what would be refused out of sight. */
export interface Where {
  readonly chain?: string | undefined
  readonly store?: string | undefined
  readonly group?: string | undefined
}

const CHAIN = 'keqing.chain'
/** Whoever looked last in this tab: where the server cannot be reached a reload goes on with it. */
const LAST = 'keqing.viewer'

export const useSession = defineStore('session', () => {
  const current = shallowRef<Session>()
  /** True once the server has said who is looking, or that nobody is. */
  const known = shallowRef(false)
  const chosenChain = shallowRef(globalThis.localStorage?.getItem(CHAIN) ?? undefined)
  const chain = computed(() => {
    const chains = current.value?.chains ?? []
    return chains.find(c => c.id === chosenChain.value) ?? chains.find(c => !c.closedOn) ?? chains[0]
  })

  function can(permission: string, where: Where = {}): boolean {
    const right = current.value?.permissions.find(p => p.name === permission)
    if (!right) return false
    const named = where.chain ?? where.store ?? where.group
    if (named === undefined) return true
    return [
      [right.chains, where.chain],
      [right.stores, where.store],
      [right.groups, where.group]
    ].some(([held, asked]) => asked !== undefined && held!.includes(asked as string))
  }
  /** This device's clock when the server said who is looking, and what day it is. */
  const saidAt = shallowRef(0)
  function open(session: Session, at = Date.now()): void {
    current.value = session
    known.value = true
    saidAt.value = at
    globalThis.sessionStorage?.setItem(LAST, JSON.stringify({ session, at }))
  }
  function close(): void {
    current.value = undefined
    known.value = true
    globalThis.sessionStorage?.removeItem(LAST)
  }
  /** For who was signed in when this tab was loaded last. What they may still do the server says with its next answer. */
  function reopen(): boolean {
    const last = globalThis.sessionStorage?.getItem(LAST)
    if (!last) return false
    const { session, at } = JSON.parse(last) as { session: Session; at: number }
    open(session, at)
    return true
  }
  function chooseChain(id: string): void {
    chosenChain.value = id
    globalThis.localStorage?.setItem(CHAIN, id)
  }
  return { current: readonly(current), known: readonly(known), saidAt: readonly(saidAt), chain, can, open, close, reopen, chooseChain }
})
