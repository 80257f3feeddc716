/** A process is known by its id and the moment it started: ids are used again, in containers within minutes. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ProcessMark {
  readonly pid: number
  readonly startedAt: string
}

/** Undefined: there is no such process (a zombie is none). */
export function markOf(pid: number): ProcessMark | undefined {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
  return startedAt === undefined ? undefined : { pid, startedAt }
}

export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.startedAt === mark.startedAt
}

/** Whether the process works in that folder; a Postgres server sits in its data folder. Unknown counts as no. */
export function worksIn(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder)
  } catch {
    return false
  }
}

/** Asks, waits, insists. True when the process is gone. */
export async function endProcess(mark: ProcessMark, signal: NodeJS.Signals, patienceMs: number): Promise<boolean> {
  if (isAlive(mark)) signalTo(mark.pid, signal)
  if (await goneWithin(mark, patienceMs)) return true
  signalTo(mark.pid, 'SIGKILL')
  return goneWithin(mark, 2000)
}

async function goneWithin(mark: ProcessMark, patienceMs: number): Promise<boolean> {
  for (const end = Date.now() + patienceMs; isAlive(mark); await sleep(50)) if (Date.now() > end) return false
  return true
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Fields 3 (state) and 22 (start, in ticks since boot) of the stat line; the name in parentheses may itself hold spaces. */
function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
  } catch {
    return undefined
  }
}

function startByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
