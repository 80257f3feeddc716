// One shape for every "no" of a rule, and one growing list of codes (HOUSE, errors lane 1). Texts are the interface's.
import { REFUSALS, type RefusalCode } from '@keqing/domain'
import { Field, ObjectType, registerEnumType } from 'type-graphql'

export const RefusalCodeEnum = Object.fromEntries(REFUSALS.map(code => [code, code])) as { [C in RefusalCode]: C }
registerEnumType(RefusalCodeEnum, { name: 'RefusalCode', description: 'Every “no” that a rule can say. Grows; a code is never renamed.' })

@ObjectType({ description: 'A value that the message of a refusal names.' })
export class Param {
  @Field(() => String)
  name!: string
  @Field(() => String)
  value!: string
}

@ObjectType({ description: 'A rule declined what was asked; nothing was changed.' })
export class UserError {
  @Field(() => RefusalCodeEnum)
  code!: RefusalCode
  @Field(() => [String], { description: 'Path of the input field it is about; empty where it is about the whole.' })
  field!: readonly string[]
  @Field(() => [Param], { description: 'Values for the message.' })
  params!: readonly Param[]
}
