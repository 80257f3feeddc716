// What a backtest found, in one table: customers by tier and day, costs by month, files by completeness; as its version's page shows them.
import { currencyExponent, decimalFromMinor } from '@keqing/domain'
import { findingsFor, type CostFigures, type Finding, type Place } from '../../backtest/index.ts'
import type { BacktestMoveFilter } from '../backtest-filter.type.ts'
import type { Cell, ExportedList } from '../exported-list.ts'

const nameOf = ({ status, key }: Place): string => (key ? `${status} ${key}` : status)

/** Customers in each place on a day, by either version. */
function customersOn({ on, cells = [] }: Finding): Cell[][] {
  const places = [...new Set(cells.flatMap(({ before, after }) => [nameOf(before), nameOf(after)]))].sort()
  const sum = (side: 'before' | 'after', name: string) =>
    cells.filter(cell => nameOf(cell[side]) === name).reduce((all, { customers }) => all + customers, 0)
  return places.map(name => ['customers', on, name, 'customers', sum('before', name), sum('after', name), null])
}

export const backtestFiguresList: ExportedList<BacktestMoveFilter> = {
  permission: 'policy:read',
  header: ['figure', 'on', 'of', 'unit', 'inForce', 'tested', 'chainAlone'],
  async page(tx, scope, { backtestId }) {
    if (!backtestId) return { rows: [] }
    const { currency } = scope.chain
    const amount = (value: number | undefined, unit: CostFigures['unit']) =>
      value === undefined ? null : unit === 'money' ? decimalFromMinor(value, currencyExponent(currency)) : value
    const findings = await findingsFor(tx, scope, backtestId)
    return {
      rows: findings.flatMap(finding => [
        ...customersOn(finding),
        ...(finding.costs ?? []).map(({ name, unit, before, after, chain }) => [
          ...['cost', finding.on, name, unit === 'money' ? currency : unit],
          ...[amount(before, unit), amount(after, unit), amount(chain, unit)]
        ]),
        ...(finding.bands ?? []).map(({ from, before, after }) => ['completeness', finding.on, from, 'customers', before, after, null])
      ])
    }
  }
}
