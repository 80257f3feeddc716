/** Figures as they stand in sentences. */
import type { Words } from './sentence.ts'

/** What a slot shows that was emptied. */
export const EMPTY = '…'
export const countText = (value: number, { f }: Words): string => (Number.isFinite(value) ? f.count(value) : EMPTY)

/** ¥100, and ¥99.50 where it has cents. */
export function moneyText(minor: number, { f, currency }: Words): string {
  return Number.isSafeInteger(minor) ? f.money({ minor, currency }).replace(/\.0+$/, '') : EMPTY
}

/** Two of something that has no number yet. */
export const plural = (value: number): number => (Number.isFinite(value) ? value : 2)
