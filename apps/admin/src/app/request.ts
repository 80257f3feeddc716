/** The only way to the server: one POST with JSON per operation. Every failure becomes a RequestError that names its kind; nothing else is thrown but an abort. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'

export type Kind = 'offline' | 'unauthenticated' | 'forbidden' | 'limited' | 'invalid' | 'internal'

export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly kind: Kind
  /** For the log line at the server that explains this failure; safe to show and to copy. */
  readonly correlationId: string | undefined
  readonly retryAfterSeconds: number | undefined
  constructor(
    kind: Kind,
    message: string,
    found: { correlationId?: string | undefined; retryAfterSeconds?: number | undefined } = {},
    options?: ErrorOptions
  ) {
    super(message, options)
    this.kind = kind
    this.correlationId = found.correlationId
    this.retryAfterSeconds = found.retryAfterSeconds
  }
}

export interface RequestOptions {
  signal?: AbortSignal | undefined
}

/** A document as codegen writes it: text that knows its answer and its variables. */
export type Document<Result, Variables> = DocumentTypeDecoration<Result, Variables> & { toString(): string }

/** Variables may be left out where the operation has none. */
export type VariablesOf<Variables> =
  Variables extends Record<string, never>
    ? [variables?: Variables, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions]

type Transport = (query: string, variables: unknown, options: RequestOptions) => Promise<unknown>

interface GraphQLFault {
  message: string
  extensions?: { code?: string; correlationId?: string; retryAfter?: number }
}

const KINDS: Record<string, Kind> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  RATE_LIMITED: 'limited',
  TOO_MANY_REQUESTS: 'limited',
  GRAPHQL_VALIDATION_FAILED: 'invalid',
  GRAPHQL_PARSE_FAILED: 'invalid',
  BAD_USER_INPUT: 'invalid'
}

async function post(query: string, variables: unknown, { signal }: RequestOptions): Promise<unknown> {
  let response: Response
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      // Either header makes the request one that another site cannot send without asking first (TRUST 18).
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-keqing-csrf': '1', 'apollo-require-preflight': 'true' },
      body: JSON.stringify({ query, variables }),
      signal: signal ?? null
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new RequestError('offline', 'The server was not reached', {}, { cause })
  }
  return settle(response)
}

async function settle(response: Response): Promise<unknown> {
  const correlationId = response.headers.get('x-correlation-id') ?? undefined
  const retryAfterSeconds = Number(response.headers.get('retry-after')) || undefined
  const found = { correlationId, retryAfterSeconds }
  let body: { data?: unknown; errors?: GraphQLFault[] }
  try {
    body = (await response.json()) as typeof body
  } catch (cause) {
    // A proxy's page, or nothing at all: the server itself did not answer.
    const kind = response.status === 429 ? 'limited' : response.status >= 502 ? 'offline' : 'internal'
    throw new RequestError(kind, `The answer was not JSON (${response.status})`, found, { cause })
  }
  const fault = body.errors?.[0]
  if (!fault) return body.data
  const { code = '', correlationId: named, retryAfter } = fault.extensions ?? {}
  const kind = KINDS[code] ?? (response.status === 429 ? 'limited' : response.status === 401 ? 'unauthenticated' : 'internal')
  throw new RequestError(kind, fault.message, { correlationId: named ?? correlationId, retryAfterSeconds: retryAfter ?? retryAfterSeconds })
}

let transport: Transport = post
let lost: () => void = () => {}

/** Called whenever an answer says that nobody is signed in; the application closes the session and asks again. */
export function onSessionLost(then: () => void): void {
  lost = then
}

/** Puts a fake server in place of the network, for tests of composables; what it returns puts the network back. */
export function answerWith(fake: Transport): () => void {
  transport = fake
  return () => (transport = post)
}

export async function request<Result, Variables>(
  document: Document<Result, Variables>,
  ...[variables, options]: VariablesOf<Variables>
): Promise<Result> {
  try {
    return (await transport(document.toString(), variables ?? {}, options ?? {})) as Result
  } catch (error) {
    if (error instanceof RequestError && error.kind === 'unauthenticated') lost()
    throw error
  }
}
