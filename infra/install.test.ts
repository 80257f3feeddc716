/** Dependencies are installed when they are missing or not the lockfile's, and not otherwise. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

let root = ''
const put = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}

/** What stands in for npx leaves what pnpm would. */
const NPX = `#!/bin/sh
echo installing
[ -e broken ] && exit 3
mkdir -p node_modules/.pnpm node_modules/node apps/api/node_modules
touch node_modules/.modules.yaml node_modules/node/package.json
cp pnpm-lock.yaml node_modules/.pnpm/lock.yaml
`

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keqing-install-')))
  put(
    'pnpm-lock.yaml',
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies: {}\n\n  apps/api:\n    dependencies: {}\n\npackages:\n\n  a:\n"
  )
  for (const name of ['package.json', 'apps/api/package.json']) put(name, '{}')
  put('pnpm-workspace.yaml', 'packages: []\n')
  put('bin/npx', NPX)
  spawnSync('chmod', ['+x', path.join(root, 'bin/npx')])
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function install(): { installed: boolean; code: number | null; answer: string; said: string } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'install.mjs'), root], {
    env: { PATH: `${path.join(root, 'bin')}:${process.env['PATH']}` },
    encoding: 'utf8'
  })
  return { installed: stderr.includes('installing'), code: status, answer: stdout, said: stderr }
}

test('once is enough, and leaves the standard output to the command', () => {
  expect(install()).toMatchObject({ installed: true, code: 0, answer: '' })
  expect(install()).toEqual({ installed: false, code: 0, answer: '', said: '' })
})

test.each<[string, () => void]>([
  ['the lockfile', () => appendFileSync(path.join(root, 'pnpm-lock.yaml'), '  b:\n')],
  ['what a package asks for', () => put('apps/api/package.json', '{ "dependencies": {} }')],
  ['the settings of the installation', () => put('pnpm-workspace.yaml', 'packages: [apps/*]\n')],
  ['what is installed', () => put('node_modules/.pnpm/lock.yaml', 'of another branch')]
])('a change of %s installs again', (_what, change) => {
  install()
  change()
  expect(install().installed).toBe(true)
  expect(install().installed).toBe(false)
})

test('modules that were removed are installed again', () => {
  install()
  rmSync(path.join(root, 'apps/api/node_modules'), { recursive: true })
  expect(install().installed).toBe(true)
})

test('an installation that failed is none', () => {
  install()
  put('broken', '')
  appendFileSync(path.join(root, 'pnpm-lock.yaml'), '  b:\n')
  for (const _again of [1, 2]) {
    const { installed, code, said } = install()
    expect(installed).toBe(true)
    expect(code).toBe(1)
    expect(said).toMatch(/^keqing: the dependencies could not be installed \(.*exit code 3\)$/m)
  }
})
