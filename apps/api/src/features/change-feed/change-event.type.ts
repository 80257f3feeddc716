// What third parties follow: each change once, in the order in which changes became true.
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime } from '../../platform/graphql/scalars.ts'
import type { OutboxKind } from '../../platform/outbox.ts'

export const ChangeEventKindEnum = {
  TIER_CHANGED: 'tierChanged',
  POINTS_MOVED: 'pointsMoved',
  POLICY_IN_FORCE: 'policyInForce',
  VOUCHER_MOVED: 'voucherMoved'
} as const satisfies Readonly<Record<string, OutboxKind>>
registerEnumType(ChangeEventKindEnum, {
  name: 'ChangeEventKind',
  description: 'What changed.',
  valuesConfig: {
    TIER_CHANGED: { description: 'A customer came into another tier, was lost or came back: see tierChange.' },
    POINTS_MOVED: { description: 'An entry was posted to a customer’s points: see pointEntry.' },
    POLICY_IN_FORCE: { description: 'Another version of the chain’s rules of a kind holds: see policy.' },
    VOUCHER_MOVED: { description: 'A voucher was issued, redeemed, given back to, voided, or has expired: see voucherEntry.' }
  }
})

@ObjectType({
  description: 'A change, told once it can no longer be undone. Its id is that of what it tells of; the same id is the same change.',
  simpleResolvers: true
})
export class ChangeEvent {
  @Field(() => ID)
  id!: string
  @Field(() => ChangeEventKindEnum)
  kind!: OutboxKind
  @Field(() => DateTime, { description: 'When it was written.' })
  at!: Date
  readonly customerId!: string | null
  readonly row!: string
  readonly number!: number
}

const changeEventConnection = connectionOf(() => ChangeEvent, 'ChangeEvent')
export const ChangeEventConnection = changeEventConnection.Connection
