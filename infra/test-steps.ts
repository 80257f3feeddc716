/** What `npm test` is made of, in order. Checks of the text come first, two at a time; then what needs the build; journeys last. */
import path from 'node:path'
import { ROOT } from './project.ts'
import type { Env } from './settings.ts'

export interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly env?: Env
  /** `together`: independent of its neighbours and quiet; its words are shown only when it fails. */
  readonly together?: boolean
  /** Gets TEST_DATABASE_URL. */
  readonly database?: boolean
  /** Where its own tests are counted; a step without counts as one test. */
  readonly counts?: 'jest' | 'last-line'
}

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Property tests: small counts each time, the full ones of the issue in the long run. */
const LONG_RUNS = '2000'
const LONG_TIMEOUT_MS = 1_800_000

const bin = (name: string, folder = '.') => path.join(ROOT, folder, 'node_modules/.bin', name)
const types = (folder: string, compiler = bin('tsc')): Step => ({
  name: `types:${path.basename(folder)}`,
  command: [compiler, '--noEmit', '-p', folder],
  together: true
})

const lint = (name: string, what: readonly string[]): Step => ({
  name: `lint:${name}`,
  command: [bin('eslint'), ...what, '--max-warnings', '0'],
  together: true
})

export const JEST_REPORT = path.join(ROOT, '.keqing/jest.json')

export function testSteps(long: boolean, rest: readonly string[]): Step[] {
  const env = long ? { FC_RUNS: process.env['FC_RUNS'] ?? LONG_RUNS } : {}
  const report = ['--json', `--outputFile=${JEST_REPORT}`]
  const pace = ['--maxWorkers=2', ...(long ? [`--testTimeout=${LONG_TIMEOUT_MS}`] : [])]
  const jest = [path.join(ROOT, 'node_modules/jest/bin/jest.js'), ...report, ...pace, ...rest]
  return [
    { name: 'format', command: [bin('oxfmt'), '--check'], together: true },
    // In two, for each half has types of its own to build, and two steps run at a time.
    lint('rest', ['.', '--ignore-pattern', 'apps/admin']),
    lint('admin', ['apps/admin']),
    {
      name: 'arrows',
      command: [bin('depcruise'), 'apps', 'packages', 'infra', 'e2e', '--config', '.dependency-cruiser.mjs'],
      together: true
    },
    types('packages/domain'),
    types('infra'),
    types('e2e'),
    types('apps/api'),
    types('apps/admin', bin('vue-tsc', 'apps/admin')),
    { name: 'dead', command: [bin('knip')], together: true },
    { name: 'build', command: [process.execPath, 'infra/build-all.ts'] },
    { name: 'schema', command: [process.execPath, 'infra/emit.ts', '--check'], database: true },
    {
      name: 'jest',
      command: [process.execPath, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...jest],
      env,
      database: true,
      counts: 'jest'
    },
    { name: 'e2e', command: [process.execPath, 'e2e/run.ts'], env, database: true, counts: 'last-line' }
  ]
}

interface JestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly numRuntimeErrorTestSuites: number
}

/** A file of tests that could not even be run is a failure of its own. */
export const countJest = (report: JestReport): Counts => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  skipped: report.numPendingTests + report.numTodoTests
})

/** The last line of the form `N passed, N failed, N skipped`. */
export function countLastLine(text: string): Counts | undefined {
  const found = [...text.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1)
  return found ? { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3]) } : undefined
}

export const addCounts = (all: readonly Counts[]): Counts =>
  all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), {
    passed: 0,
    failed: 0,
    skipped: 0
  })
