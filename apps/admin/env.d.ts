/// <reference types="vite/client" />
// Attributes that fall through to a component's root are as good as its props; without these words the template check would refuse them.
import 'vue'

declare module 'vue' {
  interface AllowedComponentProps {
    id?: string | undefined
    role?: string | undefined
    lang?: string | undefined
    title?: string | undefined
    tabindex?: string | number | undefined
    autofocus?: boolean | undefined
    autocapitalize?: string | undefined
    spellcheck?: boolean | 'true' | 'false' | undefined
    [aria: `aria-${string}`]: string | number | boolean | undefined
    [data: `data-${string}`]: unknown
    [listener: `on${Capitalize<string>}`]: unknown
  }
  interface HTMLAttributes {
    popover?: '' | 'auto' | 'manual' | 'hint' | undefined
    [data: `data-${string}`]: unknown
  }
  interface ButtonHTMLAttributes {
    popovertarget?: string | undefined
  }
}
