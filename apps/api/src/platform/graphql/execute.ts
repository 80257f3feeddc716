// Operations are compiled once and run many times. The cache is bounded; what cannot be compiled runs the ordinary way.
import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode
} from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'

const MOST_COMPILED = 500
const MOST_VARIABLE_ERRORS = 5

interface Request {
  readonly document: DocumentNode
  readonly key: string
  readonly operationName?: string | undefined
  readonly variables: Record<string, unknown>
  readonly context: unknown
}

function refused(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } })
}

export class CompiledQueries {
  #cache = new Map<string, CompiledQuery | null>()
  readonly #schema: GraphQLSchema

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  async run(request: Request): Promise<ExecutionResult> {
    const operation = getOperationAST(request.document, request.operationName)
    if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION)
      return { errors: [refused('No such operation.', 'OPERATION_RESOLUTION_FAILURE')] }
    const compiled = this.#compiled(request.document, request.key, request.operationName)
    if (!compiled) return this.#interpret(request)
    const result = (await compiled.query({}, request.context, request.variables)) as ExecutionResult
    return 'data' in result ? result : this.#judgeVariables(request, operation)
  }

  async #interpret(request: Request): Promise<ExecutionResult> {
    return execute({
      schema: this.#schema,
      document: request.document,
      contextValue: request.context,
      variableValues: request.variables,
      operationName: request.operationName
    })
  }

  /** Nothing ran: the compiled query did not take the variables. Where the reference does, it runs them (a default within an input object). */
  async #judgeVariables(request: Request, operation: OperationDefinitionNode): Promise<ExecutionResult> {
    const { errors } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], request.variables, {
      maxErrors: MOST_VARIABLE_ERRORS
    })
    if (!errors) return this.#interpret(request)
    return { errors: errors.map(error => refused(error.message, 'BAD_USER_INPUT')) }
  }

  #compiled(document: DocumentNode, queryKey: string, operationName: string | undefined): CompiledQuery | null {
    const key = `${operationName ?? ''} ${queryKey}`
    const known = this.#cache.get(key)
    if (known !== undefined) {
      // Last used goes last, so that the first is the one to drop.
      this.#cache.delete(key)
      this.#cache.set(key, known)
      return known
    }
    const made = compileQuery(this.#schema, document, operationName)
    const compiled = isCompiledQuery(made) ? made : null
    this.#cache.set(key, compiled)
    const oldest = this.#cache.size > MOST_COMPILED ? this.#cache.keys().next().value : undefined
    if (oldest !== undefined) this.#cache.delete(oldest)
    return compiled
  }
}
