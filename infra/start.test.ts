/** What stops a start stops it at once, with one line and an exit code: nothing is made, nothing is left. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspectData } from './postgres.ts'
import { claim, findRunning, release } from './running.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keqing-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function start(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'start.ts')], {
    env: { PATH: process.env['PATH'], KEQING_FOLDER: folder, ...env },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const said: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said: Buffer.concat(said).toString() }
}

async function listening(): Promise<{ port: number; close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

test('a taken port is one line, before the database is made', async () => {
  const taken = await listening()
  const { code, said } = await start({ PORT: String(taken.port) })
  taken.close()
  expect(said).toBe(`keqing: port ${taken.port} on 127.0.0.1 is taken by another program; set PORT to a free one\n`)
  expect(code).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('an unreachable database is one line that names it, without its password', async () => {
  const gone = await listening()
  gone.close()
  const { code, said } = await start({ PORT: '1', DATABASE_URL: `postgres://owner:hush@127.0.0.1:${gone.port}/shop`, KEQING_DEMO: 'maybe' })
  expect(said).toMatch(/^keqing: KEQING_DEMO[^\n]*\n$/)
  expect(code).toBe(1)
  const free = await listening()
  free.close()
  const second = await start({ PORT: String(free.port), DATABASE_URL: `postgres://owner:hush@127.0.0.1:${gone.port}/shop` })
  expect(second).toEqual({
    code: 1,
    said: `keqing: the database of DATABASE_URL at 127.0.0.1:${gone.port}/shop cannot be used: nothing listens there\n`
  })
})

test('a second start in one folder says where the first is', async () => {
  claim(folder, 'npm start', 'http://localhost:4999/')
  const { code, said } = await start({})
  expect(said).toBe(`keqing: it is running already, at http://localhost:4999/ (process ${process.pid})\n`)
  expect(code).toBe(1)
  release(folder)
  expect(findRunning(folder)).toBeUndefined()
})

test('the claim of a process that is gone is no claim, even if its number lives again', () => {
  writeFileSync(path.join(folder, 'running.json'), JSON.stringify({ pid: process.pid, startedAt: 'another boot:1', command: 'npm start' }))
  expect(findRunning(folder)).toBeUndefined()
  claim(folder, 'npm start')
  expect(findRunning(folder)?.pid).toBe(process.pid)
})

test('a half-made data folder is neither used nor thrown away', () => {
  const data = path.join(folder, 'postgres')
  expect(inspectData(data)).toBe('absent')
  mkdirSync(data)
  expect(inspectData(data)).toBe('absent')
  mkdirSync(path.join(data, 'base'))
  expect(() => inspectData(data)).toThrow(/incomplete \(no PG_VERSION\); npm run reset starts over/)
  for (const name of ['global', 'global/pg_control']) mkdirSync(path.join(data, name))
  for (const name of ['PG_VERSION', 'postgresql.conf']) writeFileSync(path.join(data, name), '17\n')
  expect(() => inspectData(data)).toThrow(/is of Postgres 17, not 18/)
  writeFileSync(path.join(data, 'PG_VERSION'), '18\n')
  expect(inspectData(data)).toBe('whole')
  expect(existsSync(data)).toBe(true)
})

test('a command that has stopped its child ends, and does not sit out its patience', async () => {
  const body = `
    import { startChild } from ${JSON.stringify(path.join(import.meta.dirname, 'children.ts'))}
    const child = startChild({ name: 'idle', args: ['-e', 'setInterval(() => {}, 1000)'], cwd: '.', env: process.env }, ${JSON.stringify(folder)})
    await child.stop(60_000)
    await child.ended
  `
  const command = spawn(process.execPath, ['--input-type=module', '-e', body], { stdio: 'ignore', timeout: 20_000 })
  expect(await once(command, 'close')).toEqual([0, null])
}, 30_000)
