// Who records, where, and when it is there: what every command on purchases needs to know before its transaction begins.
import { Refusal, type LocalDate } from '@keqing/domain'
import { demand, type ChainFacts, type Context } from '../../platform/graphql/context.ts'
import type { Actor, Rights } from '../../platform/rights.ts'
import { tidyText } from '../../platform/texts.ts'
import type { FactSource } from './purchase.type.ts'

export interface Act {
  readonly chain: ChainFacts
  readonly today: LocalDate
  readonly now: Date
  readonly rights: Rights
  readonly actor: Actor
  readonly correlationId: string
  readonly source: FactSource
  readonly recordedBy: string
}

export const MOST_IN_BATCH = 100

/** A till's clock may be this far ahead. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/** @throws Forbidden, Refusal NOT_FOUND for a chain the actor has nothing to do with */
export async function beginAct(ctx: Context, chainId: string): Promise<Act> {
  demand(ctx, 'purchase:write')
  const chain = await ctx.chain(chainId)
  const { actor } = ctx
  return {
    chain,
    today: await ctx.today(chainId),
    now: ctx.clock.now(),
    rights: ctx.rights,
    actor,
    correlationId: ctx.correlationId,
    source: actor.kind === 'user' ? 'admin' : 'till',
    recordedBy: actor.staffId ?? actor.id
  }
}

/** Late and out of order is fine (TIME-3); what has not happened yet is not. */
export function refuseFuture(act: { readonly now: Date }, happenedAt: Date, field: readonly string[] = ['happenedAt']): void {
  if (happenedAt.getTime() > act.now.getTime() + CLOCK_TOLERANCE_MS) throw new Refusal('DATE_IN_FUTURE', field)
}

export function refuseBatchSize(rows: readonly unknown[], field: string): void {
  if (rows.length === 0) throw new Refusal('REQUIRED', [field])
  if (rows.length > MOST_IN_BATCH) throw new Refusal('TOO_MANY_IN_BATCH', [field], { max: MOST_IN_BATCH })
}

/** In the form in which all texts are kept: a receipt's number is one, however it is composed. Refused where empty or too long. */
export function requiredText(
  text: string | null | undefined,
  max: number,
  field: readonly string[],
  code: 'REQUIRED' | 'RECEIPT_NUMBER_REQUIRED' | 'ITEM_CODE_REQUIRED' = 'REQUIRED'
): string {
  const tidy = tidyText(text ?? '', field, max)
  if (tidy === '') throw new Refusal(code, field)
  return tidy
}

export function optionalText(text: string | null | undefined, max: number, field: readonly string[]): string {
  return tidyText(text ?? '', field, max)
}

/** One row of a batch: decided by itself, so that one bad row does not spoil the others. */
export function attempt<T>(work: () => T): T | Refusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

export function accepted<T extends object>(rows: readonly (T | Refusal)[]): T[] {
  return rows.filter((row): row is T => !(row instanceof Refusal))
}
