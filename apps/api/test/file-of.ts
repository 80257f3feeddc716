// A list as a file, as its page takes it away: its rows by the names of its columns. Undefined where no link is made.
import { parse } from 'csv-parse/sync'
import { openWorkbook } from '../src/features/import/reading/xlsx-rows.ts'
import type { Person, World } from './world.ts'

interface Asked {
  readonly list: string
  readonly chainId?: string
}

/** The same as a workbook, read by the reader of imports. */
export async function workbookOf(
  world: World,
  as: Person,
  input: Asked & Readonly<Record<string, unknown>>
): Promise<Record<string, string>[] | undefined> {
  const path = await linkOf(world, as, { ...input, format: 'XLSX' })
  if (!path) return undefined
  const { rawPayload } = await world.service.app.inject({ method: 'GET', url: path, headers: { cookie: `keqing=${as.token}` } })
  const [header = [], ...rows] = await readWorkbook(rawPayload)
  return rows.map(cells => Object.fromEntries(header.map((name, nth) => [name, cells[nth] ?? ''])))
}

export async function readWorkbook(bytes: Buffer): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for await (const batch of openWorkbook(bytes)) rows.push(...batch.map(({ cells }) => cells))
  return rows
}

export async function fileOf(
  world: World,
  as: Person,
  input: Asked & Readonly<Record<string, unknown>>
): Promise<Record<string, string>[] | undefined> {
  const path = await linkOf(world, as, input)
  if (!path) return undefined
  const { body } = await world.service.app.inject({ method: 'GET', url: path, headers: { cookie: `keqing=${as.token}` } })
  return parse(body, { bom: true, columns: true })
}

async function linkOf(world: World, as: Person, input: Asked & Readonly<Record<string, unknown>>): Promise<string | null> {
  const { data } = await world.ask(as, 'mutation ($input: ExportLinkCreateInput!) { exportLinkCreate(input: $input) { path } }', {
    input: { chainId: world.acme.chainId, ...input }
  })
  return data.exportLinkCreate.path
}
