// Columns of API clients and their keys, for single writes.
import { defineEntity, p } from '@mikro-orm/postgresql'

const key = { tenantId: p.uuid().primary(), id: p.uuid().primary() }

export const ApiClientEntity = defineEntity({
  name: 'ApiClient',
  tableName: 'api_client',
  properties: {
    ...key,
    chainId: p.uuid(),
    storeId: p.uuid().nullable(),
    name: p.text(),
    scopes: p.array().$type<string[]>(),
    createdBy: p.uuid().nullable(),
    revokedAt: p.datetime().nullable()
  }
})

export const ApiKeyEntity = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    ...key,
    clientId: p.uuid(),
    secretHash: p.type('bytea').$type<Buffer>(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable()
  }
})
