export { definitionOfOccasion } from './definition-of-occasion.sql.ts'
export { makeDefinitions, makePromisedDefinitions } from './make-definitions.ts'
