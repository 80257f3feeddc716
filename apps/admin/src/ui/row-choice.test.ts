import { expect, test } from '@jest/globals'
import { ref, shallowRef } from 'vue'
import { useRowChoice } from './useRowChoice.ts'

const touched = (inInput = false) => {
  const event = {
    stopped: false,
    target: { closest: (of: string) => (inInput && of === 'input' ? {} : null) } as unknown as EventTarget,
    preventDefault: () => (event.stopped = true),
    stopPropagation: () => undefined
  }
  return event
}

function list(phone: boolean) {
  const selected = shallowRef<readonly string[]>([])
  const keys = ref(['a', 'b'])
  return { selected, keys, choice: useRowChoice(selected, keys, () => phone) }
}

test('a touch opens until several are to be chosen; then it chooses, and opens nothing', () => {
  const { selected, choice } = list(true)
  const first = touched()
  choice.touch('a', first)
  expect([first.stopped, selected.value]).toEqual([false, []])
  choice.startPicking()
  const second = touched()
  choice.touch('a', second)
  choice.touch('b', touched(true))
  expect([second.stopped, selected.value]).toEqual([true, ['a']])
  choice.stopPicking()
  expect([choice.picking.value, selected.value]).toEqual([false, []])
})
test('all of what is shown, and nothing of it again; what is chosen elsewhere stays', () => {
  const { selected, choice } = list(false)
  selected.value = ['z', 'a']
  expect([choice.all.value, choice.some.value]).toEqual([false, true])
  choice.toggleAll()
  expect(selected.value).toEqual(['z'])
  choice.toggleAll()
  expect([selected.value, choice.all.value]).toEqual([['z', 'a', 'b'], true])
})
test('at a desk nothing is picked by touch, whatever is chosen', () => {
  const { selected, choice } = list(false)
  selected.value = ['a']
  expect(choice.picking.value).toBe(false)
})
