/** A closed loop of connections for a stretch of time: requests per second, latencies, and the server's processor time per request. */
import http from 'node:http'
import type { MeasuredServer } from './server-process.ts'

export interface Request {
  readonly path: string
  readonly headers: Record<string, string>
  body(turn: number): string
}

export interface Load {
  readonly perSecond: number
  readonly cpuMsPerRequest: number
  readonly p95Ms: number
  readonly p99Ms: number
}

export function send(url: string, request: Request, turn: number, agent?: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = request.body(turn)
    const call = http.request(
      url + request.path,
      { method: 'POST', agent, headers: { ...request.headers, 'content-length': Buffer.byteLength(body) } },
      response => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(Buffer.concat(parts).toString())
            : reject(new Error(`${response.statusCode}: ${Buffer.concat(parts).toString().slice(0, 300)}`))
        )
      }
    )
    call.on('error', reject)
    call.end(body)
  })
}

export async function measureLoad(server: MeasuredServer, request: Request, seconds: number, connections = 4): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  const cpuBefore = server.cpuMs()
  const began = performance.now()
  const until = began + seconds * 1000
  let turn = 0
  const loop = async () => {
    while (performance.now() < until) {
      const at = performance.now()
      await send(server.url, request, turn++, agent)
      latencies.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  const elapsed = (performance.now() - began) / 1000
  agent.destroy()
  latencies.sort((a, b) => a - b)
  return {
    perSecond: latencies.length / elapsed,
    cpuMsPerRequest: (server.cpuMs() - cpuBefore) / latencies.length,
    p95Ms: latencies[Math.floor(latencies.length * 0.95)] ?? 0,
    p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? 0
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
