/**
 * What a store sets for itself of a chain's policy: single figures, by their place, where headquarters has opened them and within its bounds. The policy
 * that holds in a store is the chain's with these figures in it; a figure that is no longer open, or out of bounds since, is passed over and said to be.
 */
import type { PolicyFault } from './fault.ts'
import { list, number, object, text } from './read-json.ts'

/** `key`: the line's path, members of a list by their key and parts joined by dots. */
export interface StoreLine {
  readonly key: string
  readonly value: number
}
export interface StoreLines {
  readonly lines: readonly StoreLine[]
}
export interface OpenedLine {
  readonly key: string
  readonly least: number
  readonly most: number
}

/** What a figure counts: how a form shows it, and what it may be at all. */
export const FIGURE_UNITS = ['percent', 'days', 'weekday', 'money'] as const
export type FigureUnit = (typeof FIGURE_UNITS)[number]
/** A figure of a policy that may be opened to stores. */
export interface Figure {
  readonly key: string
  readonly unit: FigureUnit
  readonly value: number
}
export const UNIT_BOUNDS: Readonly<Record<FigureUnit, { readonly least: number; readonly most: number }>> = {
  percent: { least: 0, most: 100 },
  days: { least: 0, most: 365 },
  weekday: { least: 1, most: 7 },
  money: { least: 0, most: Number.MAX_SAFE_INTEGER }
}

export type PassedOver = 'NOT_OPEN' | 'OUT_OF_BOUNDS'

/** A line that is open, or that the store has set. */
export interface EffectiveLine {
  readonly key: string
  /** Null where the chain's policy has no such figure any more. */
  readonly unit: FigureUnit | null
  readonly chainValue: number | null
  readonly storeValue: number | null
  readonly least: number | null
  readonly most: number | null
  readonly from: 'chain' | 'store'
  readonly passedOver: PassedOver | null
}

export const NO_STORE_LINES: StoreLines = { lines: [] }

/** @throws TypeError where it has not the shape */
export function readStoreLines(json: unknown): StoreLines {
  return {
    lines: list(object(json, 'store lines')['lines'], 'lines').map(each => {
      const { key, value } = object(each, 'line')
      return { key: text(key, 'line.key'), value: number(value, 'line.value') }
    })
  }
}

const fits = ({ least, most }: { readonly least: number; readonly most: number }, value: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most

/** Every open line in the order of opening, then those that a store has set and that are not open. */
export function effectiveLines(figures: readonly Figure[], open: readonly OpenedLine[], { lines }: StoreLines): readonly EffectiveLine[] {
  const figureOf = new Map(figures.map(figure => [figure.key, figure]))
  const set = new Map(lines.map(line => [line.key, line.value]))
  const opened = open.filter(line => figureOf.has(line.key))
  const shown = opened.map((line): EffectiveLine => {
    const { unit, value } = figureOf.get(line.key) as Figure
    const storeValue = set.get(line.key) ?? null
    const inside = storeValue !== null && fits(line, storeValue) && fits(UNIT_BOUNDS[unit], storeValue)
    const passedOver = storeValue === null || inside ? null : 'OUT_OF_BOUNDS'
    return { ...line, unit, chainValue: value, storeValue, from: inside ? 'store' : 'chain', passedOver }
  })
  const shut = lines.filter(line => !opened.some(each => each.key === line.key))
  return [
    ...shown,
    ...shut.map(({ key, value }): EffectiveLine => {
      const figure = figureOf.get(key)
      const none = { least: null, most: null }
      return {
        key,
        unit: figure?.unit ?? null,
        chainValue: figure?.value ?? null,
        storeValue: value,
        ...none,
        from: 'chain',
        passedOver: 'NOT_OPEN'
      }
    })
  ]
}

/** The chain's body with the store's figures in it, as far as they hold. */
export function withStoreLines<P>(body: P, lines: readonly EffectiveLine[]): P {
  return lines.reduce((all, line) => (line.from === 'store' ? withFigure(all, line.key.split('.'), line.storeValue) : all), body)
}

/** A copy with another figure at a place; a place that is not there changes nothing. */
function withFigure<P>(body: P, [first, ...rest]: readonly string[], value: number | null): P {
  if (first === undefined) return value as P
  if (Array.isArray(body)) {
    const members = body as readonly { readonly key?: string }[]
    return members.map(each => (each.key === first ? withFigure(each, rest, value) : each)) as P
  }
  if (typeof body !== 'object' || body === null || !(first in body)) return body
  return { ...body, [first]: withFigure((body as Record<string, unknown>)[first], rest, value) }
}

/** Figures of a list's members come by the members' key: two of one line, one that is not open, one outside its bounds. */
export function storeLineFaults(figures: readonly Figure[], open: readonly OpenedLine[], store: StoreLines): readonly PolicyFault[] {
  const effective = new Map(effectiveLines(figures, open, store).map(line => [line.key, line]))
  return store.lines.flatMap(({ key, value }, at): PolicyFault[] => {
    if (store.lines.findIndex(line => line.key === key) < at) return [{ code: 'KEY_TWICE', path: ['lines', at, 'key'] }]
    if (!Number.isInteger(value)) return [{ code: 'VALUE_NOT_INTEGER', path: ['lines', at, 'value'] }]
    const why = effective.get(key)?.passedOver
    if (why === 'NOT_OPEN') return [{ code: 'LINE_NOT_OPEN', path: ['lines', at, 'key'] }]
    return why ? [{ code: 'VALUE_OUT_OF_BOUNDS', path: ['lines', at, 'value'] }] : []
  })
}
