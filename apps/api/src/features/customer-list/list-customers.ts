// Lists of customers. A page is one statement however many of its fields are asked for: what the query reads is found in the document and loaded with
// the rows (HOUSE, schema); only totals are counted apart.
import { Refusal } from '@keqing/domain'
import type { FieldNode, GraphQLResolveInfo } from 'graphql'
import { createHash } from 'node:crypto'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { CUSTOMER_COLUMN_NAMES, type CustomerColumn, type CustomerPage } from '../customer/index.ts'
import { customerPurchaseConnection, type PurchaseRow } from '../purchase/index.ts'
import type { CustomerFilter } from './customer-list.input.ts'
import { withFalling } from './falling.sql.ts'
import { pageOfCustomers, pageStatement, totalsOfCustomers, type ListedCustomer, type ListOrder, type PageContent } from './page.sql.ts'
import { chainPart, CONSENTS, groupPart, pointsPart, purchasesPart, storePart, tierPart, type Part } from './parts.sql.ts'
import { argumentsOf, fieldsOfRows, fieldsUnder, type Asked } from './selection.ts'

/** Columns read by fields that are not columns themselves. */
const COLUMNS_OF: Readonly<Record<string, readonly CustomerColumn[]>> = {
  chain: ['chainId'],
  store: ['storeId'],
  group: ['groupId'],
  keeper: ['keeperId'],
  cover: ['groupId', 'keeperId'],
  tier: [],
  points: [],
  purchases: ['currency'],
  consents: [],
  completeness: ['filled', 'profilePolicy'],
  netSpend: ['netMinor', 'currency'],
  referrer: ['referrerId'],
  registeredBy: ['registeredById'],
  referralCount: []
}
const ALWAYS: readonly CustomerColumn[] = ['id', 'chainId', 'storeId']
const KNOWN = new Set<string>(CUSTOMER_COLUMN_NAMES)
const OF_STATE = new Set<string>(['purchaseCount', 'netMinor', 'firstPurchaseOn', 'lastPurchaseOn', 'lastVisitOn', 'filled'])

interface Plan {
  readonly rows: Asked
  readonly columns: readonly CustomerColumn[]
  readonly edges: boolean
}
const plans = new WeakMap<FieldNode, Plan>()

/** What a document asks of the rows: the same for each of its runs, so it is read once. */
function planOf(info: GraphQLResolveInfo): Plan {
  const [node] = info.fieldNodes
  const known = node && info.fieldNodes.length === 1 ? plans.get(node) : undefined
  if (known) return known
  const connection = fieldsUnder(info.fieldNodes, info.fragments)
  const rows = fieldsOfRows(connection, info.fragments)
  const fields = [...rows.keys()].filter(field => field !== '__typename')
  // A field of another feature may read any column.
  const whole = fields.some(field => !KNOWN.has(field) && !(field in COLUMNS_OF))
  const columns = whole
    ? CUSTOMER_COLUMN_NAMES
    : [...new Set([...ALWAYS, ...fields.flatMap(field => COLUMNS_OF[field] ?? [field as CustomerColumn])])]
  const plan = { rows, columns, edges: connection.has('edges') }
  if (node && info.fieldNodes.length === 1) plans.set(node, plan)
  return plan
}

interface Purchases {
  readonly first: number
  readonly part: Part
  /** Only `nodes` are asked for: no cursor is made, and none beyond the page is read. */
  readonly plain: boolean
}

/** The last purchases of each row, where they are asked for once, from their start. */
function purchasesOf(ctx: Context, plan: Plan, info: GraphQLResolveInfo): Purchases | undefined {
  const nodes = plan.rows.get('purchases')
  const given = nodes && ctx.rights.has('purchase:read') ? argumentsOf(nodes, info) : undefined
  if (!nodes || !given || (given['after'] !== undefined && given['after'] !== null)) return undefined
  const first = pageSize(Number(given['first'] ?? 20))
  const connection = fieldsUnder(nodes, info.fragments)
  const asked = [...fieldsOfRows(connection, info.fragments).keys()].filter(field => field !== '__typename')
  const plain = [...connection.keys()].every(field => field === 'nodes' || field === '__typename')
  return { first, plain, part: purchasesPart(asked, plain ? first : first + 1, !plain) }
}

function contentOf(ctx: Context, plan: Plan, info: GraphQLResolveInfo): { content: PageContent; purchases: Purchases | undefined } {
  const asks = (field: string) => fieldsUnder(plan.rows.get(field), info.fragments).keys()
  const loaded: { field: string; part: Part }[] = []
  const add = (field: string, part: (asked: Iterable<string>) => Part) =>
    plan.rows.has(field) && loaded.push({ field, part: part(asks(field)) })
  add('store', storePart)
  add('group', groupPart)
  add('chain', chainPart)
  add('tier', tierPart)
  if (ctx.rights.has('points:read')) add('points', asked => pointsPart(asked, ctx.clock.now()))
  add('consents', () => CONSENTS)
  const purchases = purchasesOf(ctx, plan, info)
  if (purchases) loaded.push({ field: 'purchases', part: purchases.part })
  const has = (field: string) => plan.rows.has(field)
  const reads = (column: CustomerColumn) => plan.columns.includes(column)
  return {
    content: {
      columns: plan.columns,
      loaded,
      joins: {
        chain: reads('currency') || has('chain') || has('tier') || purchases !== undefined,
        state: has('tier') || plan.columns.some(column => OF_STATE.has(column)),
        assignment: has('group') || reads('groupSince') || reads('groupId') || reads('keeperId')
      }
    },
    purchases
  }
}

/** Statements of one shape have one text; the first so many shapes are prepared once per connection under a name. */
const MOST_NAMES = 200
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_NAMES) return known
  const name = `customers_${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`
  names.set(text, name)
  return name
}

export interface ListRequest {
  readonly chainId: string
  readonly filter?: CustomerFilter | null | undefined
  readonly order: ListOrder
  readonly first: number
  readonly after?: string | null | undefined
}

/** @throws Refusal NOT_FOUND for a chain in which the reader holds nothing, INVALID_VALUE */
export async function listCustomers(ctx: Context, request: ListRequest, info: GraphQLResolveInfo): Promise<CustomerPage> {
  demand(ctx, 'customer:read')
  if (!ctx.rights.chainIds.has(request.chainId)) throw new Refusal('NOT_FOUND', ['chainId'])
  const size = pageSize(request.first)
  const plan = planOf(info)
  const asked = { tenantId: ctx.tenantId, rights: ctx.rights, chainId: request.chainId, filter: request.filter ?? {} }
  const list = await withFalling(await ctx.read(), asked, () => ctx.today(request.chainId))
  const { content, purchases } = contentOf(ctx, plan, info)
  const after = request.after ? decodeCursor(request.after, 2) : undefined
  const statement = pageStatement(list, request.order, content, size + 1, after)
  const rows = await pageOfCustomers(await ctx.read(), statement, content, nameOf(statement.text))
  if (purchases) for (const row of rows) keepPurchases(ctx, row, purchases)
  const page = toPage(rows, size, request.after, plan.edges)
  return { ...page, totals: () => ctx.read().then(tx => totalsOfCustomers(tx, list)) }
}

/** The page of purchases as its own resolver would make it. */
function keepPurchases(ctx: Context, row: ListedCustomer, { first, plain }: Purchases): void {
  const loaded = row.loaded as Record<string, unknown>
  const rows = loaded['purchases'] as PurchaseRow[]
  loaded['purchases'] = plain ? { nodes: rows } : customerPurchaseConnection(ctx, row, rows, { size: first })
}

function toPage(rows: readonly ListedCustomer[], size: number, after: string | null | undefined, wantsEdges: boolean) {
  const nodes = rows.slice(0, size)
  const cursorOf = (row: ListedCustomer | undefined) => (row ? encodeCursor([row.k, row.id]) : null)
  return {
    nodes,
    edges: wantsEdges ? nodes.map(node => ({ cursor: encodeCursor([node.k, node.id]), node })) : [],
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: cursorOf(nodes[0]),
      endCursor: cursorOf(nodes.at(-1))
    }
  }
}
