// What one operation may ask for at most (TRUST 16), found by one walk over the document before it is validated further.
import { GraphQLError, Kind, type ASTVisitor, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext } from 'graphql'

export const LIMITS = { depth: 10, aliases: 30, directives: 5, rootFields: 20, tokens: 2_000, errors: 5 } as const

interface Tally {
  aliases: number
  directives: number
  rootFields: number
  visits: number
}

/** Introspection nests deeper than any honest query; it is gated elsewhere. */
const INTROSPECTION = new Set(['__schema', '__type'])
const MAX_VISITS = 20_000

export function limitsRule(context: ValidationContext): ASTVisitor {
  const refuse = (what: string, most: number) =>
    context.reportError(new GraphQLError(`Too many ${what}: at most ${most}.`, { extensions: { code: 'LIMIT_EXCEEDED' } }))
  return {
    OperationDefinition(operation) {
      const tally: Tally = { aliases: 0, directives: operation.directives?.length ?? 0, rootFields: 0, visits: 0 }
      const depth = walk(context, operation.selectionSet, tally, 1, new Set())
      if (depth > LIMITS.depth) refuse('levels', LIMITS.depth)
      if (tally.aliases > LIMITS.aliases) refuse('aliases', LIMITS.aliases)
      if (tally.directives > LIMITS.directives) refuse('directives', LIMITS.directives)
      if (tally.rootFields > LIMITS.rootFields) refuse('root fields', LIMITS.rootFields)
    }
  }
}

/** Depth of a selection; fragments are counted wherever they are spread, so none hides a nesting. */
function walk(
  context: ValidationContext,
  set: SelectionSetNode,
  tally: Tally,
  level: number,
  within: ReadonlySet<FragmentDefinitionNode>
): number {
  let deepest = level
  for (const selection of set.selections) {
    if (++tally.visits > MAX_VISITS || level > LIMITS.depth) return LIMITS.depth + 1
    tally.directives += selection.directives?.length ?? 0
    if (selection.kind === Kind.FIELD) {
      if (selection.alias) tally.aliases++
      if (level === 1) tally.rootFields++
      if (!selection.selectionSet || INTROSPECTION.has(selection.name.value)) continue
      deepest = Math.max(deepest, walk(context, selection.selectionSet, tally, level + 1, within))
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, walk(context, selection.selectionSet, tally, level, within))
    } else {
      const fragment = context.getFragment(selection.name.value)
      if (fragment && !within.has(fragment))
        deepest = Math.max(deepest, walk(context, fragment.selectionSet, tally, level, new Set([...within, fragment])))
    }
  }
  return deepest
}
