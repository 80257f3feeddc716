/** A rule as a sentence with what can be changed in it: the editor puts a control into each slot, one fit for what it holds. Pure. */
import { countText, moneyText } from './figures.ts'
import type { Path } from './faults.ts'
import { at, put } from './places.ts'
import type { Sentence, Words } from './sentence.ts'

interface Slot<B> {
  /** Of the sentence. */
  readonly name: string
  readonly path: Path
  readonly label: string
  /** What stood there in the version compared with, where it differs. */
  readonly was?: string | undefined
  readonly set: (value: never) => B
}
export interface NumberSlot<B> extends Slot<B> {
  readonly kind: 'number'
  readonly value: number
  readonly money: boolean
  /** Written with so many decimals, of what is counted in their smallest part. */
  readonly digits?: number
  readonly set: (value: number) => B
}
export interface ChoiceSlot<B> extends Slot<B> {
  readonly kind: 'choice'
  readonly value: string
  readonly choices: readonly { readonly key: string; readonly label: string }[]
  readonly set: (key: string) => B
}
export interface Rule<B> {
  /** What stands for its place: where a fault leads to that is about all of it. */
  readonly path: Path
  readonly parts: Sentence
  readonly slots: readonly (NumberSlot<B> | ChoiceSlot<B>)[]
}

const label = (path: Path, { say }: Words): string => say(`policies.place.${path.join('-')}`)

/** Slots of a body, seen against another one of its kind. */
export function slotsOf<B>(body: B, base: B | undefined, words: Words) {
  const was = (path: Path, text: (value: unknown) => string): string | undefined => {
    const [before, now] = [base === undefined ? undefined : at(base, path), at(body, path)]
    const isGone = (value: unknown) => value === undefined || value === null
    return isGone(before) || isGone(now) || Object.is(before, now) ? undefined : text(before)
  }
  function number(name: string, path: Path, money = false): NumberSlot<B> {
    const value = at(body, path)
    const text = (figure: unknown) => (money ? moneyText : countText)(Number(figure), words)
    return {
      kind: 'number',
      name,
      path,
      money,
      label: label(path, words),
      value: typeof value === 'number' ? value : Number.NaN,
      was: was(path, text),
      set: next => put(body, path, next)
    }
  }
  /** One of several words; `values` by their keys. */
  function choice(name: string, path: Path, values: Readonly<Record<string, unknown>>, textOf: (key: string) => string): ChoiceSlot<B> {
    const keyOf = (value: unknown) => Object.keys(values).find(key => Object.is(values[key], value)) ?? ''
    return {
      kind: 'choice',
      name,
      path,
      label: label(path, words),
      value: keyOf(at(body, path)),
      choices: Object.keys(values).map(key => ({ key, label: textOf(key) })),
      was: was(path, value => textOf(keyOf(value))),
      set: key => put(body, path, values[key])
    }
  }
  /** Whether a rule is there at all; switched on it is what it was, or what is usual. */
  function effect(rule: string, path: Path, usual: unknown): ChoiceSlot<B> {
    const text = (on: boolean) => words.say(`policies.${rule}.${on ? 'effect' : 'offEffect'}`)
    const isOn = (of: B | undefined) => (of === undefined ? undefined : at(of, path) !== null)
    const [before, now] = [isOn(base), isOn(body)]
    return {
      kind: 'choice',
      name: 'effect',
      path,
      label: label(path, words),
      value: now ? 'on' : 'off',
      choices: [true, false].map(on => ({ key: on ? 'on' : 'off', label: text(on) })),
      was: before === undefined || before === now ? undefined : text(before),
      set: key => put(body, path, key === 'on' ? ((base && at(base, path)) ?? usual) : null)
    }
  }
  return { number, choice, effect }
}
