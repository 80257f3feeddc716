/** Where things are, and the small JSON files in which the project remembers itself. Those hold passwords: 0600, and replaced whole or not at all. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Halt } from './halt.ts'

export const ROOT = path.resolve(import.meta.dirname, '..')
export const API = path.join(ROOT, 'apps/api')
export const ADMIN = path.join(ROOT, 'apps/admin')

/** The folder may be passed through (the database's own user goes by it to its data) but not listed. `variable` is what could name another. */
export function ensureFolder(folder: string, variable?: string): string {
  try {
    makeFolder(folder)
    // Tried, not asked for: root may do everything and yet not write to /proc or to a disk that is read-only.
    const probe = path.join(folder, `.${process.pid}.new`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    const way = variable === undefined ? '' : `; set ${variable} to another`
    throw new Halt(`the folder ${folder} cannot be made or written: ${REASONS[code] ?? code}${way}`)
  }
  return folder
}

const REASONS: Record<string, string> = {
  EACCES: 'this user may not (was it made by another one, under sudo?)',
  EPERM: 'this user may not (was it made by another one, under sudo?)',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file of that name',
  ENOENT: 'the system makes no files there'
}

/** Step by step: where the system says there is no such folder although the one above is there, as in /proc, `recursive` never comes back. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  if (path.dirname(folder) !== folder) makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o711 })
  } catch (error) {
    // Somebody else was quicker; or it is a file, which the next step finds out.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

export function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    throw new Halt(`${file} cannot be read (${(error as Error).message}); npm run reset starts over`)
  }
}

export function writeJson(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

export const newPassword = (): string => randomBytes(24).toString('base64url')
