/** The rival of (a): PostGraphile 5 with its usual preset on the same database and role, the tenant set for each request. */
import http from 'node:http'
import { grafserv } from 'grafserv/node'
import { makePgService } from 'postgraphile/adaptors/pg'
import { postgraphile } from 'postgraphile'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { makeV4Preset } from 'postgraphile/presets/v4'

const instance = postgraphile({
  extends: [PostGraphileAmberPreset, makeV4Preset({ disableDefaultMutations: true })],
  pgServices: [makePgService({ connectionString: process.env['BENCH_DATABASE_URL'] ?? '', schemas: ['public'], poolConfig: { max: 10 } })],
  grafast: { context: () => ({ pgSettings: { 'app.tenant_id': process.env['BENCH_TENANT'] ?? '' } }) },
  grafserv: { graphqlPath: '/graphql', watch: false, graphiql: false }
})
const server = http.createServer()
const serv = instance.createServ(grafserv)
await serv.addTo(server)
server.listen(Number(process.env['PORT']), '127.0.0.1')
