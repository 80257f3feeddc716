// Months, figures and the ledger of the incentive plan, as they can be read.
import type { Evidence, IncentiveUnit, LocalDate, Measure, Span } from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { IncentiveUnitEnum, MeasureEnum, SpanEnum } from '../policy/index.ts'
import { DISPUTE_STATES, type DisputeState } from './dispute.sql.ts'
import { PERIOD_STATES, type PeriodState } from './period.sql.ts'

const PeriodStateEnum = publicNames(PERIOD_STATES)
registerEnumType(PeriodStateEnum, {
  name: 'IncentivePeriodState',
  description:
    'MEASURING and SCORING are a job’s. FAILED: a fault of ours ended it; asked to close again it goes on. APPROVED: what comes later is booked in the next month.'
})
const EVIDENCES = [
  'quota',
  'streak',
  'rank',
  'shared',
  'count',
  'check',
  'decision',
  'nothing'
] as const satisfies readonly Evidence['of'][]
const EvidenceEnum = publicNames(EVIDENCES)
registerEnumType(EvidenceEnum, {
  name: 'IncentiveEvidenceKind',
  description:
    'What an entry was judged by. COUNT: late days (INC-6). CHECK: the system check and rates (INC-5, INC-9). DECISION: somebody decided a dispute. NOTHING: measured again there is no figure any more.'
})
export const BENEFICIARIES = ['group', 'store', 'associate', 'storeManager', 'otherMembers'] as const
export const BeneficiaryEnum = publicNames(BENEFICIARIES)
registerEnumType(BeneficiaryEnum, {
  name: 'IncentiveBeneficiary',
  description: 'Whose members share an entry by their days. OTHER_MEMBERS: each member of the store who did not run it, in full.'
})
export const DisputeStateEnum = publicNames(DISPUTE_STATES)
registerEnumType(DisputeStateEnum, {
  name: 'IncentiveDisputeState',
  description: 'UPHELD: the entry stays. CORRECTED: another entry changes it. WITHDRAWN: by who raised it.'
})

@ObjectType({ description: 'A month of a chain that is being closed, is closed, or approved (INC-11).', simpleResolvers: true })
export class IncentivePeriod {
  @Field(() => ID)
  id!: string
  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  month!: LocalDate
  @Field(() => PeriodStateEnum)
  state!: PeriodState
  @Field(() => DateTime)
  askedAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'Of which instant the facts are.' })
  measuredAt?: Date | null
  @Field(() => DateTime, { nullable: true })
  closedAt?: Date | null
  @Field(() => DateTime, { nullable: true })
  approvedAt?: Date | null
}
export const IncentivePeriodConnection = connectionOf(() => IncentivePeriod, 'IncentivePeriod').Connection

@ObjectType({
  description: 'A figure: of a count the denominator is absent; of a ratio with nothing to divide by it is 0, and it is none then.',
  simpleResolvers: true
})
export class IncentiveNumber {
  @Field(() => SafeInt)
  numerator!: number
  @Field(() => SafeInt, { nullable: true })
  denominator?: number | null
}

@ObjectType({ description: 'What a plan measures of somebody in a period, as far as it is over.', simpleResolvers: true })
export class IncentiveFigure {
  @Field(() => String, { description: 'Of the quota or rule.' })
  key!: string
  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  start!: LocalDate
  @Field(() => LocalDateScalar, { description: 'Its last.' })
  end!: LocalDate
  @Field(() => SafeInt)
  numerator!: number
  @Field(() => SafeInt, { nullable: true, description: 'Absent: a count. 0: nothing to divide by, no figure.' })
  denominator?: number | null
  @Field(() => SafeInt, {
    nullable: true,
    description: 'What is asked, by the days there, or a floor; absent: nothing, it ranks, is counted by a rule, or is left out.'
  })
  asked?: number | null
  @Field(() => IncentiveNumber, { description: 'Where it ends if it goes on as until today.' })
  expected!: IncentiveNumber
}

@ObjectType({
  description: 'What is still to be done so that a rule takes less, in a period that is not over (INC-2, INC-3).',
  simpleResolvers: true
})
export class IncentiveNextStep {
  @Field(() => IncentiveFigure, { description: 'Whose figure has to grow.' })
  figure!: IncentiveFigure
  @Field(() => SafeInt, { description: 'So many more of what is counted.' })
  units!: number
  @Field(() => SafeInt, { description: 'What it spares, in the plan’s unit; of a group its members share it.' })
  spares!: number
  @Field(() => BeneficiaryEnum, { description: 'Whom it spares: who it would be taken from.' })
  to!: (typeof BENEFICIARIES)[number]
  @Field(() => SafeInt, {
    nullable: true,
    description: 'The reader’s own part of it by days, if everybody stays to the period’s end; null: it is not taken from the reader.'
  })
  ownPart?: number | null
  @Field(() => Boolean, { description: 'Whether the pace so far leads there by the period’s end.' })
  onPace!: boolean
}

@ObjectType({
  description: 'How a store stands in a month by the plan; to an associate, what concerns the own group, the store and oneself.'
})
export class IncentiveStanding {
  @Field(() => LocalDateScalar)
  month!: LocalDate
  @Field(() => ID, { description: 'The version of the plan that the month goes by.' })
  policyVersionId!: string
  @Field(() => IncentiveUnitEnum)
  unit!: IncentiveUnit
}

@ObjectType({ description: 'A contest of associates in the quarter of a month (INC-10).', simpleResolvers: true })
export class IncentiveContest {
  @Field(() => LocalDateScalar, { description: 'The first day of the quarter.' })
  start!: LocalDate
  @Field(() => LocalDateScalar, { description: 'Its last.' })
  end!: LocalDate
  @Field(() => Boolean, { description: 'Whether it is as it was kept when the quarter was closed.' })
  kept!: boolean
}

@ObjectType({ description: 'How somebody stands in a contest; whoever has too little to go by has no rank.', simpleResolvers: true })
export class IncentiveContestPlace {
  @Field(() => Int, { description: '1 for the best; those that tie have one rank.' })
  rank!: number
  @Field(() => Int, { description: 'How many share the rank.' })
  tied!: number
  @Field(() => IncentiveNumber)
  figure!: IncentiveNumber
  @Field(() => SafeInt, { description: 'Points or minor units if it ends as it stands.' })
  prize!: number
  @Field(() => Int, { nullable: true, description: 'Of validity: fields that could be found neither true nor false.' })
  unverifiable?: number | null
  @Field(() => Boolean, { description: 'Whether it is the reader’s own.' })
  isMine!: boolean
}

@ObjectType({ description: 'Part of a figure: one customer’s, or that of receipts of nobody.', simpleResolvers: true })
export class IncentivePart {
  @Field(() => SafeInt)
  numerator!: number
  @Field(() => SafeInt, { nullable: true })
  denominator?: number | null
}
export const IncentivePartConnection = connectionOf(() => IncentivePart, 'IncentivePart').Connection

@ObjectType({ description: 'A period of a streak.', simpleResolvers: true })
export class IncentiveStreakPeriod {
  @Field(() => LocalDateScalar)
  start!: LocalDate
  @Field(() => IncentiveNumber)
  figure!: IncentiveNumber
  @Field(() => SafeInt)
  asked!: number
}

@ObjectType({ description: 'What was reached of what was asked.', simpleResolvers: true })
export class IncentiveAttained {
  @Field(() => IncentiveNumber)
  figure!: IncentiveNumber
  @Field(() => SafeInt)
  asked!: number
}

@ObjectType({ description: 'A registration rate that a system check was judged by (INC-5).', simpleResolvers: true })
export class IncentiveFloorChecked {
  @Field(() => Int, { description: 'Asked.' })
  percent!: number
  @Field(() => IncentiveNumber)
  figure!: IncentiveNumber
}

@ObjectType({ description: 'What an entry was judged by; of the rule and this its amount is derived again.', simpleResolvers: true })
export class IncentiveEvidence {
  @Field(() => EvidenceEnum)
  of!: Evidence['of']
  @Field(() => MeasureEnum, { nullable: true, description: 'What was counted; of SHARED for the store’s quota, groups go by net sales.' })
  measure?: Measure | null
  @Field(() => IncentiveNumber, { nullable: true })
  figure?: IncentiveNumber | null
  @Field(() => SafeInt, { nullable: true })
  asked?: number | null
  @Field(() => [IncentiveStreakPeriod], { nullable: true })
  periods?: readonly IncentiveStreakPeriod[] | null
  @Field(() => [IncentiveFloorChecked], { nullable: true, description: 'Of CHECK; its figure is absent where no check was carried out.' })
  floors?: readonly IncentiveFloorChecked[] | null
  @Field(() => Int, { nullable: true, description: '1 for the best, or of a forfeit the lowest.' })
  rank?: number | null
  @Field(() => Int, { nullable: true, description: 'How many share the rank.' })
  tied?: number | null
  @Field(() => Int, { nullable: true, description: 'How many were ranked.' })
  ranked?: number | null
  @Field(() => IncentiveAttained, { nullable: true, description: 'What the store reached.' })
  store?: IncentiveAttained | null
}

@ObjectType({ description: 'A person’s share of an entry.', simpleResolvers: true })
export class IncentiveShare {
  @Field(() => Int, { description: 'Days in the period, by which it is shared.' })
  days!: number
  @Field(() => SafeInt)
  amount!: number
}

@ObjectType({
  description: 'An immutable line of the incentive ledger: a bonus, a penalty, a forfeit, or the correction of one (INC-11).',
  simpleResolvers: true
})
export class IncentiveEntry {
  @Field(() => ID)
  id!: string
  @Field(() => LocalDateScalar, { description: 'The month in which it is booked, by its first day.' })
  month!: LocalDate
  @Field(() => LocalDateScalar, { description: 'The first day of the period it is for.' })
  forOn!: LocalDate
  @Field(() => SpanEnum)
  span!: Span
  @Field(() => IncentiveUnitEnum)
  unit!: IncentiveUnit
  @Field(() => SafeInt, { description: 'Score points or minor units: bonuses above 0, penalties below; the sum of its shares.' })
  amount!: number
  @Field(() => String, { nullable: true, description: 'Why it was corrected.' })
  reason?: string | null
  @Field(() => DateTime)
  recordedAt!: Date
}
export const IncentiveEntryConnection = connectionOf(() => IncentiveEntry, 'IncentiveEntry').Connection

@ObjectType({ description: 'What a month comes to for a person in a store: the sum of the shares.', simpleResolvers: true })
export class IncentivePay {
  @Field(() => IncentiveUnitEnum)
  unit!: IncentiveUnit
  @Field(() => SafeInt)
  bonuses!: number
  @Field(() => SafeInt, { description: '0 or below.' })
  penalties!: number
  @Field(() => SafeInt)
  amount!: number
  @Field(() => Int)
  entries!: number
}
export const IncentivePayConnection = connectionOf(() => IncentivePay, 'IncentivePay').Connection

@ObjectType({ description: 'What a month comes to in a store.', simpleResolvers: true })
export class IncentiveStore {
  @Field(() => IncentiveUnitEnum)
  unit!: IncentiveUnit
  @Field(() => SafeInt)
  bonuses!: number
  @Field(() => SafeInt, { description: '0 or below.' })
  penalties!: number
  @Field(() => SafeInt)
  amount!: number
  @Field(() => Int)
  entries!: number
  @Field(() => Int)
  forfeits!: number
  @Field(() => Int)
  corrections!: number
}
export const IncentiveStoreConnection = connectionOf(() => IncentiveStore, 'IncentiveStore').Connection

@ObjectType({ description: 'An entry that somebody who has a share of it does not accept (INC-11).', simpleResolvers: true })
export class IncentiveDispute {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  text!: string
  @Field(() => DateTime)
  raisedAt!: Date
  @Field(() => DisputeStateEnum)
  state!: DisputeState
  @Field(() => String, { nullable: true })
  decision?: string | null
  @Field(() => DateTime, { nullable: true })
  decidedAt?: Date | null
}
export const IncentiveDisputeConnection = connectionOf(() => IncentiveDispute, 'IncentiveDispute').Connection
