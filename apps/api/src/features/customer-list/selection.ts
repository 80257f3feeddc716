// What a query asks of the rows of its page, read from the document. Directives are passed over: a skipped field is at worst loaded in vain.
import {
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type SelectionNode
} from 'graphql'

/** Fields by name; one asked twice (by alias or fragment) has several nodes. */
export type Asked = ReadonlyMap<string, readonly FieldNode[]>

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>
const NOTHING: Asked = new Map()

export function fieldsUnder(nodes: readonly FieldNode[] | undefined, fragments: Fragments): Asked {
  if (!nodes) return NOTHING
  const found = new Map<string, FieldNode[]>()
  for (const node of nodes) collect(node.selectionSet?.selections ?? [], fragments, found)
  return found
}

function collect(selections: readonly SelectionNode[], fragments: Fragments, found: Map<string, FieldNode[]>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const known = found.get(selection.name.value)
      if (known) known.push(selection)
      else found.set(selection.name.value, [selection])
    } else {
      const set = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet
      collect(set?.selections ?? [], fragments, found)
    }
  }
}

/** The fields of a connection's rows, whether asked for by `nodes` or by `edges { node }`. */
export function fieldsOfRows(connection: Asked, fragments: Fragments): Asked {
  const edges = fieldsUnder(connection.get('edges'), fragments)
  return fieldsUnder([...(connection.get('nodes') ?? []), ...(edges.get('node') ?? [])], fragments)
}

/** The plain arguments of a field asked once; undefined where it is asked in several ways. */
export function argumentsOf(
  nodes: readonly FieldNode[],
  info: Pick<GraphQLResolveInfo, 'variableValues'>
): Readonly<Record<string, unknown>> | undefined {
  const [node, ...others] = nodes
  if (!node || others.some(other => (other.arguments?.length ?? 0) > 0 || (node.arguments?.length ?? 0) > 0)) return undefined
  return Object.fromEntries(
    (node.arguments ?? []).map(argument => [argument.name.value, valueFromASTUntyped(argument.value, info.variableValues)])
  )
}
