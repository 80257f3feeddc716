// What one job works with, handed from step to step.
import { Refusal, type LocalDate } from '@keqing/domain'
import type { Session } from '../../platform/db/database.ts'
import type { ChainFacts } from '../../platform/graphql/context.ts'
import type { JobContext } from '../../platform/jobs/job-context.ts'
import type { Mapping } from './mapping/mapping.ts'
import { readParts } from './parts.ts'
import type { Progress } from './progress.ts'
import type { FileFormat, OpenBytes } from './reading/source.ts'
import type { ImportRow } from './run.sql.ts'
import { severityOf, type Notes } from './staging/notes.ts'

export interface Work {
  readonly job: JobContext
  readonly session: Session
  readonly tenantId: string
  readonly run: ImportRow
  readonly chain: ChainFacts
  readonly today: LocalDate
  readonly progress: Progress
  readonly notes: Notes
}

export type Counts = Record<string, number>

export function formatOf(run: ImportRow): FileFormat {
  if (!('header' in run.format)) throw new Error('an import whose file was not read')
  return run.format as FileFormat
}

export function mappingOf(run: ImportRow): Mapping {
  if (!('columns' in run.mapping)) throw new Error('an import without a mapping')
  return run.mapping as Mapping
}

/** @throws Refusal IMPORT_FILE_GONE, while it is read */
export function openSource({ job, tenantId, run }: Pick<Work, 'job' | 'tenantId' | 'run'>): OpenBytes {
  return async function* () {
    let any = false
    for await (const part of readParts(job.db, { tenantId, importId: run.id, content: 'source' })) {
      any = true
      yield part
    }
    if (!any) throw new Refusal('IMPORT_FILE_GONE', ['id'])
  }
}

/** Rows that are not imported, by whether the rules leave them out or something is wrong with them. */
export function countNotes(notes: Notes): { leftOut: number; errors: number } {
  const of = (severity: string) => notes.list().reduce((sum, note) => (severityOf(note.code) === severity ? sum + note.rowCount : sum), 0)
  return { leftOut: of('leftOut'), errors: of('error') }
}
