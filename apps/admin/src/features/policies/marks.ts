/** What was taken out of a sentence and what was put in, token by token, so that a changed figure is marked and the words around it are not. */
import type { Sentence, Token } from './sentence.ts'

export interface Line {
  readonly id: string
  readonly tokens: Sentence
}
export type Mark = 'ins' | 'del'
export interface Piece {
  readonly text: string
  readonly mark?: Mark | undefined
}
export interface MarkedLine {
  readonly id: string
  readonly pieces: readonly Piece[]
}

/** Lengths of the longest common runs from each pair of places on. */
function commonFrom(a: Sentence, b: Sentence): number[][] {
  const common = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i]!.text === b[j]!.text ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
  return common
}

/** What is out comes before what is in its place. */
export function markSentence(before: Sentence, after: Sentence): readonly Piece[] {
  const common = commonFrom(before, after)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, now] = [before[i], after[j]]
    if (old && now && old.text === now.text) {
      pieces.push({ text: now.text })
      i++
      j++
    } else if (old && (!now || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      pieces.push({ text: old.text, mark: 'del' })
      i++
    } else {
      pieces.push({ text: now!.text, mark: 'ins' })
      j++
    }
  }
  return gathered(pieces)
}

/** Neighbours of one mark are one piece; in a run of changes all that is out stands first. */
function gathered(pieces: readonly Piece[]): readonly Piece[] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const run = runs.at(-1)
    if (run && Boolean(run[0]!.mark) === Boolean(piece.mark)) run.push(piece)
    else runs.push([piece])
  }
  return runs.flatMap(run =>
    ([undefined, 'del', 'ins'] as const).flatMap(mark => {
      const text = run
        .filter(piece => piece.mark === mark)
        .map(piece => piece.text)
        .join('')
      return text ? [mark ? { text, mark } : { text }] : []
    })
  )
}

const whole = (tokens: readonly Token[], mark: Mark | undefined): readonly Piece[] =>
  gathered(tokens.map(({ text }) => (mark ? { text, mark } : { text })))

/** In the order of what comes after; a line that is gone stands where it stood. Without a before nothing is marked. */
export function markLines(before: readonly Line[] | undefined, after: readonly Line[]): readonly MarkedLine[] {
  if (!before) return after.map(({ id, tokens }) => ({ id, pieces: whole(tokens, undefined) }))
  const lines: MarkedLine[] = after.map(({ id, tokens }) => {
    const old = before.find(line => line.id === id)
    return { id, pieces: old ? markSentence(old.tokens, tokens) : whole(tokens, 'ins') }
  })
  for (const [index, { id, tokens }] of before.entries()) {
    if (after.some(line => line.id === id)) continue
    const above = before.slice(0, index).findLast(line => lines.some(each => each.id === line.id))
    const at = above ? lines.findIndex(each => each.id === above.id) + 1 : 0
    lines.splice(at, 0, { id, pieces: whole(tokens, 'del') })
  }
  return lines
}

export const isMarked = (line: MarkedLine): boolean => line.pieces.some(piece => piece.mark)
