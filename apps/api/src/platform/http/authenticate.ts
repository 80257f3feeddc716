// From a request to who is asking: a bearer key makes an API client, the session cookie a person; nothing else is believed.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { clientIdentity, findSession, noteUse, parseApiKey, staffIdentity } from '../auth/session.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { Context, type RequestEdge } from '../graphql/context.ts'

export interface HttpParts {
  readonly db: Database
  readonly clock: Clock
  readonly secureCookies: boolean
}

const cookieName = (secure: boolean) => (secure ? '__Host-keqing' : 'keqing')

function edgeOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): RequestEdge {
  const name = cookieName(secure)
  let current = request.cookies[name] ?? null
  return {
    address: request.ip,
    get sessionToken() {
      return current
    },
    setSession(token) {
      current = token
      const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const
      if (token) void reply.setCookie(name, token, options)
      else void reply.clearCookie(name, options)
    }
  }
}

/** The context of a request; signed in if its key or session is good. The request's transaction is the one that its rights were read in. */
export async function contextOf(request: FastifyRequest, reply: FastifyReply, parts: HttpParts): Promise<Context> {
  const edge = edgeOf(request, reply, parts.secureCookies)
  const ctx = new Context({ db: parts.db, clock: parts.clock, correlationId: request.id, edge })
  const bearer = /^Bearer (kq_.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) await signInClient(ctx, bearer)
  else if (edge.sessionToken) await signInPerson(ctx, edge.sessionToken)
  return ctx
}

async function signInClient(ctx: Context, bearer: string): Promise<void> {
  const key = parseApiKey(bearer)
  if (!key) return
  let usedToday = true
  await ctx.signIn(key.tenantId, async tx => {
    const identity = await clientIdentity(tx, key.keyId, key.secretHash)
    usedToday = identity?.usedToday ?? true
    return identity
  })
  if (!usedToday) await noteUse(ctx.db, key.tenantId, key.keyId)
}

async function signInPerson(ctx: Context, token: string): Promise<void> {
  const session = await findSession(ctx.db, token)
  if (session?.company_id) await ctx.signIn(session.company_id, tx => staffIdentity(tx, session.login_id))
}
