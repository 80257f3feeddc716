/** What a store sets for itself, read out figure by figure, and told where two versions of it differ. Pure. */
import type { StoreLine } from '@keqing/domain'
import { figureText, placeText, unitAt } from './benefit-places.ts'
import type { Change, Difference } from './change.ts'
import type { Line } from './marks.ts'
import { fill, type Words } from './sentence.ts'

const shown = (key: string, value: unknown, words: Words): string =>
  typeof value === 'number' ? figureText(unitAt(key), value, words) : words.say('benefits.store.likeChain')

export function storeLines(lines: readonly StoreLine[], words: Words): readonly Line[] {
  return lines.map(({ key, value }) => ({
    id: key,
    tokens: fill(words, 'benefits.store.sets', { place: placeText(key, words), figure: shown(key, value, words) })
  }))
}

/** A figure comes or goes whole: without it the store follows the chain. Their order says nothing. */
export function storeChanges(differences: readonly Difference[], words: Words): readonly Change[] {
  const figure = (path: Difference['path'], value: unknown): unknown =>
    path.length === 2 ? (value as StoreLine | null | undefined)?.value : value
  return differences
    .filter(({ path }) => path[1] !== 'order' || path.length > 2)
    .map(({ path, before, after }) => {
      const key = String(path[1])
      const text = (value: unknown) => shown(key, figure(path, value), words)
      return { place: placeText(key, words), before: text(before), after: text(after) }
    })
}
