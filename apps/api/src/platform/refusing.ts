// Races are settled by constraints, then told in the product's words.
import { Refusal, type RefusalCode } from '@keqing/domain'
import { constraintOf } from './errors.ts'

export type ConstraintRefusals = Readonly<Record<string, readonly [code: RefusalCode, ...field: string[]]>>

/** Runs `work`; where one of the named constraints objects, throws its refusal instead. The transaction is over either way. */
export async function refusing<T>(constraints: ConstraintRefusals, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refusal = constraints[constraintOf(error) ?? '']
    if (!refusal) throw error
    const [code, ...field] = refusal
    throw new Refusal(code, field, {}, { cause: error })
  }
}
