// Structured logs (TRUST 34): ids, codes, durations. Request bodies, names, phones and keys never get here; the redaction is the second line.
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino'

export type { Logger }

export function createLogger(level: string, service: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.phone', '*.email', '*.name', 'req.headers.cookie', 'req.headers.authorization', 'variables'],
      remove: true
    },
    serializers: {
      err: faultOf,
      // Not the address: a path may hold a download's token.
      req: (request: { id?: string; method?: string }) => ({ id: request.id, method: request.method })
    },
    hooks: {
      logMethod(given, method) {
        method.apply(this, withoutMessage(given) as Parameters<typeof method>)
      }
    }
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Where a line has no words of its own, the logger would take the error's; and so does who logs for Fastify. */
function withoutMessage(given: readonly unknown[]): readonly unknown[] {
  const [first, words] = given
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err
  if (!(error instanceof Error) || (typeof words === 'string' && !words.includes(error.message || '\n'))) return given
  return [first instanceof Error ? { err: first } : first, 'failed']
}

/** What may be told of an error: its kind and its places in the code. Message, detail, hint, where and cause may quote a row or a value. */
export interface Fault {
  readonly type: string
  readonly code: string | undefined
  readonly constraint: string | undefined
  readonly stack: readonly string[]
}

export function faultOf(error: unknown): Fault {
  const { name, code, constraint } = (error ?? {}) as { name?: unknown; code?: unknown; constraint?: unknown }
  return { type: word(name) ?? 'Error', code: word(code), constraint: word(constraint), stack: placesOf(error) }
}

/** A name of ours, of Node's or of Postgres'; anything else may be somebody's. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z]\w{0,62}$|^\d[\dA-Z]{4}$/.test(value) ? value : undefined
}

const PLACE = /^\s+at (?:.*\()?(?:[^()]*:\d+:\d+|<anonymous>|native)\)?$/

/** The stack without the message it begins with, which may have lines that look like places. */
function placesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const stack = error.stack ?? ''
  const at = stack.indexOf(error.message)
  return (at < 0 ? stack : stack.slice(at + error.message.length))
    .split('\n')
    .filter(line => PLACE.test(line))
    .slice(0, 12)
    .map(line => line.trim())
}

/** What nothing has caught ends the process; Node itself would print all of it. */
export function endOnUncaught(log: Logger): void {
  process.on('uncaughtException', error => {
    log.fatal({ err: error }, 'uncaught')
    process.exit(1)
  })
}
