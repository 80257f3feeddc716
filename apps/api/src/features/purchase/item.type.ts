// The item master: it grows from receipts and can be edited; an edited name is not overwritten by a later receipt.
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'

@ObjectType({ description: 'Something sold, known by its code in the chain.', simpleResolvers: true })
export class Item {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'The till’s own code, unique in the chain.' })
  code!: string
  @Field(() => String, { description: 'Empty where no receipt named it.' })
  name!: string
  @Field(() => String, { description: 'Empty where none is known.' })
  category!: string
  @Field(() => DateTime)
  recordedAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'When it was last edited by hand; since then receipts leave it alone.' })
  editedAt?: Date | null
}

const itemConnection = connectionOf(() => Item, 'Item')
export const ItemConnection = itemConnection.Connection

@InputType({ description: 'Which items.' })
export class ItemFilter {
  @Field(() => String, { nullable: true, description: 'Part of the code or name.' })
  search?: string | null
  @Field(() => String, { nullable: true, description: 'Exactly this category.' })
  category?: string | null
}

@InputType({ description: 'What to change of an item; what is absent stays.' })
export class ItemUpdateInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, { nullable: true })
  name?: string | null
  @Field(() => String, { nullable: true })
  category?: string | null
}

@ObjectType({ description: 'An item as it stands after the act.' })
export class ItemPayload {
  @Field(() => Item, { nullable: true })
  item?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
