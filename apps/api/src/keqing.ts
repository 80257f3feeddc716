// The platform's command line: `npm run keqing -- <command>`. Exit codes: 0 done, 1 it failed or found something wrong, 2 it was told wrongly.
import { Refusal } from '@keqing/domain'
import { clockFrom } from './platform/clock.ts'
import { findCall, UsageError } from './platform/command.ts'
import { createLogger } from './platform/log.ts'
import { COMMANDS, openDatabase } from './server.ts'

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === '--help' || args[0] === 'help') {
    for (const { name, summary } of COMMANDS) console.log(`${name.padEnd(16)} ${summary}`)
    return args.length === 0 ? 2 : 0
  }
  const { command, values, positionals } = findCall(COMMANDS, args)
  if (values.help) {
    console.log(`${command.summary}\nUsage: ${command.name} ${command.usage}`)
    return 0
  }
  const url = process.env.DATABASE_PLATFORM_URL
  if (!url) throw new UsageError('DATABASE_PLATFORM_URL is not set: commands connect as the platform role.')
  const clock = clockFrom({ NODE_ENV: process.env.NODE_ENV, KEQING_CLOCK: process.env.KEQING_CLOCK })
  const db = openDatabase(url, { poolSize: 4, applicationName: 'keqing-command', statementTimeoutMs: 0, clock })
  try {
    const log = createLogger(process.env.LOG_LEVEL || 'warn', 'command')
    return (await command.run({ db, clock, log, say: line => console.log(line) }, values, positionals)) ?? 0
  } finally {
    await db.close()
  }
}

function inOneLine(error: unknown): string {
  if (error instanceof Refusal) {
    const params = Object.entries(error.params).map(([name, value]) => `${name} ${value}`)
    return [error.code, error.field.length > 0 ? `(${error.field.join('.')})` : '', params.join(', ')].filter(Boolean).join(' ')
  }
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'The database cannot be reached.'
  return (message ?? String(error)).split('\n')[0] ?? ''
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(inOneLine(error))
    process.exit(error instanceof UsageError ? 2 : 1)
  }
)
