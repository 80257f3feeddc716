// The only reader of the system's clock; everything else is told what time it is (TIME-3).
export interface Clock {
  now(): Date
}
export const systemClock: Clock = { now: () => new Date() }
