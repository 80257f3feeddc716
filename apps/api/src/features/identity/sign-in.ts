// TRUST 11: a wrong password, an unknown account and a disabled one take the same steps and get the same answer. A password proves something for the
// company that has set it and for no other: a session sees only the companies whose own was given when it began (TRUST 5).
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { phonesMeant, toEmail } from '../../platform/auth/login-name.ts'
import { verifyPassword } from '../../platform/auth/password.ts'
import { endSession, renewSession, startSession, staffIdentity, type Membership } from '../../platform/auth/session.ts'
import { Unauthenticated } from '../../platform/errors.ts'
import type { Context, Identity } from '../../platform/graphql/context.ts'
import { signInFailures } from '../../platform/metrics.ts'
import { forgive, subjectOf, takeBack } from './attempts.sql.ts'
import { beginAttempt, openAttempt } from './back-off.ts'
import { localeAt, provenCompanies, waysIn, type WayIn } from './identity.sql.ts'
import type { Viewer } from './viewer.type.ts'

const LONGEST_ACCOUNT = 300
/**
 * So many passwords are verified at every try, of companies or of nobody: how long it takes tells neither whether an account is known nor at how many
 * companies. Who works at more asks for the longer try, which is as long for everybody too.
 */
const VERIFIED = { shortly: 5, everywhere: 20 } as const

export interface SignIn {
  readonly account: string
  readonly password: string
  readonly companyId?: string | null
  readonly everywhere?: boolean | null
}

/** @throws Refusal SIGN_IN_FAILED, SIGN_IN_BACKED_OFF, MEMBERSHIP_INACTIVE */
export async function signIn(ctx: Context, input: SignIn): Promise<Viewer> {
  const account = input.account.normalize('NFKC').trim().toLowerCase().slice(0, LONGEST_ACCOUNT)
  const email = toEmail(account)
  const phones = phonesMeant(account)
  const subject = subjectOf('account', email ?? phones[0] ?? account)
  const attempt = await openAttempt(ctx, [subject, subjectOf('address', ctx.edge?.address ?? 'none')])
  const most = input.everywhere ? VERIFIED.everywhere : VERIFIED.shortly
  const ways = await waysIn(ctx.db, { email: email ?? null, phones }, input.companyId ?? null, most)
  const proven = await provenBy(ctx, ways, input.password, most)
  if (proven.length === 0) {
    signInFailures.inc()
    throw new Refusal('SIGN_IN_FAILED')
  }
  await forgive(ctx.db, attempt, [subject])
  const [loginId, identity] = (await firstIdentity(ctx, proven, input.companyId ?? undefined)) ?? []
  if (!loginId || !identity) throw new Refusal('MEMBERSHIP_INACTIVE')
  const before = ctx.edge?.sessionToken
  const token = await startSession(ctx.db, loginId, identity.tenantId, proven)
  if (before) await endSession(ctx.db, before)
  return enter(ctx, identity, token, 'signIn')
}

/** Of a person's password at one company. */
export function passwordSubject({ loginId, companyId }: Membership): string {
  return subjectOf('account', `${loginId}|${companyId}`)
}

/**
 * The companies whose own password this is. Each counts its failures and backs off by itself as well, unseen: who sets passwords at one company could
 * else try those of another without end, by signing in with a right one every time.
 */
async function provenBy(ctx: Context, ways: readonly WayIn[], password: string, most: number): Promise<Membership[]> {
  const { attempt, waits } = await beginAttempt(ctx, ways.map(passwordSubject))
  const held = ways.map(way => waits.has(passwordSubject(way)))
  const proven: WayIn[] = []
  for (let i = 0; i < most; i++) {
    const way = held[i] ? undefined : ways[i]
    // One after another: an attempt takes 19 MiB, not many times as much.
    if ((await verifyPassword(way?.passwordHash, password)) && way) proven.push(way)
  }
  await takeBack(ctx.db, { ...attempt, ids: attempt.ids.filter((_, i) => held[i]) })
  await forgive(ctx.db, { ids: [], subjects: [] }, proven.map(passwordSubject))
  return proven
}

/** Who they are at the company asked for, else at the first that knows them. */
async function firstIdentity(ctx: Context, proven: readonly Membership[], companyId?: string): Promise<[string, Identity] | undefined> {
  for (const each of proven) {
    if (companyId && each.companyId !== companyId) continue
    const identity = await ctx.db.unit(each.companyId, tx => staffIdentity(tx, each.loginId))
    if (identity) return [each.loginId, identity]
  }
  return undefined
}

/** The rest of the request is that person's there, under the new session id (TRUST 9). */
async function enter(ctx: Context, identity: Identity, token: string, action: string): Promise<Viewer> {
  await ctx.become(identity)
  await ctx.write(tx => audit(tx, ctx, { action, objectType: 'Session' }))
  ctx.edge?.setSession(token)
  const viewer = await viewerHere(ctx)
  if (!viewer) throw new Unauthenticated()
  return viewer
}

/** The person as this company knows them; nobody for an API client. */
export async function viewerHere(ctx: Context): Promise<Viewer | undefined> {
  const { loginId, name } = ctx.actor
  return loginId === undefined ? undefined : { id: loginId, name, locale: await localeAt(ctx.db, { loginId, companyId: ctx.tenantId }) }
}

/** The new session id sees only the other company. Not one of theirs, or not by the password they gave: as if it were not. */
export async function switchCompany(ctx: Context, companyId: string): Promise<Viewer> {
  const token = ctx.edge?.sessionToken
  const companies = token && ctx.actor.loginId ? await provenCompanies(ctx.db, token) : []
  const there = companies.find(company => company.id === companyId)
  const identity = there && (await ctx.db.unit(companyId, tx => staffIdentity(tx, there.loginId)))
  if (!token || !there || !identity) throw new Refusal('NOT_FOUND', ['companyId'])
  const renewed = await renewSession(ctx.db, token, { loginId: there.loginId, companyId })
  if (!renewed) throw new Unauthenticated()
  return enter(ctx, identity, renewed, 'companySwitch')
}

export async function signOut(ctx: Context): Promise<{ done: boolean }> {
  const token = ctx.edge?.sessionToken
  if (!token || !ctx.actor.loginId) return { done: false }
  await ctx.write(tx => audit(tx, ctx, { action: 'signOut', objectType: 'Session' }))
  await endSession(ctx.db, token)
  ctx.edge?.setSession(null)
  return { done: true }
}
