/** Which rows of a list are chosen. On a phone a touch opens a row, until one says that several are to be chosen: then it chooses. */
import { computed, shallowRef, type Ref } from 'vue'

export function useRowChoice(selected: Ref<readonly string[]>, keys: Readonly<Ref<readonly string[]>>, onPhone: () => boolean) {
  const choosing = shallowRef(false)
  const chosen = computed(() => new Set(selected.value))
  const here = computed(() => keys.value.filter(key => chosen.value.has(key)).length)
  const pickable = computed(onPhone)
  const picking = computed(() => pickable.value && (choosing.value || selected.value.length > 0))

  function toggle(key: string): void {
    selected.value = chosen.value.has(key) ? selected.value.filter(each => each !== key) : [...selected.value, key]
  }
  function toggleAll(): void {
    const others = selected.value.filter(key => !keys.value.includes(key))
    selected.value = here.value ? others : [...others, ...keys.value]
  }
  /** On a row or on a link in it; a checkbox does its own work. */
  function touch(key: string, event: Pick<MouseEvent, 'target' | 'preventDefault' | 'stopPropagation'>): void {
    if (!picking.value || (event.target as Element).closest('input')) return
    event.preventDefault()
    event.stopPropagation()
    toggle(key)
  }
  function stopPicking(): void {
    choosing.value = false
    selected.value = []
  }
  return {
    chosen,
    all: computed(() => here.value > 0 && here.value === keys.value.length),
    some: computed(() => here.value > 0 && here.value < keys.value.length),
    toggle,
    toggleAll,
    pickable,
    picking,
    startPicking: () => void (choosing.value = true),
    stopPicking,
    touch
  }
}
