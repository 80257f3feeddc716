// What headquarters sends to write, approve and publish rules.
import type { LocalDate, PolicyKind } from '@keqing/domain'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { PolicyRules } from './policy-body.type.ts'
import { PolicyKindEnum, PolicyVersion } from './policy.type.ts'
import type { PolicyRow } from './policy.sql.ts'

@InputType({ description: 'A new draft.' })
export class PolicyDraftCreateInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'For what this store sets for itself; absent: for the chain’s own rules.' })
  storeId?: string | null
  @Field(() => PolicyKindEnum)
  kind!: PolicyKind
  @Field(() => String, { description: 'At most 80 characters.' })
  name!: string
  @Field(() => ID, { nullable: true, description: 'The version whose content it starts with; the one in force where absent.' })
  basedOnId?: string | null
}

@InputType({ description: 'What a draft is to say, or to be called.' })
export class PolicyDraftSaveInput {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { description: 'The revision that was read; another one is refused as CHANGED_MEANWHILE.' })
  revision!: number
  @Field(() => String, { nullable: true, description: 'At most 80 characters; absent: as it is.' })
  name?: string | null
  @Field(() => PolicyRules, { nullable: true, description: 'Whole, of the draft’s kind, or a store’s lines; absent: as they are.' })
  rules?: PolicyRules | null
}

@InputType({ description: 'A version, and what to say with the act.' })
export class PolicyActInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  comment?: string | null
}

@InputType({ description: 'A version, and what to say about it.' })
export class PolicyCommentInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'At most 500 characters.' })
  comment!: string
}

@InputType({ description: 'An approved version and the day from which it is to hold.' })
export class PolicyScheduleInput {
  @Field(() => ID)
  id!: string
  @Field(() => LocalDateScalar, { description: 'After today; it holds from the first instant of the day in the chain’s time zone.' })
  effectiveOn!: LocalDate
  @Field(() => Int, {
    nullable: true,
    description:
      'How many customers its latest backtest moves: asked for where that is more than the chain’s share (Chain.policyMovesShare); without it, or with another number, POLICY_MOVES_MANY.'
  })
  confirmMoves?: number | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is published though no backtest of these rules against the version in force says what it does, at most 500 characters; kept in its history. Without a backtest and without a reason POLICY_EFFECT_UNSEEN; with a backtest, and of a store’s own lines, it is not looked at.'
  })
  unseenReason?: string | null
}

@InputType({ description: 'A scheduled version whose day has come.' })
export class PolicyActivateAgainInput {
  @Field(() => ID)
  id!: string
}

@ObjectType({ description: 'The version after the act; what was sent back is the new draft.', simpleResolvers: true })
export class PolicyPayload {
  @Field(() => PolicyVersion, { nullable: true })
  policy?: PolicyRow | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
