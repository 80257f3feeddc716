/**
 * Whoever works by the keyboard does not lose their place: where the control that had the focus is deleted, or no longer offered, the focus goes to the
 * nearest thing around it that is still there, and where it was only out of use for a moment, back to it. Where the mouse was used nothing is moved.
 */
const PLACE = '[tabindex], dialog, main'

const isUsable = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled')

/** Where the focus goes that was lost; innermost first, as they were around it when it had it. */
export function nextPlace(path: readonly HTMLElement[]): HTMLElement | undefined {
  const [last, ...around] = path
  if (!last) return undefined
  if (last.isConnected) return isUsable(last) ? last : undefined
  return around.find(each => each.isConnected && each.matches(PLACE))
}

/** From it outwards. A dialog lies in what it was opened from, whatever had the focus there: that may be gone by the time the dialog is. */
function pathOf(element: HTMLElement, before: readonly HTMLElement[]): readonly HTMLElement[] {
  const dialog = element.closest('dialog')
  const path: HTMLElement[] = []
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
    path.push(at)
    if (at === dialog) return [...path, ...before.slice(before.indexOf(dialog) + 1)]
  }
  return path
}

/** Answers how to stop. */
export function keepFocus(): () => void {
  let path: readonly HTMLElement[] = []
  const focused = ({ target }: FocusEvent) => {
    path = target instanceof HTMLElement && target.matches(':focus-visible') ? pathOf(target, path) : []
  }
  const pressed = () => (path = [])
  const changes = new MutationObserver(() => {
    if (path.length === 0 || (document.activeElement && document.activeElement !== document.body)) return
    nextPlace(path)?.focus()
  })
  document.addEventListener('focusin', focused)
  document.addEventListener('pointerdown', pressed, true)
  changes.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
  return () => {
    document.removeEventListener('focusin', focused)
    document.removeEventListener('pointerdown', pressed, true)
    changes.disconnect()
  }
}
