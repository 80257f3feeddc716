// Who reads metrics: whoever calls from this very machine, or brings the token. Figures of load tell a stranger when to strike, so nobody else.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
const OWN_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
/** What proxies add: whoever stands behind one is not on this machine, and what they write there is not believed. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** The socket's own address, whatever proxies are trusted; and a name of this machine, so that no page of a browser here reads them under its own. */
function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') && OWN_HOST.test(headers.host ?? '') && FORWARDED.every(name => headers[name] === undefined)
  )
}

export function mayReadMetrics(token: string | undefined): (request: IncomingMessage) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const wanted = token === undefined ? undefined : digest(token)
  return request => {
    const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    // Of one length, compared in constant time.
    if (wanted && given !== undefined && timingSafeEqual(digest(given), wanted)) return true
    return fromThisMachine(request)
  }
}
