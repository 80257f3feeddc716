/**
 * Before every command: installs the dependencies, unless they are there as the lockfile has them. Runs under whatever Node the system has, before
 * anything is installed, hence plain JavaScript. The first argument is another root, for tests.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const INSTALL = 'npx --yes pnpm@12.21.0 install --frozen-lockfile --prefer-offline'
const root = path.resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)))
const at = (...names) => path.join(root, ...names)
const STAMP = at('node_modules/.keqing-installed')

/** The folders that have dependencies of their own, by the lockfile. */
function importers(lockfile) {
  const part = /^importers:\n(.*?)^\S/ms.exec(`${lockfile}\nend`)?.[1] ?? ''
  return [...part.matchAll(/^ {2}(\S.*):$/gm)].map(([, name]) => name.replaceAll("'", ''))
}

/** What was asked for, where, and what pnpm noted that it installed; undefined when something of it is missing. */
function state() {
  if (!existsSync(at('pnpm-lock.yaml'))) return undefined
  const folders = importers(readFileSync(at('pnpm-lock.yaml'), 'utf8'))
  const asked = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...folders.map(folder => path.join(folder, 'package.json'))]
  const installed = ['node_modules/.modules.yaml', 'node_modules/.pnpm/lock.yaml', 'node_modules/node/package.json']
  const modules = folders.map(folder => path.join(folder, 'node_modules'))
  if (![...asked, ...installed, ...modules].every(name => existsSync(at(name)))) return undefined
  const hash = createHash('sha256').update([INSTALL, root, process.platform, process.arch].join('\0'))
  for (const name of [...asked, 'node_modules/.pnpm/lock.yaml']) hash.update(`\0${name}\0`).update(readFileSync(at(name)))
  return hash.digest('hex')
}

function isInstalled() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === state()
}

if (!isInstalled()) {
  rmSync(STAMP, { force: true })
  const [command, ...args] = INSTALL.split(' ')
  // Its words are for the person at the terminal: a command's own answer has the standard output to itself.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['inherit', 2, 2], shell: process.platform === 'win32' })
  const installed = status === 0 ? state() : undefined
  if (installed) writeFileSync(STAMP, installed)
  if (status !== 0) {
    process.stderr.write(`keqing: the dependencies could not be installed (${error?.message ?? `${INSTALL}: exit code ${status}`})\n`)
    process.exitCode = 1
  }
}
