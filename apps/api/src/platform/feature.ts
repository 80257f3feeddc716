// What a feature brings to the composition. Every part is optional; nothing else of a feature is seen from outside but what its index exports.
import type { EntitySchema } from '@mikro-orm/postgresql'
import type { FastifyInstance } from 'fastify'
import type { Command } from './command.ts'
import type { ServerParts } from './http/server.ts'
import type { JobTask } from './jobs/job-context.ts'

export interface Feature {
  /** type-graphql resolver classes. */
  readonly resolvers?: readonly (new (...args: never[]) => object)[]
  readonly entities?: readonly EntitySchema[]
  /** HTTP routes beside GraphQL: uploads, downloads. */
  readonly routes?: readonly ((app: FastifyInstance, parts: ServerParts) => void)[]
  /** Jobs by task name. */
  readonly jobs?: Readonly<Record<string, JobTask>>
  /** What the command line can do. */
  readonly commands?: readonly Command[]
  /** Recurring jobs, as graphile-worker crontab lines (UTC). */
  readonly crontab?: readonly string[]
}
