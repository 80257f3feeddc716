/** When a visit was, as the form says it (TIME-1). Today without a time is now, which the server knows best: noon may still be to come. */
import { instantOf } from './instant.ts'

export function visitAt(on: string, time: string, today: string | undefined, timeZone: string): string | undefined {
  if (!on || (!time && on === today)) return undefined
  return instantOf(on, time || '12:00', timeZone)
}
