// Makes the demo once per installation. Who can sign in is written down before the companies are made, so that a start broken off between them goes on.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '../../platform/db/database.ts'
import { DEMO_COMPANIES, type DemoAccount, type DemoState } from './demo-state.ts'
import { makeDemoCompany } from './make-company.ts'
import { memorablePassword } from './password.ts'

interface SeedOptions {
  readonly now: Date
  readonly seed: string
  /** Where the accounts are written for people to read; without it nobody learns the password. */
  readonly demoFile: string | undefined
  /** Gets what is being made. */
  readonly tell?: (at: string) => void
}

/** Safe to break off anywhere: each company is there as a whole or not at all. Names of the companies made now. */
export async function seedDemo(platform: Database, state: DemoState, options: SeedOptions): Promise<readonly string[]> {
  const password = state.password ?? memorablePassword()
  writeAccounts(options.demoFile, demoAccounts(password))
  for (const company of state.missing) await makeDemoCompany(platform, company, { ...options, password })
  return state.missing.map(company => company.name)
}

/** One line per login; who belongs to both companies comes last. */
function demoAccounts(password: string): DemoAccount[] {
  const all = DEMO_COMPANIES.toReversed().flatMap(company => [
    { role: 'HQ', company: company.name, signIn: company.hq.email, password },
    ...company.logins.map(({ role, title, email }) => ({ role: title ?? role, company: company.name, signIn: email, password }))
  ])
  const byLogin = [...Map.groupBy(all, account => account.signIn).values()]
  const merged = byLogin.flatMap(([first, ...more]) =>
    first ? [{ ...first, company: [first, ...more].map(account => account.company).join(' + ') }] : []
  )
  return merged.toSorted((a, b) => Number(a.company.includes(' + ')) - Number(b.company.includes(' + ')))
}

/** Removed first: the mode of a file that is there would stay. */
function writeAccounts(file: string | undefined, accounts: readonly DemoAccount[]): void {
  if (!file) return
  mkdirSync(path.dirname(file), { recursive: true })
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
}
