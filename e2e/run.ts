/**
 * Journeys through the built system in a real browser, from outside: `node e2e/run.ts [name …]` starts the product with its demo in a folder of its own,
 * walks every `*.journey.ts`, and closes with the line that counts. Screenshots are left in e2e/screenshots.
 */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { openBrowser } from './browser.ts'
import type { Journey, World } from './journey.ts'
import { startSystem } from './system.ts'

const FOLDER = path.join(import.meta.dirname, 'journeys')

async function load(wanted: readonly string[]): Promise<Journey[]> {
  const files = readdirSync(FOLDER).filter(
    file => file.endsWith('.journey.ts') && (wanted.length === 0 || wanted.some(name => file.includes(name)))
  )
  const modules = await Promise.all(files.sort().map(file => import(path.join(FOLDER, file)) as Promise<{ journeys: readonly Journey[] }>))
  return modules.flatMap(module => module.journeys)
}

async function walk(journey: Journey, world: World): Promise<'passed' | 'failed' | 'skipped'> {
  const began = performance.now()
  const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  const reason = journey.skip?.()
  if (reason) {
    console.log(`  – ${journey.name}: skipped, ${reason}`)
    return 'skipped'
  }
  try {
    await journey.walk(world)
    console.log(`  ✓ ${journey.name} (${took()})`)
    return 'passed'
  } catch (error) {
    console.log(`  ✗ ${journey.name} (${took()})\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return 'failed'
  }
}

const journeys = await load(process.argv.slice(2))
const system = await startSystem()
const browser = await openBrowser()
const counts = { passed: 0, failed: 0, skipped: 0 }
try {
  for (const journey of journeys) counts[await walk(journey, { system, browser })]++
} finally {
  await browser.close()
  await system.stop()
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0)
