// Relay connections over keyset paging: a cursor is the sort key and id of a row, so a page costs the same wherever it lies and no row is
// seen twice when others arrive (HOUSE, schema).
import { Refusal } from '@keqing/domain'
import { Field, ObjectType, type ClassType } from 'type-graphql'
import { validate as isUuid } from 'uuid'

@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean
  @Field(() => Boolean)
  hasPreviousPage!: boolean
  @Field(() => String, { nullable: true })
  startCursor?: string | null
  @Field(() => String, { nullable: true })
  endCursor?: string | null
}

export interface Edge<N> {
  readonly cursor: string
  readonly node: N
}

export interface Connection<N> {
  readonly edges: readonly Edge<N>[]
  readonly nodes: readonly N[]
  readonly pageInfo: PageInfo
}

export const MAX_PAGE = 100

/** Checked page arguments: 1 to 100 rows. */
export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) throw new Refusal('INVALID_VALUE', ['first'], { min: 1, max: MAX_PAGE })
  return first
}

export type CursorKey = readonly (string | number | null)[]

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The sort key in a cursor of `length` parts; a forged or foreign one is refused. */
export function decodeCursor(cursor: string, length: number): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every(part => part === null || typeof part === 'string' || typeof part === 'number')
    )
      return key as CursorKey
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Refusal('INVALID_VALUE', ['after'])
}

/** The id in a cursor of a list that is in the order of ids; of any other text none. */
export function uuidCursor(after: string | null | undefined): string | undefined {
  const [id] = after ? decodeCursor(after, 1) : []
  return typeof id === 'string' && isUuid(id) ? id : undefined
}

/** A page from rows fetched with one to spare: `first + 1` asked, the extra one only tells that there are more. */
export function toConnection<N>(
  rows: readonly N[],
  first: number,
  after: string | null | undefined,
  keyOf: (row: N) => CursorKey
): Connection<N> {
  const nodes = rows.slice(0, first)
  const edges = nodes.map(node => ({ cursor: encodeCursor(keyOf(node)), node }))
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null
    }
  }
}

/** Edge and connection types of a node, named after it. A resolver's field fills `totalCount`, so that only a request for it counts. */
export function connectionOf<N extends object>(node: () => ClassType<N>, name: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class EdgeType {
    @Field(() => String)
    cursor!: string
    @Field(node)
    node!: N
  }
  @ObjectType(`${name}Connection`, { description: `A page of ${name} rows.` })
  class ConnectionType {
    @Field(() => [EdgeType])
    edges!: EdgeType[]
    @Field(() => [node()])
    nodes!: N[]
    @Field(() => PageInfo)
    pageInfo!: PageInfo
  }
  return { Edge: EdgeType, Connection: ConnectionType }
}
