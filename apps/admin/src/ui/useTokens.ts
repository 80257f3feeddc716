/** The tokens as literals, for canvases that cannot read CSS; read again whenever the theme changes. */
import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

export type Tokens = (name: `--kq-${string}`) => string

function read(): Tokens {
  const style = getComputedStyle(document.documentElement)
  return name => style.getPropertyValue(name).trim()
}

export function useTokens(): Readonly<Ref<Tokens>> {
  const tokens = shallowRef(read())
  const observer = new MutationObserver(() => (tokens.value = read()))
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] })
  onScopeDispose(() => observer.disconnect())
  return readonly(tokens)
}
