// TRUST 16: what a document costs to refuse does not depend on what it would cost to run.
import { expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import { LIMITS, limitsRule } from './limits.ts'

const schema = buildSchema('type Query { a: Query b: Int }')
const refusals = (query: string) => validate(schema, parse(query, { maxTokens: LIMITS.tokens }), [limitsRule]).map(error => error.message)
const times = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at)).join(' ')

test('what fragments bring is counted as often as they are spread', () => {
  expect(refusals(`{ ${times(10, () => '...f')} } fragment f on Query { b x: b }`)).toEqual([])
  expect(refusals(`{ ${times(11, () => '...f')} } fragment f on Query { b x: b }`)).toEqual(['Too many root fields: at most 20.'])
  expect(refusals(`{ a { ${times(31, () => '...f')} } } fragment f on Query { x: b }`)).toEqual(['Too many aliases: at most 30.'])
  expect(refusals('{ ...f ...f } fragment f on Query { a { b @skip(if: false) @skip(if: false) ... @skip(if: false) { b } } }')).toEqual([
    'Too many directives: at most 5.'
  ])
})

test('directives count wherever they stand', () => {
  expect(refusals(`query ($x: Int ${times(3, () => '@x')}) ${times(2, () => '@x')} { b }`)).toEqual([])
  expect(refusals(`query ($x: Int ${times(3, () => '@x')}) ${times(3, () => '@x')} { b }`)).toHaveLength(1)
  expect(refusals(`{ ...f } fragment f on Query ${times(6, () => '@x')} { b }`)).toHaveLength(1)
})

test('levels are counted through fragments', () => {
  const deep = (levels: number): string => (levels === 1 ? '{ b }' : `{ ...on Query { a ${deep(levels - 1)} } }`)
  expect(refusals(deep(LIMITS.depth))).toEqual([])
  expect(refusals(deep(LIMITS.depth + 1))).toEqual(['Too many levels: at most 10.'])
})

test.each([
  ['doubled forty times, by fifteen operations', `fragment f40 on Query { x: b }`],
  ['leading back to itself', `fragment f40 on Query { x: b ...f0 }`]
])('fragments %s are refused at once', (_what, last) => {
  const query = `${times(15, at => `query q${at} { a { ...f0 } }`)} ${times(40, at => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`)} ${last}`
  expect(refusals(query)).toContain('Too many aliases: at most 30.')
})
