/**
 * Sentences with places in them. The order of words is the locale's: a template names its slots, and what stands in each is put there, never glued on.
 * An editor puts controls into the slots, the reading puts the text of the same tokens.
 */
import type { Format } from '../../app/format.ts'

export interface Token {
  readonly text: string
  /** The slot it fills, where an editor can change it. */
  readonly slot?: string
}
export type Sentence = readonly Token[]

/** One language's words and ways of writing; both are at hand, whatever the interface speaks. */
export interface Words {
  readonly locale: 'zh-CN' | 'en'
  /** `say(key, values, count)`: the count chooses singular or plural. */
  readonly say: (key: string, values?: Readonly<Record<string, unknown>>, count?: number) => string
  readonly f: Format
  readonly currency: string
  /** A store's name by its id; asked for once it is needed, and an ellipsis until it is known. */
  readonly storeName?: (id: string) => string
  /** A tier's name by its key, in this language; asked for once it is needed, and undefined until it is known. */
  readonly tierName?: (key: string) => string | undefined
}

const [OPEN, CLOSE] = ['\u0001', '\u0002']
// eslint-disable-next-line no-control-regex -- chosen because no text has them
const PLACES = /\u0001(\w+)\u0002/

/** A template with its slots filled: a text is a place that can be changed, a sentence is put in as it is. */
export function fill(words: Words, key: string, slots: Readonly<Record<string, string | Sentence>>, count?: number): Sentence {
  const marks = Object.fromEntries(Object.keys(slots).map(name => [name, OPEN + name + CLOSE]))
  const parts = words.say(key, marks, count).split(PLACES)
  return parts.flatMap((part, at): Sentence => {
    if (at % 2 === 0) return part ? [{ text: part }] : []
    const filled = slots[part] ?? ''
    return typeof filled === 'string' ? [{ text: filled, slot: part }] : filled
  })
}

/** Several as one, by a template that joins {a} and {b}. */
export function join(words: Words, key: string, all: readonly Sentence[]): Sentence {
  return all.slice(1).reduce((a, b) => fill(words, key, { a, b }), all[0] ?? [])
}

export const textOf = (sentence: Sentence): string => sentence.map(token => token.text).join('')
