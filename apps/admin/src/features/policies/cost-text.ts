/** What a cost of a backtest comes to, as one sentence: over how many months, before and after, and by how much they differ. Pure. */
import type { CostLine } from './backtest-figures.ts'
import type { Words } from './sentence.ts'

type Unit = Pick<CostLine, 'unit'>
type Telling = Pick<Words, 'say' | 'f' | 'currency'>

interface Costed {
  readonly before: number
  readonly after: number
  /** By the chain's rules alone, where those are a third. */
  readonly chain?: number | undefined
}

export interface CostFigures {
  readonly before: string
  readonly after: string
  readonly chain: string | undefined
  readonly change: string
}

/** Money is rounded alike on all sides, and the difference is that of what is shown: a reader who subtracts finds it. */
export function costFigures({ unit }: Unit, { before, after, chain }: Costed, { f, currency }: Telling): CostFigures {
  const third = (show: (value: number) => string) => (chain === undefined ? undefined : show(chain))
  if (unit !== 'MONEY')
    return { before: f.count(before), after: f.count(after), chain: third(value => f.count(value)), change: f.change(after - before) }
  const [minor, largest] = [10 ** f.digitsOf(currency), Math.max(before, after, chain ?? 0)]
  const rounded = (value: number): number => (largest < 1000 * minor ? value : Math.round(value / minor) * minor)
  const shown = (value: number): string => f.moneySummary({ minor: value, currency }, largest)
  const change = { minor: rounded(after) - rounded(before), currency }
  return {
    before: shown(rounded(before)),
    after: shown(rounded(after)),
    chain: third(value => shown(rounded(value))),
    change: f.moneyChange(change, value => f.moneySummary(value, largest))
  }
}

/** `costFinding` where the chart beside it names the cost, `publish.cost` where it stands alone; with the chain's rules alone where those are a third. */
export function costText(line: CostLine, key: 'costFinding' | 'publish.cost', words: Telling): string {
  const months = line.months.length
  const { chain, ...sides } = costFigures(line, line, words)
  const values = { what: words.say(`backtest.cost.${line.name}`), months: words.f.count(months), ...sides }
  const said = words.say(`backtest.${key}`, values, months)
  return chain === undefined ? said : words.say(`backtest.${key}OfChain`, { said, chain })
}
