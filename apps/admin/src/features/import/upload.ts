/** Sends a file as it is, without reading it into memory, and tells how far it is. XMLHttpRequest, because fetch does not report what it has sent. */
import { RequestError, type Kind } from '../../app/request.ts'
import type { UserError } from '../../app/useAct.ts'
import type { ImportKind } from '../../gql/graphql.ts'

/** More than any file is read to (TRUST 27): not even sent. What an installation takes below that is its setting, and its refusal names it. */
export const LARGEST_BYTES = 200 * 1024 * 1024
export const ACCEPTED = ['.csv', '.csv.gz', '.gz', '.xlsx'] as const

export type FileFault = 'type' | 'empty' | 'large'
export function checkFile(file: { readonly name: string; readonly size: number }): FileFault | undefined {
  const name = file.name.toLowerCase()
  if (!ACCEPTED.some(ending => name.endsWith(ending))) return 'type'
  if (file.size === 0) return 'empty'
  return file.size > LARGEST_BYTES ? 'large' : undefined
}

export type Uploaded =
  | { readonly id: string; readonly userErrors?: undefined }
  | { readonly id?: undefined; readonly userErrors: readonly UserError[] }

interface Answer {
  readonly id?: string
  readonly importRun?: { readonly id: string } | null
  readonly userErrors?: readonly UserError[]
  readonly errors?: readonly {
    readonly message?: string
    readonly extensions?: { readonly code?: string; readonly correlationId?: string }
  }[]
}

const KINDS: Record<number, Kind> = { 401: 'unauthenticated', 403: 'forbidden', 429: 'limited' }

/** The answer read: an id, a refusal in the words of the rules, or a failure. */
export function readAnswer(status: number, text: string, correlationId: string | undefined): Uploaded {
  let answer: Answer = {}
  try {
    answer = JSON.parse(text) as Answer
  } catch {
    // A proxy's page: the status alone speaks.
  }
  const id = answer.id ?? answer.importRun?.id
  if (id) return { id }
  if (answer.userErrors?.length) return { userErrors: answer.userErrors }
  const fault = answer.errors?.[0]
  const kind = KINDS[status] ?? (status === 0 || status >= 502 ? 'offline' : 'internal')
  throw new RequestError(kind, fault?.message ?? `The upload was answered with ${status}`, {
    correlationId: fault?.extensions?.correlationId ?? correlationId
  })
}

export interface Upload {
  readonly done: Promise<Uploaded>
  readonly abort: () => void
}

export function upload(
  file: File,
  about: { readonly chainId: string; readonly kind: ImportKind },
  progress: (sent: number, total: number) => void
): Upload {
  const sender = new XMLHttpRequest()
  const query = new URLSearchParams({ chainId: about.chainId, kind: about.kind, fileName: file.name })
  const done = new Promise<Uploaded>((resolve, reject) => {
    sender.upload.onprogress = event => progress(event.loaded, event.lengthComputable ? event.total : file.size)
    sender.onload = () => {
      try {
        resolve(readAnswer(sender.status, sender.responseText, sender.getResponseHeader('x-correlation-id') ?? undefined))
      } catch (error) {
        reject(error instanceof Error ? error : new Error('The answer could not be read', { cause: error }))
      }
    }
    sender.onerror = () => reject(new RequestError('offline', 'The server was not reached'))
    sender.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'))
  })
  sender.open('POST', `/imports?${query}`)
  sender.setRequestHeader('content-type', 'application/octet-stream')
  // As with every request: another site cannot send this without asking first (TRUST 18).
  sender.setRequestHeader('x-keqing-csrf', '1')
  sender.send(file)
  return { done, abort: () => sender.abort() }
}
