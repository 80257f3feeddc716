import type { Feature } from '../../platform/feature.ts'
import { BACKTEST_COMMANDS } from './backtest.command.ts'
import { backtestRun } from './backtest.job.ts'
import {
  BacktestMoveConnectionResolver,
  BacktestMoveResolver,
  BacktestResolver,
  BacktestStoreResolver,
  PolicyBacktestResolver
} from './backtest.resolver.ts'

export { BacktestPlaceInput } from './backtest.type.ts'
export type { CostFigures, Finding, Place } from './finding.ts'
export { findingsFor } from './findings-for.ts'
export { explainedMoves, type ExplainedMove } from './explain-moves.ts'

export const feature: Feature = {
  resolvers: [PolicyBacktestResolver, BacktestResolver, BacktestStoreResolver, BacktestMoveResolver, BacktestMoveConnectionResolver],
  commands: BACKTEST_COMMANDS,
  jobs: { backtestRun }
}
