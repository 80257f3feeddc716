/** Generators of random histories for the tests of other packages: `@keqing/domain/testing`. */
export * from './history.arbitrary.ts'
export * from './recorded.arbitrary.ts'
