// TRUST 5: whoever names another company's thing gets the same body and code, by the same statements, as for one that never was; in every query and
// mutation, found by walking the schema, and for every id in it alone and all together. And nothing of the other company changes.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { RIGHTS, type Permission } from '@keqing/domain'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { OPERATION_RULES } from '../src/rules.ts'
import { createSchema } from '../src/server.ts'
import { OPERATIONS, SAMPLES } from './samples/index.ts'
import { documentOf, operationsOf, type Operation } from './walk.ts'
import { openWorld, type Company, type Person, type World } from './world.ts'

type Names = Readonly<Record<string, string>>

const operations = operationsOf(await createSchema())
/** Ends the caller's session; it names nothing. */
const UNASKED = ['Mutation.signOut']

let world: World
let superuser: pg.Client
let ours: Names
let theirs: Names
beforeAll(async () => {
  world = await openWorld()
  superuser = new pg.Client({ connectionString: world.superuserUrl })
  superuser.on('error', () => {})
  await superuser.connect()
  theirs = await seeded(world.acme)
  ours = await seeded(world.globex)
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

async function seeded(company: Company): Promise<Names> {
  const names: Record<string, string> = {}
  for (const samples of SAMPLES) Object.assign(names, await samples.seed?.(world, company))
  return names
}

const statements: string[] = []
const client = pg.Client.prototype as { query: (this: unknown, ...args: unknown[]) => unknown }
const { query } = client
client.query = function (this: unknown, ...args: unknown[]) {
  const [first] = args
  const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text
  // Once a minute a session notes that it is used, between two transactions of reading: that tells nothing about an id.
  if (text && !/^(update session|commit$|begin read only; set local app\.now)/.test(text))
    statements.push(text.replace(/'[0-9a-f-]{36}'/g, '<id>').replace(/lock_timeout = \d+/, 'lock_timeout = <what is left>'))
  return query.apply(this, args)
}

/** What is told and what is run, with the ids of the call itself taken out. */
async function outcome(operation: Operation, names: Names): Promise<{ status: number; body: string; statements: string[] }> {
  statements.length = 0
  const variables = OPERATIONS[operation.name]?.(name => names[name] ?? missing(operation, name))
  const { status, ...body } = await world.ask(whoMay(operation), documentOf(operation, 3, variables), variables)
  let text = JSON.stringify(body)
  for (const [name, id] of Object.entries(names)) text = text.replaceAll(id, `<${name}>`)
  return { status, body: text.replace(/"correlationId":"[^"]*"/g, ''), statements: [...statements] }
}

/** Headquarters, unless the act is a store manager's alone. */
function whoMay({ name }: Operation): Person {
  const rules = [OPERATION_RULES[name]].flat() as Permission[]
  const may = (role: 'HQ' | 'STORE_MANAGER') => rules.some(rule => RIGHTS[role].includes(rule))
  return may('STORE_MANAGER') && !may('HQ') ? world.globex.manager : world.globex.hq
}

function missing(operation: Operation, name: string): never {
  throw new Error(`the sample of ${operation.name} names ${name}, which no seed tells`)
}

/** Names that the sample of an operation asks for. */
function namesIn(operation: Operation): string[] {
  const asked = new Set<string>()
  OPERATIONS[operation.name]?.(name => (asked.add(name), NEVER))
  return [...asked]
}
const NEVER = '01900000-0000-7000-8000-000000000000'

async function imageOf(tenantId: string): Promise<Record<string, string>> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`
  )
  const image: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await superuser.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t where tenant_id = $1`,
      [tenantId]
    )
    image[name] = rows[0].hash
  }
  return image
}

test.each(operations.filter(({ name }) => name.startsWith('Query.')))('with own things $name answers', async operation => {
  expect(await outcome(operation, ours)).toMatchObject({ status: 200, body: expect.not.stringContaining('"errors"') })
})

test('every operation has a sample', () => {
  expect(operations.map(({ name }) => name).filter(name => !OPERATIONS[name])).toEqual([])
})

test.each(operations.filter(({ name }) => !UNASKED.includes(name)))('$name', async operation => {
  const asked = namesIn(operation)
  const before = await imageOf(world.acme.tenantId)
  for (const foreign of [...asked.map(name => [name]), ...(asked.length > 1 ? [asked] : [])]) {
    const of = (id: (name: string) => string) => ({ ...ours, ...Object.fromEntries(foreign.map(name => [name, id(name)])) })
    const never = await outcome(
      operation,
      of(() => uuid())
    )
    const another = await outcome(
      operation,
      of(name => theirs[name] ?? missing(operation, name))
    )
    expect({ foreign, ...another }).toEqual({ foreign, ...never })
    // The id was looked for, and not found: a sample refused before that would prove nothing.
    if (operation.name.startsWith('Mutation.'))
      expect({ foreign, body: another.body }).toEqual({ foreign, body: expect.stringMatching(/NOT_FOUND|_UNKNOWN|MEMBERSHIP_INACTIVE/) })
  }
  expect(await imageOf(world.acme.tenantId)).toEqual(before)
})
