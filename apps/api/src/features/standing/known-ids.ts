import { validate as isUuid } from 'uuid'

export const knownIds = (ids: readonly string[]): string[] => ids.filter(id => isUuid(id))
