// Mappings kept for the next file of the same make: those of the product and those of the chain.
import { Refusal, type ImportKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { checkMapping, type Mapping, type MappingInput } from './mapping/mapping.ts'
import { BUILT_IN_PRESETS, type Preset } from './mapping/presets.ts'

const MOST = 100

export async function presetsOf(tx: Tx, chainId: string, kind: ImportKind): Promise<Preset[]> {
  const own = await tx.query<{ id: string; name: string; mapping: Mapping }>(sql`
    select id, name, mapping from import_preset where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and kind = ${kind} order by name, id limit ${MOST}`)
  return [...BUILT_IN_PRESETS.filter(preset => preset.kind === kind), ...own.map(preset => ({ ...preset, kind, builtIn: false }))]
}

/** Saving under a name that the chain has used replaces its mapping. @throws Refusal of the mapping, REQUIRED, TEXT_TOO_LONG, MAPPING_NAME_TAKEN */
export async function savePreset(
  ctx: Context,
  input: { chainId: string; kind: ImportKind; name: string; mapping: MappingInput }
): Promise<Preset> {
  demand(ctx, 'import:run', input, { field: ['chainId'] })
  const name = input.name.normalize('NFC').trim()
  if (name === '') throw new Refusal('REQUIRED', ['name'])
  if ([...name].length > 80) throw new Refusal('TEXT_TOO_LONG', ['name'], { max: 80 })
  if (BUILT_IN_PRESETS.some(preset => preset.kind === input.kind && preset.name === name)) throw new Refusal('MAPPING_NAME_TAKEN', ['name'])
  const { country } = await ctx.chain(input.chainId)
  // The year of a rebate is one file's own.
  const mapping: Mapping = { ...checkMapping(input.kind, { ...input.mapping, rebateYear: null }, undefined, country), presetName: name }
  return ctx.write(async tx => {
    const kept = await tx.first<{ id: string }>(sql`
      insert into import_preset (tenant_id, id, chain_id, kind, name, mapping, created_by)
      values (${tx.tenantId}, ${uuid()}, ${input.chainId}, ${input.kind}, ${name}, ${JSON.stringify(mapping)}, ${ctx.actor.staffId ?? null})
      on conflict on constraint import_preset_name_unique do update set mapping = excluded.mapping
      returning id`)
    if (!kept) throw new Error('a preset that was saved has no id')
    const { chainId, kind } = input
    await audit(tx, ctx, { action: 'importPresetSave', objectType: 'ImportPreset', objectId: kept.id, chainId, detail: { kind } })
    return { id: kept.id, kind: input.kind, name, builtIn: false, mapping }
  })
}
