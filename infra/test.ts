/**
 * npm test: every check, stopping after the first that fails; `--long` with the full counts, `--only name` a part, what follows `--` goes to
 * Jest. The last line, `N passed, N failed, N skipped`, is read by machines: a step without tests of its own counts as one, one not run as skipped.
 */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Halt, orHalt } from './halt.ts'
import { ensureFolder, ROOT } from './project.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'
import { addCounts, countJest, countLastLine, JEST_REPORT, testSteps, type Counts, type Step } from './test-steps.ts'

interface Outcome {
  readonly step: Step
  readonly ok: boolean
  readonly seconds: number
  readonly counts: Counts
}

const AT_ONCE = 2
const stop = new AbortController()
const outcomes: Outcome[] = []
let database: TestDatabase | undefined

await orHalt(async () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  ensureFolder(path.dirname(JEST_REPORT))
  const steps = chosenSteps(process.argv.slice(2))
  try {
    await runTogether(steps.filter(step => step.together))
    for (const step of steps.filter(step => !step.together)) if (goesOn()) outcomes.push(await run(step))
  } finally {
    await database?.stop()
  }
  summarize(steps)
  return outcomes.length === steps.length && outcomes.every(outcome => outcome.ok) ? 0 : 1
})

function chosenSteps(args: readonly string[]): Step[] {
  const dashes = args.indexOf('--')
  const own = dashes < 0 ? args : args.slice(0, dashes)
  const steps = testSteps(own.includes('--long'), dashes < 0 ? [] : args.slice(dashes + 1))
  const only = own.flatMap((arg, at) => (own[at - 1] === '--only' ? arg.split(',') : []))
  if (only.length === 0) return steps
  const chosen = steps.filter(step => only.some(name => step.name === name || step.name.startsWith(`${name}:`)))
  if (chosen.length === 0) throw new Halt(`no such step; there are ${steps.map(step => step.name).join(', ')}`)
  return chosen
}

function goesOn(): boolean {
  return !stop.signal.aborted && outcomes.every(outcome => outcome.ok)
}

async function runTogether(steps: readonly Step[]): Promise<void> {
  const waiting = [...steps]
  const lane = async () => {
    for (let step = waiting.shift(); step && goesOn(); step = waiting.shift()) outcomes.push(await run(step))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

async function run(step: Step): Promise<Outcome> {
  const began = Date.now()
  if (step.database) database ??= await openTestDatabase()
  if (step.counts === 'jest') rmSync(JEST_REPORT, { force: true })
  if (!step.together) print(`\n── ${step.name}\n`)
  const { code, text } = await runCommand(step)
  const ok = code === 0
  if (step.together && !ok) print(`\n── ${step.name}\n${text}`)
  const seconds = (Date.now() - began) / 1000
  print(`${ok ? '✓' : '✗'} ${step.name.padEnd(14)}${seconds.toFixed(1).padStart(7)} s\n`)
  return { step, ok, seconds, counts: countsOf(step, ok, text) }
}

async function runCommand(step: Step): Promise<{ code: number | null; text: string }> {
  const [command, ...args] = step.command
  const env = {
    ...process.env,
    ...step.env,
    PATH: `${path.join(ROOT, 'node_modules/.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    ...(step.database && database ? { TEST_DATABASE_URL: database.superuserUrl } : {})
  }
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], signal: stop.signal })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said.push(chunk)
      if (!step.together) process.stdout.write(chunk)
    })
  }
  const code = await new Promise<number | null>(resolve => {
    child.once('error', error => {
      said.push(Buffer.from(`${error.message}\n`))
      resolve(null)
    })
    child.once('close', resolve)
  })
  return { code, text: Buffer.concat(said).toString() }
}

/** A step that failed without having counted a failure of its own (it broke off, it found a leak) is one. */
function countsOf(step: Step, ok: boolean, text: string): Counts {
  const one = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
  const own = step.counts === 'jest' ? jestCounts() : step.counts === 'last-line' ? countLastLine(text) : undefined
  if (!own) return one
  return !ok && own.failed === 0 ? { ...own, failed: 1 } : own
}

function jestCounts(): Counts | undefined {
  try {
    return countJest(JSON.parse(readFileSync(JEST_REPORT, 'utf8')) as Parameters<typeof countJest>[0])
  } catch {
    return undefined
  }
}

function summarize(steps: readonly Step[]): void {
  const notRun = steps.filter(step => !outcomes.some(outcome => outcome.step === step))
  print('\n── summary\n')
  for (const { step, ok, seconds, counts } of outcomes) {
    const own = step.counts ? `  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : ''
    print(`${ok ? '✓' : '✗'} ${step.name.padEnd(14)}${seconds.toFixed(1).padStart(7)} s${own}\n`)
  }
  for (const step of notRun) print(`· ${step.name.padEnd(14)}  not run\n`)
  const total = addCounts([...outcomes.map(outcome => outcome.counts), { passed: 0, failed: 0, skipped: notRun.length }])
  print(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
}

function print(text: string): void {
  process.stdout.write(text)
}
