/** A server under measurement: its own process, its address, and what its node process has spent of the processor. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../postgres.ts'

const CLOCK_TICKS_PER_SECOND = 100

export interface MeasuredServer {
  readonly name: string
  readonly url: string
  /** Milliseconds of user and system time since its start; NaN where the system does not tell. */
  cpuMs(): number
  stop(): Promise<void>
}

export async function startServer(
  name: string,
  file: string,
  env: Record<string, string | undefined>,
  ready: string,
  portName = 'PORT'
): Promise<MeasuredServer> {
  const port = await freePort()
  const child = spawn(process.execPath, [file], {
    env: { ...env, [portName]: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit']
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    const up = await fetch(url + ready).then(
      response => response.status < 500,
      () => false
    )
    if (up) break
    if (tries > 300 || child.exitCode !== null) throw new Error(`${name} did not start`)
    await sleep(100)
  }
  return {
    name,
    url,
    cpuMs() {
      try {
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return ((Number(fields[11]) + Number(fields[12])) * 1000) / CLOCK_TICKS_PER_SECOND
      } catch {
        return Number.NaN
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
    }
  }
}
