// Apollo as the executor of one schema: limits before validation, compiled execution, errors masked at the edge (TRUST 16, 18–21).
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { Refusal } from '@keqing/domain'
import {
  BREAK,
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode
} from 'graphql'
import { Forbidden, isUnavailable, isUnreadable, Unavailable } from '../errors.ts'
import type { Logger } from '../log.ts'
import { requestSeconds } from '../metrics.ts'
import type { Context } from './context.ts'
import { CompiledQueries } from './execute.ts'
import { LIMITS, limitsRule } from './limits.ts'

/** Codes that say what the caller did; everything else is a bug of ours and is masked. */
const TELLABLE = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'UNAVAILABLE',
  'NOT_FOUND',
  'LIMIT_EXCEEDED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE'
])

/** Apollo copies its context value shallowly, which a Context does not survive: it travels inside. */
export interface Envelope {
  readonly keqing: Context
}

/** Errors of one answer, tellable or masked. A refusal outside a mutation's payload (a wrong page size, a list of another's chain) keeps its code. */
function tell(error: GraphQLError, ctx: Context, log: Logger): GraphQLError {
  const cause = error.originalError ?? error
  const code = (cause as GraphQLError).extensions?.code ?? error.extensions?.code
  const at = { path: error.path, nodes: error.nodes }
  if (cause instanceof Refusal) {
    return new GraphQLError(cause.code, {
      ...at,
      extensions: {
        code: cause.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'BAD_USER_INPUT',
        refusal: cause.code,
        field: cause.field,
        params: cause.params
      }
    })
  }
  if (isUnavailable(cause)) {
    log.warn({ err: cause, correlationId: ctx.correlationId }, 'unavailable')
    const busy = new Unavailable()
    return new GraphQLError(busy.message, { ...at, extensions: { ...busy.extensions, correlationId: ctx.correlationId } })
  }
  if (isUnreadable(cause)) return new GraphQLError('A value cannot be read.', { ...at, extensions: { code: 'BAD_USER_INPUT' } })
  if (typeof code === 'string' && TELLABLE.has(code)) return error
  log.error({ err: cause, correlationId: ctx.correlationId, path: error.path }, 'internal error')
  return new GraphQLError('Something went wrong on our side.', {
    ...at,
    extensions: { code: 'INTERNAL', correlationId: ctx.correlationId }
  })
}

function gatewayOf(schema: GraphQLSchema, log: Logger): GatewayInterface {
  const compiled = new CompiledQueries(schema)
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => {}
    },
    load: () =>
      Promise.resolve({
        executor: async request => {
          const ctx = (request.context as unknown as Envelope).keqing
          const result = await compiled.run({
            document: request.document,
            key: request.queryHash,
            // As the caller wrote it: Apollo’s own is empty where it names none that is there.
            operationName: request.request.operationName ?? undefined,
            variables: request.request.variables ?? {},
            context: ctx
          })
          if (!result.errors) return result as never
          return { ...result, errors: result.errors.slice(0, LIMITS.errors).map(error => tell(error, ctx, log)) } as never
        }
      }),
    stop: () => Promise.resolve()
  }
}

/** Apollo keeps documents between requests; each is looked through once. */
const introspecting = new WeakMap<DocumentNode, boolean>()

function introspects(document: DocumentNode): boolean {
  const known = introspecting.get(document)
  if (known !== undefined) return known
  let found = false
  visit(document, {
    Field(field) {
      if (!/^__(schema|type)$/.test(field.name.value)) return undefined
      found = true
      return BREAK
    }
  })
  introspecting.set(document, found)
  return found
}

/** By the first thing asked for, not by a name that callers make up: the figures stay as many as the schema has fields. */
function nameOf(operation: OperationDefinitionNode | undefined): string {
  const first = operation?.selectionSet.selections[0]
  return first?.kind === Kind.FIELD ? first.name.value : 'other'
}

/** One request's life: introspection by scope, durations, and the transaction closed whatever happened. */
function requestPlugin(production: boolean): ApolloServerPlugin<Envelope> {
  return {
    requestDidStart() {
      const started = process.hrtime.bigint()
      return Promise.resolve({
        didResolveOperation({ document, contextValue: { keqing } }) {
          if (production && introspects(document) && !(keqing.signedIn && keqing.rights.has('schema:read'))) throw new Forbidden()
          return Promise.resolve()
        },
        async willSendResponse({ contextValue, operation, errors, response }) {
          if (response.body.kind === 'single' && response.body.singleResult.errors)
            response.body.singleResult.errors = response.body.singleResult.errors.slice(0, LIMITS.errors)
          await contextValue.keqing.close()
          const seconds = Number(process.hrtime.bigint() - started) / 1e9
          requestSeconds.observe({ operation: nameOf(operation), outcome: errors ? 'error' : 'ok' }, seconds)
        }
      })
    }
  }
}

export function createApollo(
  schema: GraphQLSchema,
  options: { production: boolean; log: Logger; plugins: ApolloServerPlugin<Envelope>[] }
): ApolloServer<Envelope> {
  return new ApolloServer<Envelope>({
    gateway: gatewayOf(schema, options.log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      requestPlugin(options.production),
      ...options.plugins
    ],
    validationRules: [limitsRule],
    parseOptions: { maxTokens: LIMITS.tokens },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: options.production,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => capped(limited(formatted, error))
  })
}

/** Apollo calls every fault that validation finds by one code; a limit keeps its own. */
function limited(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = ((error as GraphQLError).originalError as GraphQLError | undefined)?.extensions?.code
  return code === 'LIMIT_EXCEEDED' ? { ...formatted, extensions: { ...formatted.extensions, code } } : formatted
}

/** Messages of parse and validation errors quote the document; they are cut so that no body can be echoed at length. */
function capped(error: GraphQLFormattedError): GraphQLFormattedError {
  return error.message.length > 300 ? { ...error, message: `${error.message.slice(0, 300)}…` } : error
}
