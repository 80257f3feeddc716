/** A stage for tests of composables: stores, query cache and Chinese messages without a browser, and a fake server that remembers what it was asked. */
import { PiniaColada } from '@pinia/colada'
import { createPinia, type Pinia } from 'pinia'
import { createRenderer } from 'vue'
import { createI18n } from 'vue-i18n'
import { answerWith, RequestError, type Kind } from './request.ts'

export interface Asked {
  readonly name: string
  readonly variables: unknown
}
/** By operation: an answer, an error to fail with, or a function of the variables. */
type Answers = Record<string, unknown>

// Draws into nothing: composables get a real setup, with its life cycle, and no document is needed.
const nothing = () => ({})
const nowhere = createRenderer({
  insert: nothing,
  remove: nothing,
  createElement: nothing,
  createText: nothing,
  createComment: nothing,
  setText: nothing,
  setElementText: nothing,
  patchProp: nothing,
  parentNode: () => null,
  nextSibling: () => null
})

export function stage<T>(answers: Answers, use: () => T, messages: Record<string, unknown> = {}) {
  const asked: Asked[] = []
  const restore = answerWith((query, variables) => {
    const name = /(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? ''
    asked.push({ name, variables })
    if (!(name in answers)) throw new Error(`The stage has no answer for ${name}`)
    const answer = answers[name]
    const value: unknown = typeof answer === 'function' ? (answer as (v: unknown) => unknown)(variables) : answer
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value)
  })
  const pinia: Pinia = createPinia()
  let result!: T
  const app = nowhere.createApp({
    setup() {
      result = use()
      return () => null
    }
  })
  app.use(pinia)
  app.use(PiniaColada)
  app.use(createI18n({ legacy: false, locale: 'zh-CN', missingWarn: false, fallbackWarn: false, messages: { 'zh-CN': messages } as never }))
  app.mount({})
  return {
    result,
    pinia,
    asked,
    end: () => {
      app.unmount()
      restore()
    }
  }
}

export function failing(kind: Kind, correlationId?: string): RequestError {
  return new RequestError(kind, kind, { correlationId })
}
