// Puts the rules of rules.ts before every resolver that leads to a company's data; a field without a rule stops the schema from building.
import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema
} from 'graphql'
import { OPERATION_RULES, PLAIN_TYPES, TYPE_RULES, type Rule } from '../../rules.ts'
import { Forbidden, Unauthenticated } from '../errors.ts'
import { cleanerOf } from './clean-arguments.ts'
import type { Context } from './context.ts'

function check(rule: Rule, ctx: Context): void {
  if (rule === 'anyone') return
  if (!ctx.signedIn) throw new Unauthenticated()
  if (rule === 'signedIn') return
  const permissions = typeof rule === 'string' ? [rule] : rule
  if (!permissions.some(permission => ctx.rights.has(permission))) throw new Forbidden()
}

function isRoot(type: GraphQLObjectType): boolean {
  return type.name === 'Query' || type.name === 'Mutation'
}

/** Types that only wrap others: what they hold is checked where it is reached. */
function isWrapper(name: string): boolean {
  return PLAIN_TYPES.has(name) || /(Payload|Connection|Edge)$/.test(name)
}

/** The rule of a field: its operation's, or its type's; undefined where it holds nothing that its parent's rule did not cover. */
export function ruleOf(parent: GraphQLObjectType, fieldName: string, result: string, isObject: boolean): Rule | undefined {
  if (isRoot(parent)) {
    const rule = OPERATION_RULES[`${parent.name}.${fieldName}`]
    if (!rule) throw new Error(`${parent.name}.${fieldName} has no rule in rules.ts`)
    return rule
  }
  if (!isObject || isWrapper(result)) return undefined
  const rule = TYPE_RULES[result]
  if (!rule) throw new Error(`type ${result} has no rule in rules.ts`)
  return rule === TYPE_RULES[parent.name] ? undefined : rule
}

function guarded(rule: Rule, resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return (source, args, ctx, info) => {
    check(rule, ctx)
    return resolve(source, args, ctx, info)
  }
}

/** A refused act has nothing to guard: its payload says null, whoever asks. */
function ifThere(name: string, resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return (source, args, ctx, info) =>
    ((source as Record<string, unknown>)[name] ?? null) === null ? null : resolve(source, args, ctx, info)
}

function readable(
  args: readonly GraphQLArgument[],
  resolve: GraphQLFieldResolver<unknown, Context>
): GraphQLFieldResolver<unknown, Context> {
  const cleaners = args.flatMap(arg => {
    const clean = cleanerOf(arg.type)
    return clean ? [{ name: arg.name, clean }] : []
  })
  if (cleaners.length === 0) return resolve
  return (source, args, ctx, info) => {
    const cleaned: Record<string, unknown> = { ...(args as Record<string, unknown>) }
    for (const { name, clean } of cleaners) if (cleaned[name] !== undefined) cleaned[name] = clean(cleaned[name])
    return resolve(source, cleaned, ctx, info)
  }
}

/** A row may bring nested fields along, by their names: what a list has loaded in its own statement is not loaded again. */
interface Laden {
  readonly loaded?: Readonly<Record<string, unknown>>
}

function unlessLoaded(name: string, resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return (source, args, ctx, info) => (source as Laden).loaded?.[name] ?? resolve(source, args, ctx, info)
}

export function enforceRules(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const result = getNamedType(field.type)
      const rule = ruleOf(type, field.name, result.name, isObjectType(result))
      if (field.resolve && !isRoot(type)) field.resolve = unlessLoaded(field.name, field.resolve)
      if (field.args.length > 0) field.resolve = readable(field.args, field.resolve ?? defaultFieldResolver)
      if (rule && rule !== 'anyone') {
        const resolve = guarded(rule, field.resolve ?? defaultFieldResolver)
        field.resolve = type.name.endsWith('Payload') ? ifThere(field.name, resolve) : resolve
      }
    }
  }
  return schema
}
