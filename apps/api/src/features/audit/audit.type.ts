// The log of every change, as the schema shows it.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'

export const ActorKindEnum = { USER: 'user', CLIENT: 'client', PLATFORM: 'platform', JOB: 'job' } as const
export type ActorKind = (typeof ActorKindEnum)[keyof typeof ActorKindEnum]
registerEnumType(ActorKindEnum, {
  name: 'ActorKind',
  description: 'Who did it.',
  valuesConfig: {
    USER: { description: 'A person of the company.' },
    CLIENT: { description: 'A third party by its key.' },
    PLATFORM: { description: 'The service’s own people.' },
    JOB: { description: 'Recurring or deferred work.' }
  }
})

@ObjectType({ description: 'One change: who did what to what, when. Never altered; chained by hash soon after.' })
export class AuditEntry {
  @Field(() => ID)
  id!: string
  @Field(() => DateTime)
  at!: Date
  @Field(() => ActorKindEnum)
  actorKind!: ActorKind
  @Field(() => String, { description: 'The act, as the mutation that does it: customerRegister.' })
  action!: string
  @Field(() => String, { description: 'Kind of the thing changed: Customer.' })
  objectType!: string
  @Field(() => ID, { nullable: true, description: 'The thing changed.' })
  objectId?: string | null
  @Field(() => String, { description: 'More about it as JSON: field names, codes, counts; no personal data.' })
  detail!: string
  @Field(() => String, { nullable: true, description: 'Of the request, as in its x-correlation-id.' })
  correlationId?: string | null
  @Field(() => Boolean, { description: 'Whether it is part of the chain of hashes.' })
  sealed!: boolean
  actorId?: string | null
}

const entries = connectionOf(() => AuditEntry, 'AuditEntry')
export const AuditEntryConnection = entries.Connection

@InputType({ description: 'Which changes a list shows.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'The act.' })
  action?: string | null
  @Field(() => String, { nullable: true, description: 'Kind of the thing changed.' })
  objectType?: string | null
  @Field(() => ID, { nullable: true, description: 'The thing changed.' })
  objectId?: string | null
  @Field(() => ID, { nullable: true, description: 'The person or client that did it.' })
  actorId?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day, in the chain’s time zone.' })
  from?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day.' })
  to?: LocalDate | null
}
