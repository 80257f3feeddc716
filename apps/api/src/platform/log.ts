// Structured logs (TRUST 34): ids, codes, durations. Request bodies, names, phones and keys never get here; the redaction is the second line.
import { pino, type Logger } from 'pino'

export type { Logger }

export function createLogger(level: string, service: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.phone', '*.email', '*.name', 'req.headers.cookie', 'req.headers.authorization', 'variables'],
      remove: true
    },
    // An error's message may quote a value; its kind and place in the code may not.
    serializers: {
      err: (error: Error & { code?: string; constraint?: string }) => ({
        type: error.name,
        code: error.code,
        constraint: error.constraint,
        stack: placesOf(error)
      })
    }
  })
}

function placesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .map(line => line.trim())
}
