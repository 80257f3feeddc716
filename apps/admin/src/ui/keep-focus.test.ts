/** Where the focus goes that was lost with its control. */
import { expect, test } from '@jest/globals'
import { nextPlace } from './keep-focus.ts'

const element = (isConnected: boolean, holds: readonly string[] = []) =>
  ({ isConnected, matches: (of: string) => holds.some(each => of.split(', ').includes(each)) }) as unknown as HTMLElement

const main = element(true, ['main'])
const card = element(true, ['[tabindex]'])

test('to the nearest thing around it that is still there and can have it', () => {
  expect(nextPlace([element(false), element(true), card, main])).toBe(card)
  expect(nextPlace([element(false), element(false, ['[tabindex]']), main])).toBe(main)
  expect(nextPlace([element(false), element(true)])).toBeUndefined()
})

test('back to what was out of use for a moment, and to nothing else while it is', () => {
  const usable = element(true)
  expect(nextPlace([usable, card])).toBe(usable)
  expect(nextPlace([element(true, [':disabled']), card])).toBeUndefined()
})

test('nowhere where nothing had it by the keyboard', () => {
  expect(nextPlace([])).toBeUndefined()
})
