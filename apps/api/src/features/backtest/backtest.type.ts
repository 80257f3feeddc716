// What a version would have done, as it can be read. Figures of the whole chain are for whoever reads all its customers; customers keep to the reader's scope.
import type { Comparison, LocalDate, Metric, TierSource, TierStatus } from '@keqing/domain'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { InactivityAnswer, LossAnswer, TierAnswer, TierCompareEnum, TierMetricEnum, TierSourceEnum, TierStatusEnum } from '../tier/index.ts'
import { BACKTEST_STATUSES, BESIDES, type BacktestRow, type BacktestStatus, type Beside } from './backtest.sql.ts'
import { REASON_KINDS, type MoveReason } from './move-reason.ts'

/** notLost is NOT_LOST to the outside. */
const publicNames = (values: readonly string[]) =>
  Object.fromEntries(values.map(value => [value.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase(), value]))

export const BacktestStatusEnum = publicNames(BACKTEST_STATUSES)
export const BacktestBesideEnum = publicNames(BESIDES)
registerEnumType(BacktestBesideEnum, {
  name: 'BacktestBeside',
  description: 'What a version is compared with: the version in force, or the decisions that were recorded at the time.'
})
registerEnumType(BacktestStatusEnum, { name: 'BacktestStatus', description: 'Where a backtest stands.' })
export const BacktestUnitEnum = { POINTS: 'points', MONEY: 'money' } as const
registerEnumType(BacktestUnitEnum, { name: 'BacktestUnit', description: 'What a cost is counted in.' })
export const BacktestStaleEnum = { RULES_CHANGED: 'rules', IN_FORCE_CHANGED: 'inForce', DAY_PASSED: 'day' } as const
export type BacktestStale = (typeof BacktestStaleEnum)[keyof typeof BacktestStaleEnum]
registerEnumType(BacktestStaleEnum, {
  name: 'BacktestStale',
  description: 'Why a result is not today’s: the draft says something else, another version is in force, or the day it was made on is over.'
})

@ObjectType({ description: 'Where customers stand: in a tier, on the register of lost customers, or in none.', simpleResolvers: true })
export class BacktestPlace {
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true, description: 'The tier’s key.' })
  key?: string | null
}

@InputType({ description: 'Where customers stand.' })
export class BacktestPlaceInput {
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true, description: 'The tier’s key; absent: in any.' })
  key?: string | null
}

@ObjectType({ description: 'So many customers stand here by the version in force and there by the one tested.', simpleResolvers: true })
export class BacktestCell {
  @Field(() => BacktestPlace)
  before!: BacktestPlace
  @Field(() => BacktestPlace)
  after!: BacktestPlace
  @Field(() => Int)
  customers!: number
}

@ObjectType({ description: 'How customers stood on a day, by both versions.', simpleResolvers: true })
export class BacktestDay {
  @Field(() => LocalDateScalar)
  on!: LocalDate
  @Field(() => [BacktestCell], { description: 'Every pair that has customers.' })
  cells!: readonly BacktestCell[]
}

@ObjectType({ description: 'What one kind of cost came to in a month, by both versions.', simpleResolvers: true })
export class BacktestCost {
  @Field(() => String, { description: 'Which kind, as in points.' })
  name!: string
  @Field(() => BacktestUnitEnum)
  unit!: 'points' | 'money'
  @Field(() => LocalDateScalar, { description: 'The month, by its first day; the last one ends on the day of the backtest.' })
  month!: LocalDate
  @Field(() => SafeInt, { description: 'Points, or minor units of the chain’s currency.' })
  before!: number
  @Field(() => SafeInt)
  after!: number
  @Field(() => SafeInt, { nullable: true, description: 'Of what a store sets: by the chain’s rules alone, with nothing of the store’s.' })
  chain?: number | null
}

@ObjectType({ description: 'So many files are so complete, by both versions.', simpleResolvers: true })
export class BacktestBand {
  @Field(() => Int, { description: 'From so many percent on, up to the next band; the last is 100.' })
  from!: number
  @Field(() => Int)
  before!: number
  @Field(() => Int)
  after!: number
}

@ObjectType({ description: 'Moves of a store’s customers.' })
export class BacktestStore {
  @Field(() => Int)
  moved!: number
  @Field(() => [BacktestCell])
  cells!: readonly BacktestCell[]
  readonly storeId!: string
}

@ObjectType({ description: 'What one of the two versions says of a customer, and why.', simpleResolvers: true })
export class BacktestDecision {
  @Field(() => TierStatusEnum)
  status!: TierStatus
  @Field(() => String, { nullable: true })
  key?: string | null
  @Field(() => Int, { nullable: true })
  rank?: number | null
  @Field(() => String, { nullable: true, description: 'In the chain’s language.' })
  name?: string | null
  @Field(() => TierSourceEnum)
  source!: TierSource
  @Field(() => Boolean, { description: 'Whether inactivity made it lower (TIER-5).' })
  lowered!: boolean
  @Field(() => [TierAnswer], { description: 'Every tier of the version, highest first.' })
  tiers!: readonly TierAnswer[]
  @Field(() => InactivityAnswer, { nullable: true, description: 'Absent where the version has no such rule.' })
  inactivity?: InactivityAnswer | null
  @Field(() => LossAnswer, { nullable: true, description: 'Absent where the version has no such rule, and for one who never bought.' })
  loss?: LossAnswer | null
}

export const MoveReasonEnum = publicNames(REASON_KINDS)
registerEnumType(MoveReasonEnum, {
  name: 'BacktestReasonKind',
  description:
    'A condition that is met by one version alone; lost or not any more; lowered by inactivity, not any more, or by another number of levels; a tier that is gone; what people gave names a tier that one version lacks; tiers in another order.'
})

@ObjectType({ description: 'What a version asks for.', simpleResolvers: true })
export class BacktestAsked {
  @Field(() => TierCompareEnum)
  compare!: Comparison
  @Field(() => SafeInt)
  asked!: number
  @Field(() => Int, { nullable: true, description: 'Within so many months; absent: of all time.' })
  windowMonths?: number | null
}

@ObjectType({ description: 'Why a customer moves.', simpleResolvers: true })
export class BacktestReason {
  @Field(() => MoveReasonEnum)
  kind!: MoveReason['kind']
  @Field(() => TierMetricEnum, { nullable: true, description: 'Of a condition: which figure.' })
  metric?: Metric | null
  @Field(() => SafeInt, { nullable: true, description: 'Of a condition: the figure found.' })
  found?: number | null
  @Field(() => SafeInt, {
    nullable: true,
    description: 'Of a condition: the figure by the version in force, where that is another; rules of earning credit other points.'
  })
  foundBefore?: number | null
  @Field(() => BacktestAsked, {
    nullable: true,
    description: 'Of a condition: what the version in force asks for; absent where it does not ask.'
  })
  before?: BacktestAsked | null
  @Field(() => BacktestAsked, {
    nullable: true,
    description: 'Of a condition: what the version tested asks for; absent where it does not ask.'
  })
  after?: BacktestAsked | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Of time: the day from which its months count.' })
  since?: LocalDate | null
  @Field(() => Int, { nullable: true, description: 'Of time: the months that the version in force gives; absent: it has no such rule.' })
  monthsBefore?: number | null
  @Field(() => Int, { nullable: true, description: 'Of time: the months that the version tested gives; absent: it has no such rule.' })
  monthsAfter?: number | null
  @Field(() => Int, { nullable: true, description: 'Of levels: by how many the version in force lowers.' })
  levelsBefore?: number | null
  @Field(() => Int, { nullable: true, description: 'Of levels: by how many the version tested lowers.' })
  levelsAfter?: number | null
}

@ObjectType({ description: 'A customer who stands elsewhere by the version tested.' })
export class BacktestMove {
  @Field(() => BacktestPlace)
  from!: BacktestPlace
  @Field(() => BacktestPlace)
  to!: BacktestPlace
  readonly backtestId!: string
  readonly customerId!: string
  readonly storeId!: string
}
export const { Connection: BacktestMoveConnection } = connectionOf(() => BacktestMove, 'BacktestMove')

@ObjectType({
  description:
    'A version run over the chain’s history beside the one in force; of what a store sets, over that store’s receipts and customers. It writes nothing of the business.'
})
export class Backtest {
  @Field(() => ID)
  id!: string
  @Field(() => BacktestStatusEnum)
  status!: BacktestStatus
  @Field(() => LocalDateScalar, { description: 'The day it calls today.' })
  asOf!: LocalDate
  @Field(() => Int, { description: 'How many months back it looks, as far as there are facts.' })
  months!: number
  @Field(() => DateTime, { nullable: true, description: 'It knows only what was known at this instant; absent: what is known now.' })
  knownAt?: Date | null
  @Field(() => BacktestBesideEnum)
  beside!: Beside
  @Field(() => Int, { description: 'How many of its steps are done.' })
  stepsDone!: number
  @Field(() => Int, {
    description: 'How many steps it has: days and months it looks at, and parts of the customers; 0 before it has begun.'
  })
  stepsTotal!: number
  @Field(() => DateTime)
  askedAt!: Date
  @Field(() => DateTime, { nullable: true })
  startedAt?: Date | null
  @Field(() => DateTime, { nullable: true })
  endedAt?: Date | null
}

@InputType({ description: 'What to test, and how far back.' })
export class BacktestStartInput {
  @Field(() => ID, { description: 'A version of a policy.' })
  policyId!: string
  @Field(() => Int, { defaultValue: 12, description: 'How many months back, 0 to 36.' })
  months!: number
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Of rules of tiers: the day it calls today, one that has been; absent: today, or the day of asKnownAt.'
  })
  asOf?: LocalDate | null
  @Field(() => DateTime, { nullable: true, description: 'Of rules of tiers: with only what was known at this instant (TIME-3).' })
  asKnownAt?: Date | null
  @Field(() => BacktestBesideEnum, {
    nullable: true,
    description: 'Of rules of tiers: compared with what; by default the version in force. Costs are reckoned of today’s questions alone.'
  })
  beside?: Beside | null
}

@InputType({ description: 'A backtest under way.' })
export class BacktestCancelInput {
  @Field(() => ID)
  id!: string
}

@ObjectType({ description: 'The backtest after the act.', simpleResolvers: true })
export class BacktestPayload {
  @Field(() => Backtest, { nullable: true })
  backtest?: BacktestRow | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
