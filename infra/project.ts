/** Where things are, and the small JSON files in which the project remembers itself. Those hold passwords: 0600, and replaced whole or not at all. */
import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Halt } from './halt.ts'

export const ROOT = path.resolve(import.meta.dirname, '..')
export const API = path.join(ROOT, 'apps/api')
export const ADMIN = path.join(ROOT, 'apps/admin')

/** The folder may be passed through (the database's own user goes by it to its data) but not listed. */
export function ensureFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Halt(
      `${folder} cannot be written by this user (${(error as NodeJS.ErrnoException).code}); was it made by another one, under sudo?`
    )
  }
  return folder
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
