/** Sales and offers in their order: duplicated, moved with the focus, deleted with a way back for as long as the toast is shown. */
import type { BenefitPolicy } from '@keqing/domain'
import { nextTick } from 'vue'
import { useToasts } from '../../ui/useToasts.ts'
import { duplicateAt, movedIn, withoutAt, type BenefitList } from './benefit-edits.ts'
import { slotId } from './faults.ts'
import { focusPlace } from './focus-place.ts'
import { putBack } from './put-back.ts'
import type { Words } from './sentence.ts'

interface Place {
  readonly list: BenefitList
  readonly body: () => BenefitPolicy
  readonly words: () => Words
  readonly change: (body: BenefitPolicy) => void
}

export function useBenefitList({ list, body, words, change }: Place) {
  const toasts = useToasts()
  const name = (at: number): string => body()[list][at]?.name[words().locale] || words().say('policies.unnamed')

  function cut(at: number): void {
    const [before, after] = [body(), withoutAt(body(), [list, at])]
    const text = words().say('policies.cut', { text: name(at) })
    change(after)
    toasts.say(text, () => change(putBack(before, after, body())))
  }
  function grow(next: BenefitPolicy, at: number): void {
    change(next)
    void focusPlace(list, at, 'name', 'zh-CN')
  }
  async function move(from: number, by: number): Promise<void> {
    const next = movedIn(body(), list, from, from + by)
    if (next === body()) return
    const own = slotId(list, from)
    const focused = document.activeElement?.id ?? ''
    const place = focused.startsWith(`${own}-`) ? focused.slice(own.length) : ''
    change(next)
    await nextTick()
    document.querySelector<HTMLElement>(`#${slotId(list, from + by)}${place}`)?.focus()
  }
  function key(event: KeyboardEvent, at: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    void move(at, by)
  }
  return {
    name,
    cut,
    key,
    /** The focus goes to the name of what is new. */
    add: (next: BenefitPolicy) => grow(next, body()[list].length),
    copy: (at: number) => grow(duplicateAt(body(), list, at), at + 1),
    move: (at: number, by: number) => void move(at, by)
  }
}
