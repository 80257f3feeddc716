/** What a cost of a backtest comes to, as one sentence: over how many months, before and after, and by how much they differ. Pure. */
import type { CostLine } from './backtest-figures.ts'
import type { Words } from './sentence.ts'

type Unit = Pick<CostLine, 'unit'>
type Telling = Pick<Words, 'say' | 'f' | 'currency'>

export const costShown = ({ unit }: Unit, value: number, { f, currency }: Telling): string =>
  unit === 'MONEY' ? f.moneySummary({ minor: value, currency }) : f.count(value)

export const costChanged = ({ unit }: Unit, value: number, { f, currency }: Telling): string =>
  unit === 'MONEY' ? f.moneyChange({ minor: value, currency }) : f.change(value)

/** `costFinding` where the chart beside it names the cost, `publish.cost` where it stands alone; with the chain's rules alone where those are a third. */
export function costText(line: CostLine, key: 'costFinding' | 'publish.cost', words: Telling): string {
  const months = line.months.length
  const values = {
    what: words.say(`backtest.cost.${line.name}`),
    months: words.f.count(months),
    before: costShown(line, line.before, words),
    after: costShown(line, line.after, words),
    change: costChanged(line, line.after - line.before, words)
  }
  const said = words.say(`backtest.${key}`, values, months)
  if (line.chain === undefined) return said
  return words.say(`backtest.${key}OfChain`, { said, chain: costShown(line, line.chain, words) })
}
