// Third parties that use the API with a key, as the schema shows them. A secret is shown once, when it is made, and kept hashed (TRUST 13).
import { API_SCOPES, type ApiScope, type LocalDate } from '@keqing/domain'
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'

export const ApiScopeEnum = Object.fromEntries(
  Object.keys(API_SCOPES).map(scope => [scope.replace(':', '_').toUpperCase(), scope])
) as Record<string, ApiScope>
registerEnumType(ApiScopeEnum, { name: 'ApiScope', description: 'What a key may do: CUSTOMERS_READ is the scope customers:read.' })

@ObjectType({ description: 'A third party’s access to a chain, or to one store of it.' })
export class ApiClient {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => [ApiScopeEnum])
  scopes!: ApiScope[]
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'When all its keys ended.' })
  revokedAt?: Date | null
  chainId!: string
  storeId?: string | null
}

@ObjectType({ description: 'One key of a client.' })
export class ApiKey {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Tells keys apart; opens nothing.' })
  prefix!: string
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime)
  expiresAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'When it ends, or ended, before its time.' })
  revokedAt?: Date | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it was used, in UTC.' })
  lastUsedOn?: LocalDate | null
  clientId!: string
}

const clients = connectionOf(() => ApiClient, 'ApiClient')
export const ApiClientConnection = clients.Connection

@InputType({ description: 'A new client with its first key.' })
export class ApiClientCreateInput {
  @Field(() => ID, { description: 'The chain it works on.' })
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'Only this store of the chain.' })
  storeId?: string | null
  @Field(() => String, { description: 'Up to 80 characters.' })
  name!: string
  @Field(() => [ApiScopeEnum], { description: 'What it may do; at least one.' })
  scopes!: ApiScope[]
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the key, within two years; a year from today if absent.' })
  expiresOn?: LocalDate | null
}

@InputType({ description: 'The end of a client and all its keys.' })
export class ApiClientRevokeInput {
  @Field(() => ID, { description: 'The client.' })
  id!: string
}

@InputType({ description: 'A further key of a client; the ones before it go on for a while.' })
export class ApiKeyRotateInput {
  @Field(() => ID, { description: 'The client.' })
  clientId!: string
  @Field(() => Int, { nullable: true, defaultValue: 24, description: 'Hours for which the older keys go on, 0 to 720.' })
  overlapHours?: number | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the new key, within two years; a year from today if absent.' })
  expiresOn?: LocalDate | null
}

@InputType({ description: 'The end of one key.' })
export class ApiKeyRevokeInput {
  @Field(() => ID, { description: 'The key.' })
  id!: string
}

@ObjectType({ description: 'The client made or changed, or why not.' })
export class ApiClientPayload {
  @Field(() => ApiClient, { nullable: true })
  client?: ApiClient | null
  @Field(() => String, { nullable: true, description: 'The new key, to be sent as Authorization: Bearer. Shown here once.' })
  secret?: string | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
