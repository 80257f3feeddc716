// What both examples need: one question to the API, and its refusals told apart from its failures.
const { KEQING_URL = 'http://localhost:4000/graphql', KEQING_KEY, KEQING_CHAIN } = process.env
if (!KEQING_KEY || !KEQING_CHAIN) {
  console.error('Set KEQING_KEY (an API key, from the page “API clients”) and KEQING_CHAIN (the chain’s id, from the same page).')
  process.exit(2)
}
export const chainId = KEQING_CHAIN

/** What the API or the line says no to. */
class Failure extends Error {}

// An example ends in one line; a mistake in the program keeps its stack.
process.on('uncaughtException', error => {
  console.error(error instanceof Failure ? error.message : error)
  process.exit(1)
})

/** Sends one operation. The same call may be sent again after a broken connection: everything here is safe to repeat. */
export async function keqing(query, variables) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(KEQING_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEQING_KEY}` },
      body: JSON.stringify({ query, variables })
    }).catch(() => undefined)
    if ((response === undefined || response.status === 503) && attempt < 5) {
      await new Promise(resolve => setTimeout(resolve, 200 * 2 ** attempt))
      continue
    }
    if (!response) throw new Failure(`${KEQING_URL} cannot be reached`)
    const { data, errors } = await response.json().catch(() => ({}))
    if (errors) {
      const [{ message, extensions }] = errors
      const said = extensions?.code === 'UNAUTHENTICATED' ? 'KEQING_KEY is no key that is in force' : message
      throw new Failure(`${said} (${extensions?.code}, correlation id ${response.headers.get('x-correlation-id')})`)
    }
    if (!data) throw new Failure(`${KEQING_URL} answers ${response.status}, and not as a GraphQL API`)
    return data
  }
}

/** A rule's refusal: the request was understood and is not allowed. Nothing was written. */
export function demandAccepted({ userErrors }) {
  if (userErrors.length === 0) return
  throw new Failure(userErrors.map(({ code, field }) => `${code} at ${field.join('.') || 'the whole'}`).join('; '))
}
