/**
 * (d) A till's quote of three lines for a customer of 200,000, with the vouchers that the customer could use, by rules with sales, multipliers and stores that set
 * their own, against one customer read by id: the same server, sign-in and door, by turns in one run, one request at a time as a till asks. Asked: the quote's
 * p99 is at most 4 × the read's. Beside them, asked for nothing: the same row by raw pg without GraphQL, sign-in or rights.
 */
import path from 'node:path'
import { distFile } from '../commands.ts'
import { say } from '../progress.ts'
import { measureLoad, median, send, type Load, type Request } from './load.ts'
import { signIn } from './page.ts'
import { startServer, type MeasuredServer } from './server-process.ts'
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
  { itemCode: 'I2', quantity: 2, unitMinor: 4_550, specialPrice: true },
  { itemCode: 'NEW', quantity: 1, amountMinor: 100 }
]

const NAMES = ['raw', 'read', 'quote'] as const
type Name = (typeof NAMES)[number]
interface Contestant {
  readonly server: MeasuredServer
  readonly request: Request
}
type Contestants = Readonly<Record<Name, Contestant>>

export async function benchQuote(world: BenchWorld): Promise<void> {
  await world.keqing('tiers', 'decide', '--tenant', world.tenantId)
  await world.admin.query('vacuum analyze customer_state')
  const { rows } = await world.admin.query<{ id: string }>('select id from customer order by md5(id::text) limit $1', [CUSTOMERS])
  const env = { ...world.env, DATABASE_APP_URL: world.appUrl, BENCH_DATABASE_URL: world.appUrl, BENCH_TENANT: world.tenantId }
  const ours = await startServer('keqing', distFile('main.js'), env, '/health/ready')
  const floor = await startServer('raw pg', path.join(import.meta.dirname, 'raw-server.ts'), env, '/health')
  try {
    const headers = { 'content-type': 'application/json', cookie: await signIn(ours) }
    const customer = (turn: number) => rows[turn % rows.length]?.id ?? ''
    const ask = (query: string, variables: (customerId: string, turn: number) => object): Contestant => ({
      server: ours,
      request: { path: '/graphql', headers, body: turn => JSON.stringify({ query, variables: variables(customer(turn), turn) }) }
    })
    const input = (customerId: string, turn: number) => ({
      chainId: world.chainId,
      storeId: world.storeIds[turn % world.storeIds.length],
      customerId,
      lines: LINES
    })
    const contestants: Contestants = {
      raw: { server: floor, request: { path: '/customer', headers: {}, body: turn => JSON.stringify({ id: customer(turn) }) } },
      read: ask(READ, id => ({ id })),
      quote: ask(QUOTE, (id, turn) => ({ input: input(id, turn) }))
    }
    await demandAnswers(contestants)
    report(await measured(contestants))
  } finally {
    await ours.stop()
    await floor.stop()
  }
}

async function measured(contestants: Contestants): Promise<Readonly<Record<Name, Load[]>>> {
  const loads: Record<Name, Load[]> = { raw: [], read: [], quote: [] }
  const seconds = size('BENCH_SECONDS', 6)
  const measure = (name: Name, span: number) => measureLoad(contestants[name].server, contestants[name].request, span, 1)
  for (const name of NAMES) await measure(name, seconds / 2)
  for (let round = 0; round < ROUNDS; round++) for (const name of NAMES) loads[name].push(await measure(name, seconds))
  return loads
}

interface Quoted {
  readonly data?: { readonly purchaseQuote?: { readonly lines: unknown[]; readonly policies: unknown[]; readonly vouchers: unknown[] } }
}

async function demandAnswers(contestants: Contestants): Promise<void> {
  const answer = async (name: Name, turn: number): Promise<unknown> =>
    JSON.parse(await send(contestants[name].server.url, contestants[name].request, turn))
  const quoted = async (turn: number) => ((await answer('quote', turn)) as Quoted).data?.purchaseQuote
  const made = await quoted(0)
  const read = (await answer('read', 0)) as { data?: { customer?: { memberNo: string } } }
  const raw = (await answer('raw', 0)) as { member_no?: string }
  const isWhole = made?.lines.length === LINES.length && made.policies.length >= 3
  if (!isWhole || !raw.member_no || read.data?.customer?.memberNo !== raw.member_no)
    throw new Error(`not what was asked: ${JSON.stringify([made, read, raw]).slice(0, 400)}`)
  let vouchers = 0
  for (let turn = 0; turn < TRIED; turn++) vouchers += (await quoted(turn))?.vouchers.length ?? 0
  if (vouchers === 0) throw new Error(`none of ${TRIED} customers has a voucher`)
}

function report(loads: Readonly<Record<Name, readonly Load[]>>): void {
  const of = (name: Name, figure: keyof Load) => median(loads[name].map(load => load[figure]))
  for (const name of NAMES)
    say(
      `${name.padEnd(6)} ${of(name, 'perSecond').toFixed(0).padStart(6)} requests/s   ${of(name, 'cpuMsPerRequest').toFixed(2)} ms CPU   p95 ${of(name, 'p95Ms').toFixed(1)} ms   p99 ${of(name, 'p99Ms').toFixed(1)} ms`
    )
  const times = (name: Name) => (of('quote', 'p99Ms') / of(name, 'p99Ms')).toFixed(2)
  say(`quote ÷ read by primary key: p99 ${times('read')} (asked ≤ ${MOST}); ÷ the same row by raw pg: ${times('raw')}`)
}
