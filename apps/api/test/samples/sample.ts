// One sample call per operation: what is called by the matrix of rights and by the two-tenant test. Every feature brings the samples of its
// operations; an operation without one fails both.
import type { Company, World } from '../world.ts'

/** Names a thing of the calling company (or, in a test, another's, or one that never was): id('store'). */
export type Ids = (name: string) => string

export interface Samples {
  /** Makes things of a company, as its own people would, and tells their ids by name. Runs once for acme and once for globex. */
  seed?(world: World, company: Company): Promise<Readonly<Record<string, string>>>
  /** Variables of an operation, by its name as in rules.ts. Every id in them comes from `id`. */
  readonly operations: Readonly<Record<string, (id: Ids) => Readonly<Record<string, unknown>>>>
}
