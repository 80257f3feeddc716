/** The floor: a page of customers, or one of them by primary key, by one statement of raw pg on node:http behind the same wall, without GraphQL, sign-in or rights. */
import http from 'node:http'
import pg from 'pg'

pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1082, text => text)
const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE_URL'], max: 10 })
const tenant = process.env['BENCH_TENANT'] ?? ''

const PAGE = `select c.id, c.name, g.name as "group", s.tier_key as tier, coalesce(p.purchases, '[]'::json) as purchases
  from (select * from customer where tenant_id = $1 and chain_id = $3 and store_id = $2 order by registered_on desc, id desc limit 51) c
  left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null
  left join staff_group g on g.tenant_id = a.tenant_id and g.id = a.group_id
  left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
  left join lateral (select json_agg(json_build_array(p.receipt_no, p.purchased_on, p.paid_minor) order by p.happened_at desc, p.id desc) as purchases from (
    select receipt_no, purchased_on, happened_at, paid_minor, id from purchase p where p.tenant_id = c.tenant_id and p.customer_id = c.id order by p.happened_at desc, p.id desc limit 3) p) p on true
  order by c.registered_on desc, c.id desc`

const ONE = 'select member_no from customer where tenant_id = $1 and id = $2'

async function behindWall<R extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<R[]> {
  const client = await pool.connect()
  try {
    await client.query(`begin read only; select app.set_tenant('${tenant}')`)
    const { rows } = await client.query<R>(statement)
    await client.query('commit')
    return rows
  } finally {
    client.release()
  }
}

async function answer(path: string | undefined, asked: Readonly<Record<string, string>>): Promise<unknown> {
  if (path === '/customer') return (await behindWall({ name: 'one', text: ONE, values: [tenant, asked['id']] }))[0]
  const rows = await behindWall({ name: 'page', text: PAGE, values: [tenant, asked['storeId'], asked['chainId']] })
  return { nodes: rows.slice(0, 50), hasNextPage: rows.length > 50 }
}

http
  .createServer((request, response) => {
    if (request.url === '/health') return response.end('ok')
    let body = ''
    request.on('data', part => (body += part))
    request.on('end', () => {
      answer(request.url, JSON.parse(body) as Record<string, string>).then(
        found => response.setHeader('content-type', 'application/json').end(JSON.stringify(found)),
        (error: unknown) => response.writeHead(500).end(String(error))
      )
    })
    return undefined
  })
  .listen(Number(process.env['PORT']), '127.0.0.1')
