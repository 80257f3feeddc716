// The password that opens the company one is at. What one has set at another company is not touched.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { setPasswordHere } from '../../platform/auth/login.ts'
import { hashPassword, verifyPassword } from '../../platform/auth/password.ts'
import { renewSession } from '../../platform/auth/session.ts'
import { sql } from '../../platform/db/sql.ts'
import { Unauthenticated } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { forgive } from './attempts.sql.ts'
import { openAttempt } from './back-off.ts'
import { passwordHashAt } from './identity.sql.ts'
import { passwordSubject } from './sign-in.ts'

/** Ends every other session of the person here. An API client has no password. @throws Refusal PASSWORD_WRONG, SIGN_IN_BACKED_OFF, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_TOO_COMMON */
export async function changePassword(ctx: Context, input: { readonly current: string; readonly next: string }): Promise<{ done: boolean }> {
  const { loginId, staffId } = ctx.actor
  if (!loginId || !staffId) throw new Refusal('PASSWORD_WRONG', ['current'])
  const here = { loginId, companyId: ctx.tenantId }
  const attempt = await openAttempt(ctx, [passwordSubject(here)])
  if (!(await verifyPassword(await passwordHashAt(ctx.db, here), input.current))) throw new Refusal('PASSWORD_WRONG', ['current'])
  await forgive(ctx.db, attempt, attempt.subjects)
  const passwordHash = await hashPassword(input.next, 'next')
  const token = ctx.edge?.sessionToken ?? null
  await ctx.write(async tx => {
    await setPasswordHere(tx, loginId, passwordHash, token)
    const person = await tx.first<{ chainId: string }>(
      sql`select chain_id as "chainId" from staff where tenant_id = ${tx.tenantId} and id = ${staffId}`
    )
    await audit(tx, ctx, { action: 'passwordChange', objectType: 'Staff', objectId: staffId, chainId: person?.chainId ?? null })
  })
  if (token) {
    const renewed = await renewSession(ctx.db, token, here)
    if (!renewed) throw new Unauthenticated()
    ctx.edge?.setSession(renewed)
  }
  return { done: true }
}
