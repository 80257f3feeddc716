// TRUST 11: after 10 failures of an account or an address each further try waits twice as long as the one before.
import { Refusal } from '@keqing/domain'
import type { Context } from '../../platform/graphql/context.ts'
import { failuresBefore, putDownAttempt, takeBack, type Attempt } from './attempts.sql.ts'

const FREE_FAILURES = 10
const LONGEST_WAIT_S = 15 * 60
const REMEMBERED_MS = 24 * 60 * 60 * 1000

/** Seconds to wait after so many failures, from the last of them. */
export function waitAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(LONGEST_WAIT_S, 2 ** Math.min(failures - FREE_FAILURES, 20))
}

/** A try put down for each subject, and how many seconds those that back off have still to wait. */
export async function beginAttempt(
  ctx: Context,
  subjects: readonly string[]
): Promise<{ attempt: Attempt; waits: ReadonlyMap<string, number> }> {
  const now = ctx.clock.now()
  const attempt = await putDownAttempt(ctx.db, subjects, now)
  const before = await failuresBefore(ctx.db, attempt, new Date(now.getTime() - REMEMBERED_MS))
  // Another try of the same moment, not judged yet, may be put down as a little later than this one: by itself it keeps nobody waiting.
  const waits = before
    .filter(({ failures }) => waitAfter(failures) > 0)
    .map(({ subject, failures, lastAt }) => [subject, Math.ceil((lastAt.getTime() - now.getTime()) / 1000 + waitAfter(failures))] as const)
  return { attempt, waits: new Map(waits.filter(([, seconds]) => seconds > 0)) }
}

/** A try that is judged, or not at all: then it does not count. @throws Refusal SIGN_IN_BACKED_OFF */
export async function openAttempt(ctx: Context, subjects: readonly string[]): Promise<Attempt> {
  const { attempt, waits } = await beginAttempt(ctx, subjects)
  if (waits.size === 0) return attempt
  await takeBack(ctx.db, attempt)
  throw new Refusal('SIGN_IN_BACKED_OFF', [], { seconds: Math.max(...waits.values()) })
}
