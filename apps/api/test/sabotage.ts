// Something goes wrong at a chosen statement: for tests of what is left where a process dies.
import pg from 'pg'

/** Runs `at` just before the `nth` statement that `pattern` describes, once. */
export function sabotage(pattern: RegExp, at: (text: string) => Promise<void>, nth = 1): () => void {
  type Query = (this: pg.Client, ...args: unknown[]) => unknown
  const client = pg.Client.prototype as unknown as { query: Query }
  const original = client.query
  let seen = 0
  client.query = function (...args) {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string })?.text ?? '')
    if (!pattern.test(text) || ++seen !== nth) return original.apply(this, args)
    return at(text).then(() => original.apply(this, args))
  }
  return () => {
    client.query = original
  }
}
