import type { Feature } from '../../platform/feature.ts'
import { ApiClientEntity, ApiKeyEntity } from './api-client.entity.ts'
import { ApiClientConnectionResolver, ApiClientResolver } from './api-client.resolver.ts'

export { pageOfClients } from './api-client.sql.ts'

export const feature: Feature = { entities: [ApiClientEntity, ApiKeyEntity], resolvers: [ApiClientResolver, ApiClientConnectionResolver] }
