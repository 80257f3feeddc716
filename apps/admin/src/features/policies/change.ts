/** A change between two versions, ready to be told. Pure. */
import type { PolicyDifference } from '@keqing/domain'
import type { Words } from './sentence.ts'

export interface Change {
  readonly place: string
  /** Undefined where it is new. */
  readonly before?: string | undefined
  /** Undefined where it is gone. */
  readonly after?: string | undefined
}
export type Difference = Pick<PolicyDifference, 'before' | 'after'> & { readonly path: readonly (string | number)[] }

export const joined = (texts: readonly string[], { say }: Words): string =>
  texts.length === 0 ? '' : texts.reduce((a, b) => say('policies.read.list', { a, b }))

export const given = (value: unknown, text: (value: never) => string): string | undefined =>
  value === undefined ? undefined : text(value as never)
