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

test.each([
  ['LOG_LEVEL', 'foo'],
  ['METRICS_TOKEN', 'hush']
])('what only API and worker read is checked before anything is made: %s', async (name, value) => {
  const { code, said } = await start({ [name]: value })
  expect(said).toMatch(new RegExp(`^keqing: ${name} must be [^\n]+\n$`))
  expect(said).not.toMatch(/hush/)
  expect(code).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('a taken port of the worker is one line', async () => {
  const [taken, free] = [await listening(), await listening()]
  free.close()
  const { code, said } = await start({ PORT: String(free.port), WORKER_PORT: String(taken.port) })
  taken.close()
  expect(said).toBe(`keqing: port ${taken.port} on 127.0.0.1 is taken by another program; set WORKER_PORT to a free one\n`)
  expect(code).toBe(1)
})

test('a folder that cannot be is one line, at once', async () => {
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  for (const impossible of [file, path.join(file, 'below'), ...(process.platform === 'linux' ? ['/proc/keqing', '/proc'] : [])]) {
    const { code, said } = await start({ KEQING_FOLDER: impossible })
    expect(said).toMatch(/^keqing: the folder [^\n]+ cannot be made or written: [^\n]+; set KEQING_FOLDER to another\n$/)
    expect(code).toBe(1)
  }
})

/** Enough of a Postgres to be asked for its version. */
async function oldPostgres(version: number): Promise<{ port: number; close: () => void }> {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(body.length + 4)
    return Buffer.concat([Buffer.from(type), length, body])
  }
  const ready = message('Z', Buffer.from('I'))
  const column = Buffer.concat([
    Buffer.from([0, 1]),
    Buffer.from('v\0'),
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 0, 4, 255, 255, 255, 255, 0, 0])
  ])
  const value = Buffer.from(String(version))
  const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, value.length]), value])
  const answer = Buffer.concat([message('T', column), message('D', row), message('C', Buffer.from('SELECT 1\0')), ready])
  const server = createServer(socket => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
      socket.once('data', () => socket.write(answer))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

test('a Postgres that is too old is one line', async () => {
  const old = await oldPostgres(140_009)
  const free = await listening()
  free.close()
  const { code, said } = await start({ PORT: String(free.port), DATABASE_URL: `postgres://owner:hush@127.0.0.1:${old.port}/shop` })
  old.close()
  expect(said).toBe(`keqing: the Postgres at 127.0.0.1:${old.port}/shop is version 14; 15 or newer is needed\n`)
  expect(code).toBe(1)
})

test('when the shell that npm runs a start by dies, the start ends as by SIGTERM', async () => {
  // Accepts and never answers: a start that asks it is under way until told otherwise, or until it gives the database up.
  const mute = createServer().listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const free = await listening()
  free.close()
  const env = {
    PATH: process.env['PATH'],
    KEQING_FOLDER: folder,
    PORT: String(free.port),
    DATABASE_URL: `postgres://owner:hush@127.0.0.1:${(mute.address() as AddressInfo).port}/shop`,
    npm_lifecycle_event: 'start'
  }
  const script = `${JSON.stringify(process.execPath)} ${JSON.stringify(path.join(import.meta.dirname, 'start.ts'))}; true`
  const shell = spawn('/bin/sh', ['-c', script], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const said: Buffer[] = []
  shell.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const closed = once(shell.stderr, 'close')
  await once(mute, 'connection')
  shell.kill('SIGTERM')
  await closed
  mute.close()
  expect(Buffer.concat(said).toString()).toBe('stopped\n')
  expect(findRunning(folder)).toBeUndefined()
}, 30_000)

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
