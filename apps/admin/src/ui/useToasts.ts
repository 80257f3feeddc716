/** What was done, for eight seconds, with a way back. Reports only: a failure never goes away by itself and is shown by UiError. */
import { readonly, shallowRef } from 'vue'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly undo?: (() => void | Promise<void>) | undefined
}

const LIFE = 8000
const shown = shallowRef<readonly Toast[]>([])
let next = 1

function dismiss(id: number): void {
  shown.value = shown.value.filter(toast => toast.id !== id)
}

/** At most three at once: the oldest gives way. */
function say(text: string, undo?: Toast['undo']): number {
  const toast = { id: next++, text, undo }
  shown.value = [...shown.value.slice(-2), toast]
  return toast.id
}

export function useToasts() {
  return { toasts: readonly(shown), say, dismiss, LIFE }
}
