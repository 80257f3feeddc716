// From a request to who is asking: a bearer key makes an API client, the session cookie a person; nothing else is believed.
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  clientOf,
  keyDoor,
  noteSeen,
  noteUse,
  parseApiKey,
  sessionDoor,
  staffOf,
  type ClientRow,
  type Caller,
  type StaffRow
} from '../auth/session.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { Patience } from '../db/turns.ts'
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
  const ctx = new Context({ db: parts.db, clock: parts.clock, correlationId: request.id, edge, patience: new Patience() })
  const bearer = /^Bearer (kq_.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) await signInClient(ctx, bearer)
  else if (edge.sessionToken) await signInPerson(ctx, edge.sessionToken)
  return ctx
}

async function signInClient(ctx: Context, bearer: string): Promise<void> {
  const key = parseApiKey(bearer)
  if (!key) return
  const entered = await ctx.enter<Caller<ClientRow>>(keyDoor(key), answer => clientOf(answer?.who))
  if (!entered?.stale) return
  await ctx.close()
  await noteUse(ctx.db, key.tenantId, key.keyId)
}

async function signInPerson(ctx: Context, token: string): Promise<void> {
  const entered = await ctx.enter<Caller<StaffRow>>(sessionDoor(token), answer => staffOf(answer?.who))
  if (!entered?.stale) return
  // Noted on a connection of its own: the request's is given back first.
  await ctx.close()
  await noteSeen(ctx.db, token)
}
