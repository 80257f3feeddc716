// Failed tries to sign in, by hashed account and by hashed address. A try is put down before it is judged and taken back when it succeeds, so
// that many at once cannot slip past the count.
import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

export function subjectOf(kind: 'account' | 'address', value: string): string {
  return createHash('sha256').update(`${kind}|${value}`).digest('base64url')
}

export interface Attempt {
  readonly ids: readonly string[]
  readonly subjects: readonly string[]
}

export async function putDownAttempt(db: Database, subjects: readonly string[], at: Date): Promise<Attempt> {
  const ids = subjects.map(() => uuid())
  await db.global(
    sql`insert into sign_in_attempt (id, subject, failed_at) select unnest(${ids}::uuid[]), unnest(${subjects}::text[]), ${at}`
  )
  return { ids, subjects }
}

export interface Failures {
  readonly subject: string
  readonly failures: number
  readonly lastAt: Date
}

/** Failures of each subject before this try since `since`, with the last of them. */
export async function failuresBefore(db: Database, attempt: Attempt, since: Date): Promise<Failures[]> {
  return db.global(sql`select subject, count(*)::int as failures, max(failed_at) as "lastAt" from sign_in_attempt
    where subject = any(${attempt.subjects}::text[]) and failed_at > ${since} and not id = any(${attempt.ids}::uuid[]) group by subject`)
}

export async function takeBack(db: Database, attempt: Attempt): Promise<void> {
  await db.global(sql`delete from sign_in_attempt where id = any(${attempt.ids}::uuid[])`)
}

/** The account's failures are forgiven with its next success; an address's are not, or one good account would cover for guessing at others. */
export async function forgive(db: Database, attempt: Attempt, accounts: readonly string[]): Promise<void> {
  await db.global(sql`delete from sign_in_attempt where subject = any(${accounts}::text[]) or id = any(${attempt.ids}::uuid[])`)
}
