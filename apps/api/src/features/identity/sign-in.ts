// TRUST 11: a wrong password, an unknown account and a disabled one take the same steps and get the same answer. After 10 failures of an account
// or an address each further try waits twice as long as the one before.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { phonesMeant, toEmail } from '../../platform/auth/login-name.ts'
import { verifyPassword } from '../../platform/auth/password.ts'
import { endSession, startSession, staffIdentity } from '../../platform/auth/session.ts'
import { Unauthenticated } from '../../platform/errors.ts'
import type { Context, Identity } from '../../platform/graphql/context.ts'
import { signInFailures } from '../../platform/metrics.ts'
import { failuresBefore, forgive, putDownAttempt, subjectOf, takeBack, type Attempt } from './attempts.sql.ts'
import { companiesOf, loginByName, loginById } from './identity.sql.ts'
import type { Viewer } from './viewer.type.ts'

const FREE_FAILURES = 10
const LONGEST_WAIT_S = 15 * 60
const REMEMBERED_MS = 24 * 60 * 60 * 1000
const LONGEST_ACCOUNT = 300

export interface SignIn {
  readonly account: string
  readonly password: string
  readonly companyId?: string | null
}

/** Seconds to wait after so many failures, from the last of them. */
export function waitAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(LONGEST_WAIT_S, 2 ** Math.min(failures - FREE_FAILURES, 20))
}

async function beginAttempt(ctx: Context, account: string): Promise<Attempt> {
  const now = ctx.clock.now()
  const subjects = [subjectOf('account', account), subjectOf('address', ctx.edge?.address ?? 'none')]
  const attempt = await putDownAttempt(ctx.db, subjects, now)
  const before = await failuresBefore(ctx.db, attempt, new Date(now.getTime() - REMEMBERED_MS))
  const seconds = Math.max(
    0,
    ...before.map(({ failures, lastAt }) => Math.ceil((lastAt.getTime() - now.getTime()) / 1000 + waitAfter(failures)))
  )
  if (seconds > 0) {
    await takeBack(ctx.db, attempt)
    throw new Refusal('SIGN_IN_BACKED_OFF', [], { seconds })
  }
  return attempt
}

/** @throws Refusal SIGN_IN_FAILED, SIGN_IN_BACKED_OFF, MEMBERSHIP_INACTIVE */
export async function signIn(ctx: Context, input: SignIn): Promise<Viewer> {
  const account = input.account.normalize('NFKC').trim().toLowerCase().slice(0, LONGEST_ACCOUNT)
  const email = toEmail(account)
  const phones = phonesMeant(account)
  const attempt = await beginAttempt(ctx, email ?? phones[0] ?? account)
  const login = await loginByName(ctx.db, email ?? null, phones)
  const right = await verifyPassword(login?.passwordHash, input.password)
  if (!right || !login) {
    signInFailures.inc()
    throw new Refusal('SIGN_IN_FAILED')
  }
  await forgive(ctx.db, attempt, attempt.subjects[0] ?? '')
  const identity = await identityAt(ctx, login.id, input.companyId ?? undefined)
  if (!identity) throw new Refusal('MEMBERSHIP_INACTIVE')
  return enter(ctx, login.id, identity, 'signIn')
}

/** Who the login is at one company; at the first that knows it where none is named. */
async function identityAt(ctx: Context, loginId: string, companyId?: string): Promise<Identity | undefined> {
  const companies = await companiesOf(ctx.db, loginId)
  for (const { id } of companyId ? companies.filter(company => company.id === companyId) : companies) {
    const identity = await ctx.db.unit(id, tx => staffIdentity(tx, loginId))
    if (identity) return identity
  }
  return undefined
}

/** A new session id every time (TRUST 9); the one before it ends. */
async function enter(ctx: Context, loginId: string, identity: Identity, action: string): Promise<Viewer> {
  const before = ctx.edge?.sessionToken
  const token = await startSession(ctx.db, loginId, identity.tenantId)
  if (before) await endSession(ctx.db, before)
  await ctx.become(identity)
  await ctx.write(tx => audit(tx, ctx, { action, objectType: 'Session' }))
  ctx.edge?.setSession(token)
  const viewer = await loginById(ctx.db, loginId)
  if (!viewer) throw new Unauthenticated()
  return viewer
}

/** The new session sees only the other company. Not one of theirs: as if it were not. */
export async function switchCompany(ctx: Context, companyId: string): Promise<Viewer> {
  const { loginId } = ctx.actor
  const identity = loginId ? await identityAt(ctx, loginId, companyId) : undefined
  if (!loginId || !identity) throw new Refusal('NOT_FOUND', ['companyId'])
  return enter(ctx, loginId, identity, 'companySwitch')
}

export async function signOut(ctx: Context): Promise<{ done: boolean }> {
  const token = ctx.edge?.sessionToken
  if (!token || !ctx.actor.loginId) return { done: false }
  await ctx.write(tx => audit(tx, ctx, { action: 'signOut', objectType: 'Session' }))
  await endSession(ctx.db, token)
  ctx.edge?.setSession(null)
  return { done: true }
}
