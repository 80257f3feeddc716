// GraphiQL at /graphiql, for development. Its files come from our own address: it needs no network, and asks as whoever is signed in to the admin.
import type { FastifyInstance } from 'fastify'

const PATH = '/graphiql'

/** Its page has scripts in its text, its editor workers and styles made at run time; everything else stays as strict as elsewhere. */
const CONTENT_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"

/** Loaded only where it is wanted: its files are held in memory. */
export async function serveGraphiql(app: FastifyInstance): Promise<void> {
  const [{ ruruHTML }, { getStaticFile }] = await Promise.all([import('ruru/server'), import('ruru/static')])
  const page = ruruHTML({ endpoint: '/graphql', staticPath: `${PATH}/` })
  app.get(PATH, (_request, reply) => reply.header('content-security-policy', CONTENT_POLICY).type('text/html; charset=utf-8').send(page))
  app.get(`${PATH}/*`, async (request, reply) => {
    const file = await getStaticFile({
      staticPath: `${PATH}/`,
      urlPath: request.url,
      acceptEncoding: request.headers['accept-encoding'],
      disallowDevAssets: true
    })
    return file ? reply.headers(file.headers).send(file.content) : reply.status(404).send()
  })
}
