/**
 * (d) A till's quote of three lines for a customer of 200,000, with the vouchers that the customer could use, against one customer read by id: the same server,
 * sign-in and door, by turns in one run, one request at a time as a till asks. Asked: the quote's p99 is at most 4 × the read's.
 */
import { distFile } from '../commands.ts'
import { say } from '../progress.ts'
import { measureLoad, median, send, type Load, type Request } from './load.ts'
import { signIn } from './page.ts'
import { startServer } from './server-process.ts'
import { size, type BenchWorld } from './world.ts'

const ROUNDS = 5
const MOST = 4
const CUSTOMERS = 5_000
/** Among so many there is somebody with a voucher. */
const TRIED = 20

const QUOTE = `query Quote($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) { pay { minor } points policies { kind version }
  lines { pay { minor } fullPrice sellable reasons { rule paysPercent } }
  vouchers { id maskedCode name { en } version bar left { minor } off { minor } goodUntil } } }`
const READ = 'query Read($id: ID!) { customer(id: $id) { memberNo } }'
const LINES = [
  { itemCode: 'I1', quantity: 1, amountMinor: 12_900 },
  { itemCode: 'I1', quantity: 2, unitMinor: 4_550, specialPrice: true },
  { itemCode: 'NEW', quantity: 1, amountMinor: 100 }
]

export async function benchQuote(world: BenchWorld): Promise<void> {
  await world.keqing('tiers', 'decide', '--tenant', world.tenantId)
  await world.admin.query('vacuum analyze customer_state')
  const { rows } = await world.admin.query<{ id: string }>('select id from customer order by md5(id::text) limit $1', [CUSTOMERS])
  const server = await startServer('keqing', distFile('main.js'), { ...world.env, DATABASE_APP_URL: world.appUrl }, '/health/ready')
  try {
    const headers = { 'content-type': 'application/json', cookie: await signIn(server) }
    const ask = (query: string, variables: (customerId: string, turn: number) => object): Request => ({
      path: '/graphql',
      headers,
      body: turn => JSON.stringify({ query, variables: variables(rows[turn % rows.length]?.id ?? '', turn) })
    })
    const input = (customerId: string, turn: number) => ({
      chainId: world.chainId,
      storeId: world.storeIds[turn % world.storeIds.length],
      customerId,
      lines: LINES
    })
    const requests = { quote: ask(QUOTE, (id, turn) => ({ input: input(id, turn) })), read: ask(READ, id => ({ id })) }
    await demandAnswers(server.url, requests)
    const loads: Record<keyof typeof requests, Load[]> = { quote: [], read: [] }
    const seconds = size('BENCH_SECONDS', 6)
    for (const name of ['quote', 'read'] as const) await measureLoad(server, requests[name], seconds / 2, 1)
    for (let round = 0; round < ROUNDS; round++)
      for (const name of ['read', 'quote'] as const) loads[name].push(await measureLoad(server, requests[name], seconds, 1))
    report(loads)
  } finally {
    await server.stop()
  }
}

interface Quoted {
  readonly data?: { readonly purchaseQuote?: { readonly lines: unknown[]; readonly policies: unknown[]; readonly vouchers: unknown[] } }
}

async function demandAnswers(url: string, requests: Readonly<Record<'quote' | 'read', Request>>): Promise<void> {
  const quote = JSON.parse(await send(url, requests.quote, 0)) as Quoted
  const read = JSON.parse(await send(url, requests.read, 0)) as { data?: { customer?: unknown } }
  const made = quote.data?.purchaseQuote
  if (made?.lines.length !== LINES.length || made.policies.length !== 3 || !read.data?.customer)
    throw new Error(`not what was asked: ${JSON.stringify([quote, read]).slice(0, 400)}`)
  let vouchers = 0
  for (let turn = 0; turn < TRIED; turn++)
    vouchers += (JSON.parse(await send(url, requests.quote, turn)) as Quoted).data?.purchaseQuote?.vouchers.length ?? 0
  if (vouchers === 0) throw new Error(`none of ${TRIED} customers has a voucher`)
}

function report(loads: Readonly<Record<'quote' | 'read', readonly Load[]>>): void {
  const of = (name: 'quote' | 'read', figure: keyof Load) => median(loads[name].map(load => load[figure]))
  for (const name of ['quote', 'read'] as const)
    say(
      `${name.padEnd(6)} ${of(name, 'perSecond').toFixed(0).padStart(6)} requests/s   ${of(name, 'cpuMsPerRequest').toFixed(2)} ms CPU   p95 ${of(name, 'p95Ms').toFixed(1)} ms   p99 ${of(name, 'p99Ms').toFixed(1)} ms`
    )
  say(`quote ÷ read by primary key: p99 ${(of('quote', 'p99Ms') / of('read', 'p99Ms')).toFixed(2)} (asked ≤ ${MOST})`)
}
