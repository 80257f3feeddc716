// What of the demo there is, and what it still lacks. Loads nothing heavy: it is asked at every start.
import { existsSync, readFileSync } from 'node:fs'
import { sql, type Sql } from '../../platform/db/sql.ts'
import type { DemoCompany } from './company.ts'
import { HARBOUR } from './harbour.ts'
import { SHU_BU } from './shu-bu.ts'

/** The smaller one first: broken off in the larger one, the next start has little to do again. */
export const DEMO_COMPANIES: readonly DemoCompany[] = [HARBOUR, SHU_BU]

export interface DemoAccount {
  readonly role: string
  readonly company: string
  readonly signIn: string
  readonly password: string
}

export interface DemoState {
  readonly missing: readonly DemoCompany[]
  /** Of a demo that was begun and not finished. */
  readonly password: string | undefined
}

type Ask = (statement: Sql) => Promise<{ rows: unknown[] }>

/** Nothing is missing from a database that holds a company of somebody's own, nor from one whose accounts nobody wrote down. */
export async function demoState(ask: Ask, demoFile: string | undefined): Promise<DemoState> {
  const emails = DEMO_COMPANIES.map(company => company.hq.email)
  const { rows } = await ask(sql`
    select (select count(*) from company_directory)::int as companies,
      array(select email from login where email = any(${emails}::text[])) as begun,
      array(select email from login where email = any(${emails}::text[]) and disabled_at is null) as done`)
  const [{ companies, begun, done }] = rows as [{ companies: number; begun: string[]; done: string[] }]
  if (companies === 0) return { missing: DEMO_COMPANIES, password: undefined }
  const password = readAccounts(demoFile)?.[0]?.password
  if (!password || companies > begun.length) return { missing: [], password }
  return { missing: DEMO_COMPANIES.filter(company => !done.includes(company.hq.email)), password }
}

function readAccounts(file: string | undefined): DemoAccount[] | undefined {
  if (!file || !existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
