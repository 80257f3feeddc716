// A list as a file, as its page takes it away: its rows by the names of its columns. Undefined where no link is made.
import { parse } from 'csv-parse/sync'
import type { Person, World } from './world.ts'

export async function fileOf(
  world: World,
  as: Person,
  input: { readonly list: string; readonly chainId?: string } & Readonly<Record<string, unknown>>
): Promise<Record<string, string>[] | undefined> {
  const { data } = await world.ask(as, 'mutation ($input: ExportLinkCreateInput!) { exportLinkCreate(input: $input) { path } }', {
    input: { chainId: world.acme.chainId, ...input }
  })
  const path: string | null = data.exportLinkCreate.path
  if (!path) return undefined
  const { body } = await world.service.app.inject({ method: 'GET', url: path, headers: { cookie: `keqing=${as.token}` } })
  return parse(body, { bom: true, columns: true })
}
