// For tools that read TypeScript without reading components; the type check of the build knows the real ones.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
