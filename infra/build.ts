/** Builds what changed: the contents of the inputs decide, not their dates, so a fresh clone and a switched branch are both right. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Halt } from './halt.ts'
import { ADMIN, API, ensureFolder, readJson, ROOT, writeJson } from './project.ts'

export type Part = 'api' | 'admin'

const DOMAIN = path.join(ROOT, 'packages/domain')
const PARTS: Record<Part, { folder: string; inputs: readonly string[]; proof: string }> = {
  api: { folder: API, inputs: [API], proof: 'dist/main.js' },
  admin: { folder: ADMIN, inputs: [ADMIN, DOMAIN], proof: 'dist/index.html' }
}
const NOT_INPUTS = new Set(['dist', 'node_modules', 'coverage', 'test'])
/** One for the checkout, whatever KEQING_FOLDER says: the build is the checkout's. */
const KEPT = path.join(ROOT, '.keqing/build.json')

export function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of [path.join(ROOT, 'pnpm-lock.yaml'), path.join(ROOT, 'tsconfig.base.json'), ...folders.flatMap(filesUnder)]) {
    if (existsSync(file)) hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .filter(entry => !NOT_INPUTS.has(entry.name) && !entry.name.endsWith('.test.ts'))
    .flatMap(entry => (entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]))
}

/** True when something was built. Safe to repeat; a build that fails leaves no claim to have been made. */
export async function ensureBuilt(part: Part, signal?: AbortSignal): Promise<boolean> {
  const { folder, inputs, proof } = PARTS[part]
  const hash = hashOf(inputs)
  const built = readJson<Record<string, string>>(KEPT)
  if (built?.[part] === hash && existsSync(path.join(folder, proof))) return false
  signal?.throwIfAborted()
  rmSync(path.join(folder, 'dist'), { recursive: true, force: true })
  await run(part, folder, signal)
  if (!existsSync(path.join(folder, proof))) throw new Halt(`building ${part} left no ${proof}`)
  ensureFolder(path.dirname(KEPT))
  writeJson(KEPT, { ...readJson<Record<string, string>>(KEPT), [part]: hash })
  return true
}

async function run(part: Part, folder: string, signal?: AbortSignal): Promise<void> {
  // A group of its own: the script is a shell with the compiler below it, and what is broken off is all of them.
  const child = spawn(process.execPath, ['--run', 'build'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const breakOff = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM')
  signal?.addEventListener('abort', breakOff)
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  signal?.removeEventListener('abort', breakOff)
  signal?.throwIfAborted()
  if (code !== 0) throw new Halt(`building ${part} failed:\n${Buffer.concat(said).toString().trim().split('\n').slice(-40).join('\n')}`)
}
