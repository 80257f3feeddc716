// `import`: a file from this machine, by a preset or by guess, through the very same reading, dry run and run as in the admin.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { IMPORT_KINDS, Refusal, RIGHTS, type ImportKind } from '@keqing/domain'
import { v7 as uuid, validate as isUuid } from 'uuid'
import { required, optional, UsageError, type Command, type CommandContext, type CommandValues } from '../../platform/command.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { Context } from '../../platform/graphql/context.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { Rights } from '../../platform/rights.ts'
import { checkImport, runImport } from './import.job.ts'
import { guessColumns } from './mapping/guess-columns.ts'
import { checkMapping, type Mapping } from './mapping/mapping.ts'
import { presetFor } from './mapping/presets.ts'
import { presetsOf } from './presets.ts'
import { changeRun, findRun, notesOf, type ImportRow } from './run.sql.ts'
import { uploadFile } from './upload-file.ts'
import { formatOf } from './work.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** Sits at the machine, so the limit of uploads is not for them; the guards of reading are. */
const MAX_BYTES = 1024 ** 3
/** Points are adjusted under a person's name, in the admin. */
const KINDS = IMPORT_KINDS.filter(kind => kind !== 'adjustments')

export const importCommand: Command = {
  name: 'import',
  summary: 'Imports a file of customers, receipts, receipt lines or designations into a chain.',
  usage:
    '--tenant <id> [--chain <id or name>] --kind customers|receipts|receiptLines|standings [--preset <name>] [--store <code>|spread] [--returns none|prefixC|negative] [--dry-run] <file>',
  options: { tenant: text, chain: text, kind: text, preset: text, store: text, returns: text, 'dry-run': flag },
  positionals: true,
  async run(command, values, positionals) {
    const { tenantId, kind, file } = await readArguments(values, positionals)
    const chainId = await command.db.unit(tenantId, tx => findChain(tx, optional(values, 'chain')))
    const ctx = platformContext(command, tenantId, chainId)
    const { id } = await uploadFile(ctx, { chainId, kind, fileName: path.basename(file), maxBytes: MAX_BYTES }, createReadStream(file))
    const said = { storeRule: optional(values, 'store'), returnRule: optional(values, 'returns') }
    await command.db.unit(tenantId, async tx => {
      const chosen = await chooseMapping(tx, { chainId, id, kind, preset: optional(values, 'preset') })
      const mapping = { ...chosen, storeRule: said.storeRule ?? chosen.storeRule, returnRule: said.returnRule ?? chosen.returnRule }
      await changeRun(tx, id, { status: 'checking', mapping: checkMapping(kind, mapping) })
    })
    const job = jobContext(command, command.log, uuid(), new AbortController().signal)
    await checkImport(job, { tenantId, importId: id })
    if (!(await tell(command, tenantId, id, 'checked'))) return 1
    if (values['dry-run']) return 0
    await command.db.unit(tenantId, tx => changeRun(tx, id, { status: 'running', startedAt: null, finishedAt: null }))
    await runImport(job, { tenantId, importId: id })
    return (await tell(command, tenantId, id, 'done')) ? 0 : 1
  }
}

async function readArguments(
  values: CommandValues,
  positionals: readonly string[]
): Promise<{ tenantId: string; kind: ImportKind; file: string }> {
  const tenantId = required(values, 'tenant')
  if (!isUuid(tenantId)) throw new UsageError('--tenant is the id of a company; `tenant list` shows them.')
  const wanted = required(values, 'kind').replaceAll(/[-_]/g, '').toLowerCase()
  const kind = KINDS.find(each => each.toLowerCase() === wanted)
  if (!kind) throw new UsageError(`--kind is one of ${KINDS.join(', ')}.`)
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new UsageError('Name one file.')
  if (
    !(await stat(file).then(
      found => found.isFile(),
      () => false
    ))
  )
    throw new UsageError(`${file} is no file.`)
  return { tenantId, kind, file }
}

/** By id or name; where the company has one chain, that one. */
async function findChain(tx: Tx, asked: string | undefined): Promise<string> {
  const chains = await tx.query<{ id: string; name: string }>(
    sql`select id, name from chain where tenant_id = ${tx.tenantId} and closed_on is null order by name`
  )
  const [found, ...others] = asked === undefined ? chains : chains.filter(chain => chain.id === asked || chain.name === asked)
  if (!found || others.length > 0)
    throw new UsageError(`--chain is one of ${chains.map(chain => chain.name).join(', ') || '(the company has none)'}.`)
  return found.id
}

function platformContext({ db, clock }: CommandContext, tenantId: string, chainId: string): Context {
  const rights = new Rights([{ permissions: RIGHTS.HQ, chainId, storeId: null, groupId: null }])
  return new Context({
    db,
    clock,
    correlationId: uuid(),
    identity: { tenantId, actor: { kind: 'platform', id: uuid(), name: 'platform' }, rights, grants: [] }
  })
}

/** @throws UsageError, Refusal MAPPING_INCOMPLETE */
async function chooseMapping(
  tx: Tx,
  { chainId, id, kind, preset }: { chainId: string; id: string; kind: ImportKind; preset: string | undefined }
): Promise<Mapping> {
  const run = await findRun(tx, id)
  if (!run) throw new Error('an upload that is gone')
  const { header, samples } = formatOf(run)
  const presets = await presetsOf(tx, chainId, kind)
  const chosen = preset === undefined ? presetFor(presets, header) : presets.find(each => each.name === preset)
  if (preset !== undefined && !chosen) throw new UsageError(`--preset is one of ${presets.map(each => each.name).join(', ')}.`)
  const guessed = guessColumns(kind, header, samples).map(column => ({ column: column.name, field: column.guessedField }))
  return checkMapping(kind, chosen?.mapping ?? { columns: guessed, storeRule: 'spread' }, header)
}

/** Figures and findings as lines; whether it came to the status hoped for. */
async function tell({ db, say }: CommandContext, tenantId: string, id: string, hoped: ImportRow['status']): Promise<boolean> {
  const { run, notes } = await db.unit(tenantId, async tx => ({
    run: await findRun(tx, id),
    notes: (await notesOf(tx, [id])).get(id) ?? []
  }))
  if (run?.status !== hoped) {
    if (run?.failure) throw new Refusal(run.failure as never)
    say(`the import is ${run?.status ?? 'gone'}`)
    return false
  }
  for (const [name, value] of Object.entries(run.summary.counts ?? {})) say(`${name}\t${value}`)
  if (hoped === 'checked') for (const note of notes) say(`${note.severity}\t${note.code}\trow ${note.firstRow}\t${note.rowCount} rows`)
  return true
}
