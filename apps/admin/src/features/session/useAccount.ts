/** Signing in, out, and from one company to another. */
import { computed, shallowRef } from 'vue'
import { CompanySwitchDocument, SignInDocument, SignOutDocument } from '../../gql/graphql.ts'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { useSession, type Session } from '../../stores/session.ts'
import { useLeaving } from './useLeaving.ts'

const LAST = { company: 'keqing.company', everywhere: 'keqing.everywhere' } as const

/** In this browser only: the company one went to last, and whether it took the longer try to find it. */
function remember(companyId: string, everywhere?: boolean): void {
  globalThis.localStorage?.setItem(LAST.company, companyId)
  if (everywhere) globalThis.localStorage?.setItem(LAST.everywhere, '1')
  else if (everywhere === false) globalThis.localStorage?.removeItem(LAST.everywhere)
}

/** A password that opens one company opens it; where it opens several, one of them is chosen first. Only those are named (TRUST 11). */
export function useSignIn() {
  const session = useSession()
  const act = useAct(SignInDocument, result => result.signIn)
  const going = useAct(CompanySwitchDocument, result => result.companySwitch)
  const found = shallowRef<Session>()
  const everywhere = shallowRef(false)
  const companies = computed(() => found.value?.companies ?? [])
  /** The company one went to last, else the first. */
  const likely = computed(() => {
    const last = globalThis.localStorage?.getItem(LAST.company)
    return companies.value.find(company => company.id === last)?.id ?? companies.value[0]?.id
  })

  /** True when the session is open; false where it was refused, or a company is to be chosen. */
  async function signIn(account: string, password: string, wide = false): Promise<boolean> {
    everywhere.value = wide || globalThis.localStorage?.getItem(LAST.everywhere) === '1'
    const input = { account: account.trim(), password, ...(everywhere.value && { everywhere: true }) }
    const viewer = (await act.run({ input }))?.viewer
    if (!viewer) return false
    found.value = viewer.companies.length > 1 ? viewer : undefined
    if (!found.value) session.open(viewer)
    return !found.value
  }
  async function choose(companyId: string): Promise<boolean> {
    const there = found.value?.company.id === companyId ? found.value : (await going.run({ input: { companyId } }))?.viewer
    if (!there) return false
    remember(companyId, everywhere.value)
    session.open(there)
    return true
  }
  /** As another person: what the password has opened is shut. */
  async function leave(): Promise<void> {
    found.value = undefined
    going.clear()
    await endSession()
  }
  return { ...act, signIn, companies, likely, everywhere, choose, going, leave }
}

/** Already signed out on the server is as good as done. */
async function endSession(): Promise<void> {
  await request(SignOutDocument).catch(error => {
    if ((error as { kind?: string }).kind !== 'unauthenticated') throw error
  })
}

/** Everything of one company leaves the memory with the page that held it: a switch starts the application anew. */
function startAnew(address: string): void {
  location.assign(address)
}

export function useAccount(leave: (address: string) => void = startAnew) {
  const session = useSession()
  const act = useAct(CompanySwitchDocument, result => result.companySwitch)
  const { mayLeave } = useLeaving()
  async function switchCompany(companyId: string): Promise<void> {
    if (companyId === session.current?.company.id || !(await mayLeave())) return
    if (!(await act.run({ input: { companyId } }))) return
    remember(companyId)
    session.close()
    leave('/')
  }
  async function signOut(): Promise<void> {
    if (!(await mayLeave())) return
    await endSession()
    session.close()
    leave('/sign-in')
  }
  return { switchCompany, signOut, failure: act.failure }
}
