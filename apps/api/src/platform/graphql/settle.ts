// Lane 1 of the errors: a rule's refusal becomes `userErrors` in the payload; everything else goes on upward.
import { Refusal } from '@keqing/domain'
import type { UserError } from './user-error.type.ts'

export function toUserError(refusal: Refusal): UserError {
  return {
    code: refusal.code,
    field: refusal.field,
    params: Object.entries(refusal.params).map(([name, value]) => ({ name, value: String(value) }))
  }
}

/** The payload of a mutation: what `act` gave, or its refusal. `otherwise` fills fields that may not be null. */
export async function settle<P extends object, O extends object = object>(
  act: () => Promise<P>,
  otherwise?: O
): Promise<(P | O) & { userErrors: UserError[] }> {
  try {
    return { ...(await act()), userErrors: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...(otherwise as O), userErrors: [toUserError(error)] }
  }
}
