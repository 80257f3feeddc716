/** Where an import stands, read off the run alone: leaving and coming back, or another window, show the same step. Pure. */
import type { ImportRunRowFragment, ImportStatus } from '../../gql/graphql.ts'

export const STEPS = ['file', 'columns', 'run', 'report'] as const
export type Step = (typeof STEPS)[number]

/** What failed or was stopped before it had figures goes back to its columns; what had begun to write ends in its report. */
export function stepOf(run: Pick<ImportRunRowFragment, 'status' | 'counts'>): Step {
  switch (run.status) {
    case 'UPLOADING':
      return 'file'
    case 'RUNNING':
      return 'run'
    case 'DONE':
      return 'report'
    case 'UPLOADED':
    case 'CHECKING':
    case 'CHECKED':
      return 'columns'
    case 'CANCELLING':
      return run.counts.length ? 'run' : 'columns'
    default:
      return run.counts.length ? 'report' : 'columns'
  }
}

const MOVING: readonly ImportStatus[] = ['UPLOADING', 'CHECKING', 'RUNNING', 'CANCELLING']
export const isMoving = (status: ImportStatus | undefined): boolean => status !== undefined && MOVING.includes(status)

const BY_ROW: readonly string[] = ['reading', 'comparing', 'receipts']
/** Of how many: known where the present phase goes by rows of the file. Customers and points go by customers, whose number nobody knows before; the report has no figure. */
export function totalOf(run: Pick<ImportRunRowFragment, 'kind' | 'phase' | 'rowsTotal'>): number | null {
  const byRow = BY_ROW.includes(run.phase ?? '') || (run.phase === 'customers' && run.kind === 'CUSTOMERS')
  return byRow ? (run.rowsTotal ?? null) : null
}

/** The parts of a count list by name; what was not counted is unknown, not 0. */
export function countsOf(counts: readonly { readonly name: string; readonly value: number }[]): (name: string) => number | undefined {
  const byName = new Map(counts.map(count => [count.name, count.value]))
  return name => byName.get(name)
}

export interface Sample {
  readonly at: number
  readonly rows: number
}
const WINDOW_MS = 20_000

/** Keeps the samples of the last seconds; starting over (a new phase counts from 0 again) forgets what was. */
export function addSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1)
  if (last && next.rows < last.rows) return [next]
  return [...samples.filter(sample => next.at - sample.at <= WINDOW_MS), next]
}

/** Rows per second and seconds left, once there is something to go by. */
export function paceOf(samples: readonly Sample[], total: number | null | undefined): { rate?: number; secondsLeft?: number } {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || last.at - first.at < 1000 || last.rows <= first.rows) return {}
  const rate = ((last.rows - first.rows) * 1000) / (last.at - first.at)
  return total ? { rate, secondsLeft: Math.max(0, (total - last.rows) / rate) } : { rate }
}
