// Writes schema.graphql and schema.sql from the code and a freshly migrated database; with --check it only compares, and fails on a difference.
import { readFile, writeFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { createSchema } from './server.ts'
import { describeDatabase } from './platform/db/describe.ts'

async function settleFile(path: URL, text: string, check: boolean): Promise<boolean> {
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept === text) return true
  if (!check) await writeFile(path, text)
  return !check
}

const check = process.argv.includes('--check')
const graphql = `${printSchema(lexicographicSortSchema(await createSchema()))}\n`
const outcomes = [await settleFile(new URL('../schema.graphql', import.meta.url), graphql, check)]
const url = process.env.DATABASE_OWNER_URL
if (url) outcomes.push(await settleFile(new URL('../schema.sql', import.meta.url), await describeDatabase(url), check))
else console.log('schema.sql not compared: DATABASE_OWNER_URL is not set')
if (outcomes.includes(false)) {
  console.error('The emitted schema differs from the committed one: run `npm run emit` and commit the result.')
  process.exit(1)
}
process.exit(0)
