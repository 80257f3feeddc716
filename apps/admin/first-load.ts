// What a first visit costs in gzipped JavaScript: the entry, what it imports statically, one language, and the route one lands on. Fails over the budget.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
}

const BUDGET_KB = 200
const dist = new URL('./dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<string, Chunk>

/** The landing places that are measured: what is fetched before anything can be read there, beside the entry. */
const LANDINGS: Record<string, RegExp[]> = {
  'signed out': [/locales\/zh-CN\.ts$/, /SignInPage\.vue$/],
  'signed in': [/locales\/zh-CN\.ts$/, /AppFrame\.vue$/, /OverviewPage\.vue$/]
}

function reach(key: string, seen: Set<string>): void {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return
  seen.add(key)
  for (const next of chunk.imports ?? []) reach(next, seen)
}

function kilobytes(file: string): number {
  return gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000
}

let over = false
for (const [name, wanted] of Object.entries(LANDINGS)) {
  const seen = new Set<string>()
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry || wanted.some(pattern => pattern.test(key))) reach(key, seen)
  const files = [...new Set([...seen].map(key => manifest[key]!.file))].filter(file => file.endsWith('.js'))
  const sizes = files.map(file => [file, kilobytes(file)] as const).toSorted((a, b) => b[1] - a[1])
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  over ||= total > BUDGET_KB
  console.log(`${name}: ${total.toFixed(1)} kB gzipped of ${BUDGET_KB}`)
  for (const [file, size] of sizes) console.log(`  ${size.toFixed(1).padStart(7)}  ${file}`)
}
if (over) {
  console.error(`First load is over ${BUDGET_KB} kB.`)
  process.exitCode = 1
}
