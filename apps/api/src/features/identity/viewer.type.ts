// Who is signed in, and what they may do where.
import { Field, ID, ObjectType } from 'type-graphql'
import { LocaleEnum, type Locale } from '../organisation/index.ts'

@ObjectType({ description: 'A company that bought the service.' })
export class Company {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
}

@ObjectType({ description: 'A company that the viewer can switch to.' })
export class CompanyRef {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
}

@ObjectType('Permission', {
  description: 'A right, and the chains, stores and groups it holds over; a chain includes its stores, a store its groups.'
})
export class PermissionReach {
  @Field(() => String, { description: 'As customer:read.' })
  name!: string
  @Field(() => [ID], { description: 'Whole chains.' })
  chains!: readonly string[]
  @Field(() => [ID], { description: 'Whole stores.' })
  stores!: readonly string[]
  @Field(() => [ID], { description: 'Single staff groups.' })
  groups!: readonly string[]
}

@ObjectType({ description: 'The person who is signed in, at one of their companies.' })
export class Viewer {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => LocaleEnum, { nullable: true, description: 'Chosen language; the browser’s where absent.' })
  locale?: Locale | null
}
