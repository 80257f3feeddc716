/** Generators of random histories, and the table of the rules with any figures, for the tests of other packages: `@keqing/domain/testing`. */
export * from './history.arbitrary.ts'
export * from './recorded.arbitrary.ts'
export * from './shifted-table.arbitrary.ts'
