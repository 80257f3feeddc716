// What names a tier that a version of the tier rules lacks.
import { Field, Int, ObjectType } from 'type-graphql'
import type { PolicyRow } from './policy.sql.ts'
import { PolicyVersion } from './policy.type.ts'

@ObjectType({ description: 'A place of a version that names a tier.', simpleResolvers: true })
export class PolicyTierPlace {
  @Field(() => PolicyVersion)
  version!: PolicyRow
  @Field(() => [String], { description: 'As in a difference: members of lists by their key.' })
  path!: readonly string[]
}

@ObjectType({ description: 'A tier that a version of the tier rules lacks, and what names it.', simpleResolvers: true })
export class PolicyMissedTier {
  @Field(() => String)
  key!: string
  @Field(() => [PolicyTierPlace], {
    description: 'Of the chain’s own rules that would go dead: they keep the version from its day, and from coming into force.'
  })
  places!: readonly PolicyTierPlace[]
  @Field(() => Int, {
    nullable: true,
    description:
      'Designations that run after today: they stay, and count for nothing while the rules lack their tier. For whoever reads every customer of the chain.'
  })
  designations?: number | null
  @Field(() => Int, { nullable: true, description: 'Overrides, likewise.' })
  overrides?: number | null
  readonly storeIds!: readonly string[]
}
