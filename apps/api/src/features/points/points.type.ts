// What is public of the ledger (POINT-1). Entries are never edited: a balance is their sum.
import { BONUS_KINDS, POINT_ACCOUNTS, POINT_KINDS, type BonusKind, type LocalDate, type PointAccount, type PointKind } from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'

export const PointKindEnum = Object.fromEntries(POINT_KINDS.map(kind => [kind.toUpperCase(), kind])) as Readonly<Record<string, PointKind>>
registerEnumType(PointKindEnum, { name: 'PointKind', description: 'Why points moved (POINT-1).' })
const BonusKindEnum = publicNames(BONUS_KINDS)
registerEnumType(BonusKindEnum, { name: 'PointBonus', description: 'What a bonus is given for (POINT-2).' })
const PointAccountEnum = publicNames(POINT_ACCOUNTS)
registerEnumType(PointAccountEnum, { name: 'PointAccount', description: 'The chain’s accounts, between which and a customer points move.' })

@ObjectType({
  description:
    'A customer’s points. Every figure is a sum of ledger entries; earned, adjusted, reversed, redeemed and expired add up to the balance.',
  simpleResolvers: true
})
export class PointsSummary {
  @Field(() => SafeInt, { description: 'What the customer has. Negative only after returns (POINT-3).' })
  balance!: number
  @Field(() => SafeInt, { description: 'TIER-9: credited and confirmed, net of reversals; redeeming and expiry do not lower it.' })
  credited!: number
  @Field(() => SafeInt, { description: 'Earned by purchases and bonuses.' })
  earned!: number
  @Field(() => SafeInt, { description: 'Adjusted by headquarters, up or down.' })
  adjusted!: number
  @Field(() => SafeInt, { description: 'Taken back by returns and corrections: negative.' })
  reversed!: number
  @Field(() => SafeInt, { description: 'Spent, net of what returns gave back: negative.' })
  redeemed!: number
  @Field(() => SafeInt, { description: 'Expired, net of what expired lots got back: negative.' })
  expired!: number
}

/** A ledger entry as its type and field resolvers read it. */
export interface PointEntryRow {
  readonly id: string
  readonly customerId: string
  readonly chainId: string
  readonly kind: PointKind
  readonly account: PointAccount
  readonly amount: number
  readonly happenedOn: LocalDate
  readonly recordedAt: Date
  readonly confirmedOn: LocalDate | null
  readonly expiresOn: LocalDate | null
  readonly bonus: BonusKind | null
  readonly policyVersionId: string | null
  readonly policyVersion: number | null
  readonly purchaseId: string | null
  readonly redemptionId: string | null
  readonly voucherId: string | null
  readonly returnNo: string | null
  readonly reason: string | null
  readonly approvedById: string | null
  readonly balanceAfter: number
}

@ObjectType({ description: 'One immutable line of the points ledger.', simpleResolvers: true })
export class PointEntry {
  @Field(() => ID)
  id!: string
  @Field(() => PointKindEnum)
  kind!: PointKind
  @Field(() => SafeInt, { description: 'Points onto the customer’s account; negative: off it.' })
  amount!: number
  @Field(() => LocalDateScalar, { description: 'The day it counts from: of the purchase, of the return.' })
  happenedOn!: LocalDate
  @Field(() => DateTime)
  recordedAt!: Date
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'From when it counts and may be used: once a purchase cannot be brought back any more.'
  })
  confirmedOn?: LocalDate | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of its points (POINT-4); absent: they do not expire.' })
  expiresOn?: LocalDate | null
  @Field(() => BonusKindEnum, { nullable: true, description: 'What the bonus was given for, also where it is taken back.' })
  bonus?: BonusKind | null
  @Field(() => Int, { nullable: true, description: 'The version of the earning rules that gave it.' })
  policyVersion?: number | null
  @Field(() => String, { nullable: true, description: 'The return that lowered what the purchase earned, where it was a single one.' })
  returnNo?: string | null
  @Field(() => String, { nullable: true, description: 'Why it was adjusted.' })
  reason?: string | null
  @Field(() => PointAccountEnum, { description: 'The chain’s account on the other side: what a reversal gives back or takes back.' })
  account!: PointAccount
  @Field(() => SafeInt, { description: 'The balance after this entry, in order of their days.' })
  balanceAfter!: number
}

const pointEntryConnection = connectionOf(() => PointEntry, 'PointEntry')
export const PointEntryConnection = pointEntryConnection.Connection
