/** The address people open, and whether it is free. Asked before anything slow happens. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Halt } from './halt.ts'

const LOOPBACK = new Set(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'])

export const pageAddress = (host: string, port: number): string => {
  const name = LOOPBACK.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}/`
}

/** For this machine itself to ask: an address that listens everywhere is asked at the loopback. */
export const probeAddress = (host: string, port: number): string => {
  const name = host === '0.0.0.0' || host === 'localhost' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/`
}

/** `localhost` can mean ::1 to a browser: someone else there would be seen in our place. */
export async function demandFreePort(host: string, port: number, variable: string): Promise<void> {
  for (const where of LOOPBACK.has(host) ? [host, '::1'] : [host]) {
    const code = await tryListen(where, port)
    if (code === 'EADDRINUSE') throw new Halt(`port ${port} on ${where} is taken by another program; set ${variable} to a free one`)
    if (code === 'EACCES') throw new Halt(`port ${port} needs rights this user has not; set ${variable} to one above 1023`)
    if (where === host && code !== undefined) throw new Halt(`HOST "${host}" is no address of this machine (${code})`)
  }
}

async function tryListen(host: string, port: number): Promise<string | undefined> {
  const server = createServer()
  const code = await new Promise<string | undefined>(resolve => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true, ipv6Only: true }, () => resolve(undefined))
  })
  if (code !== undefined) return code
  server.close()
  await once(server, 'close')
  return undefined
}
