/** One project folder is used by one command at a time: whoever starts the database claims it, and leaves word of who and where. */
import { existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Halt } from './halt.ts'
import { isAlive, markOf, type ProcessMark } from './own-process.ts'
import { ensureFolder, readJson, writeJson } from './project.ts'

export interface Running extends ProcessMark {
  readonly command: string
  readonly address?: string
  /** API and worker, so that a start after a hard kill can end what was left behind. */
  readonly children?: readonly ProcessMark[]
}

const fileIn = (folder: string): string => path.join(folder, 'running.json')

export function findRunning(folder: string): Running | undefined {
  const running = readJson<Running>(fileIn(folder))
  return running && isAlive(running) ? running : undefined
}

/** What a command that was killed left running. */
export function findLeftBehind(folder: string): readonly ProcessMark[] {
  const last = readJson<Running>(fileIn(folder))
  return last && !isAlive(last) ? (last.children ?? []).filter(isAlive) : []
}

/** Claims the folder or says who has it. A hard link is the claim: it is made whole or not at all, and only once. */
export function claim(folder: string, command: string, address?: string): (children: readonly ProcessMark[]) => void {
  ensureFolder(folder, 'KEQING_FOLDER')
  const file = fileIn(folder)
  const mine: Running = { ...(markOf(process.pid) ?? { pid: process.pid, startedAt: '' }), command, address }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    dropStale(folder)
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new Halt(describeRunning(findRunning(folder)))
  } finally {
    rmSync(draft, { force: true })
  }
  return children => {
    writeJson(file, { ...mine, children })
  }
}

/** Moved aside before it is judged: of two that come at once, neither may delete the other's fresh claim. */
function dropStale(folder: string): void {
  const file = fileIn(folder)
  const aside = `${file}.${process.pid}.old`
  if (!existsSync(file) || findRunning(folder)) return
  renameSync(file, aside)
  const last = readJson<Running>(aside)
  if (last && isAlive(last)) linkSync(aside, file)
  rmSync(aside, { force: true })
}

export function release(folder: string): void {
  if (readJson<Running>(fileIn(folder))?.pid === process.pid) rmSync(fileIn(folder), { force: true })
}

export function describeRunning(running: Running | undefined): string {
  if (!running) return 'another command has just begun in this folder; try again'
  if (running.address) return `it is running already, at ${running.address} (process ${running.pid})`
  return `"${running.command}" is at work in this folder (process ${running.pid}); wait for its end`
}
