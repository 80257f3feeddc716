/** Signing in, out, and from one company to another. */
import { CompanySwitchDocument, SignInDocument, SignOutDocument } from '../../gql/graphql.ts'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { useSession } from '../../stores/session.ts'

export function useSignIn() {
  const session = useSession()
  const act = useAct(SignInDocument, result => result.signIn)
  async function signIn(account: string, password: string): Promise<boolean> {
    const payload = await act.run({ input: { account: account.trim(), password } })
    if (!payload?.viewer) return false
    session.open(payload.viewer)
    return true
  }
  return { ...act, signIn }
}

/** Everything of one company leaves the memory with the page that held it: a switch starts the application anew. */
function startAnew(address: string): void {
  location.assign(address)
}

export function useAccount(leave: (address: string) => void = startAnew) {
  const session = useSession()
  const act = useAct(CompanySwitchDocument, result => result.companySwitch)
  async function switchCompany(companyId: string): Promise<void> {
    if (companyId === session.current?.company.id) return
    if (await act.run({ input: { companyId } })) leave('/')
  }
  async function signOut(): Promise<void> {
    // Already signed out on the server is as good as done.
    await request(SignOutDocument).catch(error => {
      if ((error as { kind?: string }).kind !== 'unauthenticated') throw error
    })
    session.close()
    leave('/sign-in')
  }
  return { switchCompany, signOut, failure: act.failure }
}
