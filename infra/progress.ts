/**
 * Progress for people, on stderr; stdout is left for answers. A step is one line with its seconds when it is done. One that takes longer says meanwhile
 * what it is at: on a terminal in a last line that is rewritten, elsewhere (a log, a pipe) in a line every few seconds.
 */
interface Running {
  readonly name: string
  readonly beganMs: number
  at: string
  toldMs: number
}

const PATIENCE_MS = 1000
const REDRAW_MS = 200
const TELL_EVERY_MS = 5000
const ERASE = '\r\u001b[2K'

const running = new Set<Running>()
let drawn = ''
let ticking: NodeJS.Timeout | undefined

const rewrites = (): boolean => process.stderr.isTTY && process.env['TERM'] !== 'dumb'

export function say(line: string): void {
  process.stderr.write(`${drawn ? ERASE : ''}${line}\n`)
  drawn = ''
  if (rewrites()) draw()
}

export const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`

const stepLine = (name: string, beganMs: number, note: string): string =>
  `  ${name.padEnd(12)}${seconds(beganMs).padStart(8)}  ${note}`.trimEnd()

/** What a step's work calls to say what it is at. */
export type Tell = (at: string) => void

/** `note` says in a few words what came out, after the step is done. */
export async function step<T>(name: string, work: (tell: Tell) => Promise<T>, note: (result: T) => string = () => ''): Promise<T> {
  const began = Date.now()
  const result = await waitFor(name, work)
  say(stepLine(name, began, note(result)))
  return result
}

/** A step without a line of its own at its end. */
export async function waitFor<T>(name: string, work: (tell: Tell) => Promise<T>): Promise<T> {
  const now = Date.now()
  const mine: Running = { name, beganMs: now, at: '', toldMs: now }
  running.add(mine)
  ticking ??= setInterval(tick, REDRAW_MS).unref()
  try {
    return await work(at => {
      mine.at = at
    })
  } finally {
    running.delete(mine)
    if (running.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
    if (rewrites()) draw()
  }
}

function tick(): void {
  if (rewrites()) return draw()
  for (const each of running) {
    if (Date.now() - each.toldMs < TELL_EVERY_MS) continue
    each.toldMs = Date.now()
    say(stepLine(each.name, each.beganMs, `… ${each.at}`))
  }
}

function draw(): void {
  const late = [...running].filter(each => Date.now() - each.beganMs >= PATIENCE_MS)
  const text = late.map(({ name, beganMs, at }) => `${name} ${Math.floor((Date.now() - beganMs) / 1000)} s${at && ` ${at}`}`).join(' · ')
  if (text !== drawn) process.stderr.write(ERASE + cut(text && `  … ${text}`, (process.stderr.columns || 80) - 1))
  drawn = text
}

/** To so many cells: a line that wraps could not be rewritten. */
function cut(text: string, width: number): string {
  let left = width
  return [...text].filter(character => (left -= cells(character)) >= 0).join('')
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
