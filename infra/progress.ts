/** Progress for people: one line a step, with its seconds, on stderr; stdout is left for answers. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)

export const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`

/** `note` says in a few words what came out, after the step is done. */
export async function step<T>(name: string, work: () => Promise<T>, note: (result: T) => string = () => ''): Promise<T> {
  const began = Date.now()
  const result = await work()
  say(`  ${name.padEnd(12)}${seconds(began).padStart(8)}  ${note(result)}`.trimEnd())
  return result
}

/** Columns for a terminal: a Chinese character takes two cells. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => cells(row[column] ?? ''))))
  return rows.map(row =>
    row
      .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - cells(text)))
      .join('  ')
      .trimEnd()
  )
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu
const cells = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0)
