// TRUST 19: without a sign-in only signing in and health are answered; all else is refused before it is validated.
import { Kind, parse } from 'graphql'

const OPEN = new Set(['signIn', 'health', '__typename'])

export function isOpenToAnyone(body: unknown, maxTokens: number): boolean {
  const query = (body as { query?: unknown } | null)?.query
  if (typeof query !== 'string') return false
  try {
    const document = parse(query, { maxTokens, noLocation: true })
    return document.definitions.every(
      definition =>
        definition.kind === Kind.FRAGMENT_DEFINITION ||
        (definition.kind === Kind.OPERATION_DEFINITION &&
          definition.selectionSet.selections.every(selection => selection.kind === Kind.FIELD && OPEN.has(selection.name.value)))
    )
  } catch {
    // A document that cannot be parsed opens nothing.
    return false
  }
}
