/** The processes that a start runs: each with its log file, only warnings and worse on the terminal, and an orderly end. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { markOf, type ProcessMark } from './own-process.ts'
import { say } from './progress.ts'
import type { Env } from './settings.ts'

export interface Recipe {
  readonly name: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Env
  /** Print all it says, not only warnings. */
  readonly loud?: boolean
}

export interface Child {
  readonly name: string
  readonly log: string
  readonly mark: ProcessMark | undefined
  readonly ended: Promise<string>
  lastWords(): string
  stop(patienceMs: number): Promise<void>
}

const LARGEST_LOG = 20 * 2 ** 20
const WARN = 40

export function startChild(recipe: Recipe, logs: string): Child {
  const log = path.join(logs, `${recipe.name}.log`)
  if (existsSync(log) && statSync(log).size > LARGEST_LOG) renameSync(log, `${log}.1`)
  const file = createWriteStream(log, { flags: 'a', mode: 0o600 })
  // A group of its own: Ctrl-C in the terminal reaches only this process, which then ends its children in order.
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'ipc']
  const child = spawn(process.execPath, [...recipe.args], { cwd: recipe.cwd, env: recipe.env, stdio, detached: true })
  let last = ''
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', line => {
      file.write(`${line}\n`)
      const shown = worthShowing(line, stream === child.stderr || recipe.loud === true)
      if (shown === undefined) return
      if (!shown.startsWith('warning')) last = shown
      say(`[${recipe.name}] ${shown}`)
    })
  }
  const ended = untilEnd(child)
  void ended.then(() => file.end())
  return {
    name: recipe.name,
    log,
    mark: child.pid === undefined ? undefined : markOf(child.pid),
    ended,
    lastWords: () => last,
    stop: patienceMs => stopChild(child, ended, patienceMs)
  }
}

/** How it ended, in words. */
async function untilEnd(child: ChildProcess): Promise<string> {
  return new Promise(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
}

async function stopChild(child: ChildProcess, ended: Promise<string>, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  // The waiting must not keep this process alive once the child has ended.
  const inTime = await Promise.race([ended.then(() => true), sleep(patienceMs, false, { ref: false })])
  if (inTime) return
  say(`[${path.basename(child.spawnargs.at(-1) ?? '')}] still busy after ${patienceMs / 1000} s: ended by force`)
  child.kill('SIGKILL')
  await ended
}

/** Logs are one JSON object a line (pino): of those, warnings and worse, in short. What is no JSON is shown if it came by stderr. */
export function worthShowing(line: string, always: boolean): string | undefined {
  if (line.startsWith('{')) {
    try {
      const { level, msg, err } = JSON.parse(line) as { level?: number; msg?: string; err?: { message?: string } }
      if (typeof level !== 'number') return always ? line : undefined
      if (level < WARN) return undefined
      const detail = err?.message && err.message !== msg ? `: ${err.message}` : ''
      return `${level < 50 ? 'warning' : 'error'}: ${msg ?? ''}${detail}`
    } catch {
      return always ? line : undefined
    }
  }
  return always && line.trim() ? line : undefined
}
