/**
 * `npm run bench [-- page|quote|import|tiers|backtest|books|closing …]`: speed as ratios measured in one run on one machine, absolute figures beside them. Everything runs on a
 * throwaway Postgres of its own; sizes can be set by BENCH_CUSTOMERS, BENCH_PURCHASES, BENCH_LINES, BENCH_SECONDS.
 */
import os from 'node:os'
import { ensureBuilt } from '../build.ts'
import { orHalt } from '../halt.ts'
import { say } from '../progress.ts'
import { benchBacktest } from './backtest.ts'
import { benchBooks } from './books.ts'
import { benchClosing } from './closing.ts'
import { benchImport } from './import.ts'
import { benchPage } from './page.ts'
import { benchQuote } from './quote.ts'
import { benchTiers } from './tiers.ts'
import { openBenchWorld } from './world.ts'

const BENCHES = {
  page: benchPage,
  quote: benchQuote,
  import: benchImport,
  tiers: benchTiers,
  backtest: benchBacktest,
  books: benchBooks,
  closing: benchClosing
}

await orHalt(async () => {
  const asked = process.argv.slice(2)
  await ensureBuilt('api')
  say(`${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores, Node ${process.versions.node}`)
  const world = await openBenchWorld()
  try {
    for (const [name, bench] of Object.entries(BENCHES)) {
      if (asked.length > 0 && !asked.includes(name)) continue
      say(`\n── ${name}`)
      await bench(world)
    }
  } finally {
    await world.close()
  }
  return 0
})
