// Versions of policies, and their history, as their page narrows them.
import type { PolicyKind } from '@keqing/domain'
import { Field, ID, InputType } from 'type-graphql'
import { PolicyKindEnum } from '../policy/index.ts'

@InputType({ description: 'Which versions of policies a file holds, or the history of which.' })
export class PolicyFileFilter {
  @Field(() => PolicyKindEnum, { nullable: true, description: 'Absent: of every kind.' })
  kind?: PolicyKind | null
  @Field(() => ID, { nullable: true, description: 'Versions that this store sets; absent: the chain’s own.' })
  storeId?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Versions that stores set, all that the reader may see, in place of the chain’s.' })
  ofStores?: boolean | null
  @Field(() => ID, { nullable: true, description: 'Of the history: of this version alone, whosever it is.' })
  policyId?: string | null
}
