// The command line of the platform's own people: every feature brings its commands, keqing.ts finds the one that is meant.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import type { Logger } from './log.ts'

export interface CommandContext {
  /** As the platform role, through the same door as everybody. */
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  /** What the command has to tell. */
  readonly say: (line: string) => void
}

export type CommandValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export interface Command {
  /** One or two words, as `tenant create`. */
  readonly name: string
  readonly summary: string
  /** How to call it, without its name. */
  readonly usage: string
  readonly options: ParseArgsOptionsConfig
  readonly positionals?: boolean
  /** The exit code; nothing: 0. */
  run(ctx: CommandContext, values: CommandValues, positionals: readonly string[]): Promise<number | void>
}

/** Told wrongly: one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface Call {
  readonly command: Command
  readonly values: CommandValues
  readonly positionals: readonly string[]
}

/** @throws UsageError */
export function findCall(commands: readonly Command[], args: readonly string[]): Call {
  const command = commands.find(({ name }) => name === args.slice(0, name.split(' ').length).join(' '))
  if (!command)
    throw new UsageError(
      `${args.length > 0 ? `Unknown command “${args.slice(0, 2).join(' ')}”. ` : ''}Commands: ${commands.map(({ name }) => name).join(', ')}. Add --help to one of them.`
    )
  const rest = args.slice(command.name.split(' ').length)
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: command.positionals ?? false,
      strict: true
    })
    return { command, values, positionals }
  } catch (error) {
    const said = error instanceof Error ? error.message.split('\n')[0]?.split('. ')[0] : String(error)
    throw new UsageError(`${said}. Usage: ${command.name} ${command.usage}`)
  }
}

/** An option that must be there. @throws UsageError */
export function required(values: CommandValues, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} is missing.`)
  return value.trim()
}

export function optional(values: CommandValues, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
