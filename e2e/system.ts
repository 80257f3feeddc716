/** The product as `npm start` starts it, with its demo, on a spare port and in a temporary folder: nothing of a developer's own data is touched. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = path.join(import.meta.dirname, '..')
const READY_WITHIN_MS = 300_000

export interface Account {
  readonly role: string
  readonly company: string
  readonly signIn: string
  readonly password: string
}

export interface System {
  readonly url: string
  /** Names of the spans that the product has sent to its collector. */
  readonly spans: ReadonlySet<string>
  readonly accounts: readonly Account[]
  /** The demo's first account of a role, in the company whose name contains `company`. */
  account(role: string, company?: string): Account
  /**
   * From now on the product reads this instant and runs on from it; what was waiting for it is done within a second or two, so wait for what you expect.
   * Forward only: what is recorded stays recorded, and the journeys after this one live in that time too.
   */
  moveClock(to: Date): void
  stop(): Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

interface OtlpBody {
  readonly resourceSpans?: readonly { readonly scopeSpans?: readonly { readonly spans?: readonly { readonly name: string }[] }[] }[]
}

/** Takes traces as an OpenTelemetry collector does, and keeps the names of their spans. */
async function startCollector(spans: Set<string>): Promise<{ url: string; stop(): void }> {
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (request.url !== '/v1/traces') return response.writeHead(404).end()
      const { resourceSpans = [] } = JSON.parse(Buffer.concat(parts).toString()) as OtlpBody
      const scopes = resourceSpans.flatMap(({ scopeSpans = [] }) => scopeSpans)
      for (const { name } of scopes.flatMap(scope => scope.spans ?? [])) spans.add(name)
      return response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() }
}

export async function startSystem(): Promise<System> {
  const spans = new Set<string>()
  const collector = await startCollector(spans)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keqing-e2e-'))
  // Postgres does not run as root: its own user must reach the folder.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const clockFile = path.join(folder, 'clock')
  // A database given for tests is a superuser's, which the product would refuse to be started with: it runs its own.
  const env = {
    ...process.env,
    KEQING_FOLDER: folder,
    PORT: String(port),
    NODE_ENV: 'development',
    KEQING_CLOCK: clockFile,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    DATABASE_URL: '',
    TEST_DATABASE_URL: ''
  }
  const child = spawn(process.execPath, ['infra/start.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  // Progress goes to standard error, the greeting may go to either.
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()))
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
    collector.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const until = Date.now() + READY_WITHIN_MS
  while (!/^ready in/m.test(output)) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop()
      throw new Error(`the product did not start:\n${output}`)
    }
    await sleep(200)
  }
  const accounts = JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as Account[]
  return {
    url: `http://localhost:${port}`,
    spans,
    accounts,
    account(role, company = '') {
      const found = accounts.find(account => account.role.includes(role) && account.company.includes(company))
      if (!found) throw new Error(`the demo has no ${role} ${company}`)
      return found
    },
    moveClock(to) {
      // Renamed into place, so that nobody reads half of it.
      writeFileSync(`${clockFile}.new`, to.toISOString())
      renameSync(`${clockFile}.new`, clockFile)
    },
    stop
  }
}
