// What one operation may ask for at most (TRUST 16), found by one walk over the document before it is validated further. Each fragment is measured once,
// however often it is spread: a document that doubles itself forty times costs no more than its length.
import { GraphQLError, Kind, type ASTVisitor, type SelectionNode, type SelectionSetNode, type ValidationContext } from 'graphql'

export const LIMITS = { depth: 10, aliases: 30, directives: 5, rootFields: 20, tokens: 2_000, errors: 5 } as const

/** Of a selection with all that its fragments bring. */
interface Measure {
  readonly depth: number
  readonly aliases: number
  readonly directives: number
  /** On its first level. */
  readonly fields: number
}

const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0, fields: 0 }

/** Introspection nests deeper than any honest query; it is gated elsewhere. */
const INTROSPECTION = new Set(['__schema', '__type'])

export function limitsRule(context: ValidationContext): ASTVisitor {
  const measured = new Map<string, Measure>()
  const refuse = (what: string, most: number) =>
    context.reportError(new GraphQLError(`Too many ${what}: at most ${most}.`, { extensions: { code: 'LIMIT_EXCEEDED' } }))
  return {
    OperationDefinition(operation) {
      const { depth, aliases, directives, fields } = measure(context, operation.selectionSet, measured)
      const onDefinition = [operation, ...(operation.variableDefinitions ?? [])].flatMap(node => node.directives ?? []).length
      if (depth > LIMITS.depth) refuse('levels', LIMITS.depth)
      if (aliases > LIMITS.aliases) refuse('aliases', LIMITS.aliases)
      if (directives + onDefinition > LIMITS.directives) refuse('directives', LIMITS.directives)
      if (fields > LIMITS.rootFields) refuse('root fields', LIMITS.rootFields)
    }
  }
}

function measure(context: ValidationContext, set: SelectionSetNode, measured: Map<string, Measure>): Measure {
  const all = { ...NOTHING, depth: 1 }
  for (const selection of set.selections) {
    const own = measureOne(context, selection, measured)
    all.depth = Math.max(all.depth, own.depth)
    all.aliases += own.aliases
    all.directives += own.directives + (selection.directives?.length ?? 0)
    all.fields += own.fields
  }
  return all
}

function measureOne(context: ValidationContext, selection: SelectionNode, measured: Map<string, Measure>): Measure {
  if (selection.kind === Kind.INLINE_FRAGMENT) return measure(context, selection.selectionSet, measured)
  if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(context, selection.name.value, measured)
  const { selectionSet, name, alias } = selection
  const below = selectionSet && !INTROSPECTION.has(name.value) ? measure(context, selectionSet, measured) : NOTHING
  return { depth: below.depth + 1, aliases: below.aliases + (alias ? 1 : 0), directives: below.directives, fields: 1 }
}

/** One that leads back to itself counts as nothing there: another rule refuses it. */
function measureFragment(context: ValidationContext, name: string, measured: Map<string, Measure>): Measure {
  const known = measured.get(name)
  if (known) return known
  const fragment = context.getFragment(name)
  if (!fragment) return NOTHING
  measured.set(name, NOTHING)
  const found = measure(context, fragment.selectionSet, measured)
  const all = { ...found, directives: found.directives + (fragment.directives?.length ?? 0) }
  measured.set(name, all)
  return all
}
