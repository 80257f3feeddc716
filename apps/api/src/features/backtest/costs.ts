// Every kind of cost that a backtest counts. A feature whose rules give something away exports its cost; here it is listed.
import type { BacktestCost } from '../../platform/backtest-cost.ts'
import { discountsGiven, rebatesDue, vouchersDue } from '../benefit/index.ts'
import { pointsIssued } from '../points/index.ts'

export const COSTS: readonly BacktestCost[] = [discountsGiven, vouchersDue, rebatesDue, pointsIssued]
