/** TERM-1: what taking units of a line back is worth. Rounding is of the sum so far, so that taking all of them back, in any steps, returns exactly what was paid. */
import { roundHalfUpDiv } from '../money.ts'

/** `lineAmount` paid for `units` (minor units of money); `takenBackBefore` + `taking` may not exceed `units`. Anything else throws a RangeError. */
export function returnAmount(lineAmount: number, units: number, takenBackBefore: number, taking: number): number {
  if (takenBackBefore < 0 || taking < 0 || takenBackBefore + taking > units) {
    throw new RangeError(`cannot take back ${taking} of ${units} units after ${takenBackBefore}`)
  }
  return roundHalfUpDiv(lineAmount, takenBackBefore + taking, units) - roundHalfUpDiv(lineAmount, takenBackBefore, units)
}
