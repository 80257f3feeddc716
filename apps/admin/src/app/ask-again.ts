/**
 * What an act changed is asked for again before the act is said to be done. Done it is whatever becomes of the asking: a page that cannot be read again, or
 * whose question is overtaken by another, says so itself and keeps no dialog open.
 */
import type { useQueryCache } from '@pinia/colada'

type Key = readonly string[]

export async function askAgain(cache: Pick<ReturnType<typeof useQueryCache>, 'invalidateQueries'>, ...keys: readonly Key[]): Promise<void> {
  await Promise.allSettled(keys.map(key => cache.invalidateQueries({ key: [...key] })))
}
