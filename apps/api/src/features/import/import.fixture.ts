// For tests of imports: a company of its own whose history may begin early, a file sent as a browser sends it, and jobs run as the worker runs them.
import { localDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { PASSWORD, type World } from '../../../test/world.ts'
import { startSession } from '../../platform/auth/session.ts'
import type { Clock } from '../../platform/clock.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext, type JobContext } from '../../platform/jobs/job-context.ts'
import { createCompany } from '../company/index.ts'
import { checkImport, runImport } from './import.job.ts'

export interface Shop {
  readonly tenantId: string
  readonly chainId: string
  readonly token: string
  readonly staffId: string
}

const STARTS_ON = localDate('2009-01-01')
const COUNTRIES = { GBP: ['Europe/London', 'GB'], CNY: ['Asia/Shanghai', 'CN'], USD: ['America/New_York', 'US'] } as const

/** A chain of four stores (N1 to N4) with two groups each. */
export async function openShop(world: World, name: string, currency: keyof typeof COUNTRIES = 'GBP'): Promise<Shop> {
  const [timeZone, country] = COUNTRIES[currency]
  const made = await createCompany(world.platform, {
    name,
    chain: { name, currency, timeZone, locale: 'en', country },
    startsOn: STARTS_ON,
    hq: { name: `${name} hq`, email: `hq@${name}.test`, password: PASSWORD }
  })
  await world.db.unit(made.tenantId, async tx => {
    for (const code of ['N1', 'N2', 'N3', 'N4']) {
      const storeId = uuid()
      await tx.run(
        sql`insert into store (tenant_id, id, chain_id, code, name, city, opened_on) values (${made.tenantId}, ${storeId}, ${made.chainId}, ${code}, ${`${name} ${code}`}, 'London', ${STARTS_ON})`
      )
      for (const group of ['G1', 'G2']) {
        await tx.run(
          sql`insert into staff_group (tenant_id, id, store_id, name, opened_on) values (${made.tenantId}, ${uuid()}, ${storeId}, ${group}, ${STARTS_ON})`
        )
      }
    }
  })
  return {
    tenantId: made.tenantId,
    chainId: made.chainId,
    staffId: made.staffId,
    token: await startSession(world.db, made.loginId, made.tenantId)
  }
}

export async function upload(
  world: World,
  shop: Shop,
  kind: string,
  fileName: string,
  bytes: Buffer,
  headers: Record<string, string> = { 'x-keqing-csrf': '1' }
) {
  const response = await world.service.app.inject({
    method: 'POST',
    url: `/imports?chainId=${shop.chainId}&kind=${kind}&fileName=${encodeURIComponent(fileName)}`,
    headers: { cookie: `keqing=${shop.token}`, 'content-type': 'application/octet-stream', ...headers },
    payload: bytes
  })
  return { status: response.statusCode, body: response.json<{ id: string; userErrors?: { code: string }[] }>() }
}

const WHOLE = `id status phase failure encoding delimiter rowsTotal rowsDone reportReady columns { name firstValues guessedField guessedBy } counts { name value }
  notes { code field severity firstRow sample rowCount } sameFileAs { id }`

export interface RunView {
  readonly id: string
  readonly status: string
  readonly failure: string | null
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly rowsTotal: number | null
  readonly columns: readonly { name: string; firstValues: string[]; guessedField: string | null; guessedBy: string }[]
  readonly counts: Readonly<Record<string, number>>
  readonly notes: readonly {
    code: string
    field: string | null
    severity: string
    firstRow: number
    sample: string | null
    rowCount: number
  }[]
  readonly sameFileAs: { id: string } | null
}

type SentRun = Omit<RunView, 'counts'> & { readonly counts: readonly { name: string; value: number }[] }

function view(run: SentRun): RunView {
  return { ...run, counts: Object.fromEntries(run.counts.map(count => [count.name, count.value])) }
}

export async function look(world: World, shop: Shop, id: string): Promise<RunView> {
  const answer = await world.ask<{ importRun: SentRun }>(
    { token: shop.token, staffId: shop.staffId, loginId: '' },
    `query ($id: ID!) { importRun(id: $id) { ${WHOLE} } }`,
    { id }
  )
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return view(answer.data.importRun)
}

interface Asked {
  readonly importRun: { readonly id: string; readonly status: string } | null
  readonly userErrors: readonly { readonly code: string }[]
}

export async function mutate(
  world: World,
  shop: Shop,
  name: 'importCheck' | 'importStart' | 'importCancel',
  input: Record<string, unknown>
) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { importRun { id status } userErrors { code params { name value } } } }`
  const answer = await world.ask<Record<string, Asked>>({ token: shop.token, staffId: shop.staffId, loginId: '' }, query, { input })
  const asked = answer.data?.[name]
  if (answer.errors || !asked) throw new Error(JSON.stringify(answer.errors))
  return asked
}

export function jobOf(world: World, signal: AbortSignal = new AbortController().signal, clock: Clock = world.clock): JobContext {
  return jobContext({ db: world.platform, clock }, world.log, uuid(), signal)
}

type MappingLike = Record<string, unknown>

/** The mapping that the columns were guessed to have. */
export function guessed(run: RunView, more: MappingLike = {}): MappingLike {
  return { columns: run.columns.map(column => ({ column: column.name, field: column.guessedField })), ...more }
}

export async function check(world: World, shop: Shop, id: string, mapping: MappingLike): Promise<RunView> {
  const asked = await mutate(world, shop, 'importCheck', { id, mapping })
  if (asked.userErrors.length > 0) throw new Error(JSON.stringify(asked.userErrors))
  await checkImport(jobOf(world), { tenantId: shop.tenantId, importId: id })
  return look(world, shop, id)
}

export async function start(world: World, shop: Shop, id: string, job: JobContext = jobOf(world)): Promise<RunView> {
  const asked = await mutate(world, shop, 'importStart', { id })
  if (asked.userErrors.length > 0) throw new Error(JSON.stringify(asked.userErrors))
  await runImport(job, { tenantId: shop.tenantId, importId: id })
  return look(world, shop, id)
}

/** Upload, dry run and run in one. */
export async function importFile(
  world: World,
  shop: Shop,
  kind: string,
  fileName: string,
  bytes: Buffer,
  more: MappingLike = {}
): Promise<RunView> {
  const { body } = await upload(world, shop, kind, fileName, bytes)
  await check(world, shop, body.id, guessed(await look(world, shop, body.id), more))
  return start(world, shop, body.id)
}

export async function report(world: World, shop: Shop, id: string): Promise<string> {
  const response = await world.service.app.inject({
    method: 'GET',
    url: `/imports/${id}/report`,
    headers: { cookie: `keqing=${shop.token}` }
  })
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return response.body
}
