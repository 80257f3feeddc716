// AUDIT-1: what is found in a drawn file is kept as it was found; who finds otherwise later adds a record. Closed, the check takes no more.
import { Refusal, type SpotCheckVerdict } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { Forbidden } from '../../platform/errors.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason, refusePhones } from '../../platform/reason.ts'
import { isGiven, optionalText } from '../../platform/texts.ts'
import { addRecord, doneOf, fileOf, type FindingRow } from './file.sql.ts'
import { closeCheck, keepSettings, lockCheck, type SpotCheckRow, type SpotCheckSettingsRow } from './spot-check.sql.ts'

const LONGEST_NOTE = 500
const PERMISSIONS = { STORE_MANAGER: 'spotCheck:daily', OPERATOR: 'spotCheck:monthly' } as const

export interface RecordFile {
  readonly id: string
  readonly customerId: string
  readonly findings: readonly { readonly field: string; readonly verdict: SpotCheckVerdict; readonly note?: string | null }[]
  readonly uncheckableReason?: string | null
  readonly idempotencyKey: string
}

/** The check under its lock, for whose it is to carry out. @throws Forbidden; Refusal NOT_FOUND */
async function ownCheck(ctx: Context, tx: Tx, id: string): Promise<SpotCheckRow> {
  if (!Object.values(PERMISSIONS).some(permission => ctx.rights.has(permission))) throw new Forbidden()
  const check = isUuid(id) ? await lockCheck(tx, id) : undefined
  if (!check || !ctx.rights.covers(PERMISSIONS[check.doer], check)) throw new Refusal('NOT_FOUND', ['id'])
  return check
}

/** Whether the reader carries this check out. */
export const mayCarryOut = (ctx: Context, check: SpotCheckRow): boolean => ctx.rights.covers(PERMISSIONS[check.doer], check)

/** All that was found in one file, or why it could not be checked. @throws Forbidden; Refusal NOT_FOUND, SPOT_CHECK_CLOSED, REQUIRED, INVALID_VALUE, DUPLICATE_IN_BATCH, of texts and key */
export async function recordFile(ctx: Context, input: RecordFile): Promise<string> {
  const { idempotencyKey, ...sent } = input
  return ctx.write(async tx => {
    const check = await ownCheck(ctx, tx, input.id)
    const { country } = await ctx.chain(check.chainId)
    const request = { operation: 'spotCheckRecord', key: idempotencyKey, body: { ...sent, by: ctx.actor.id } }
    const { id } = await idempotent(tx, request, async () => {
      if (check.closedAt) throw new Refusal('SPOT_CHECK_CLOSED', ['id'])
      const file = isUuid(input.customerId) ? await fileOf(tx, check.id, input.customerId) : undefined
      if (!file) throw new Refusal('NOT_FOUND', ['customerId'])
      const uncheckableReason = isGiven(input.uncheckableReason) ? readReason(input.uncheckableReason, country) : null
      const findings = readFindings(check, input, country)
      if (findings.length === 0 && !uncheckableReason) throw new Refusal('REQUIRED', ['findings'])
      if (findings.length > 0 && uncheckableReason) throw new Refusal('INVALID_VALUE', ['uncheckableReason'])
      const by = ctx.actor.staffId ?? null
      await addRecord(tx, { checkId: check.id, customerId: file.customerId, uncheckableReason, findings, at: ctx.clock.now(), by })
      const wrong = findings.filter(one => one.verdict === 'false').map(one => one.field)
      await note(ctx, tx, 'spotCheckRecord', check, { customer: file.customerId, checked: findings.length, wrong })
      return { id: check.id }
    })
    return id
  })
}

function readFindings(check: SpotCheckRow, { findings }: RecordFile, country: string): FindingRow[] {
  const seen = new Set<string>()
  return findings.map(({ field, verdict, note }, at) => {
    if (!check.fields.includes(field)) throw new Refusal('INVALID_VALUE', ['findings', String(at), 'field'])
    if (seen.has(field)) throw new Refusal('DUPLICATE_IN_BATCH', ['findings', String(at), 'field'])
    seen.add(field)
    const text = optionalText(note, 'note', LONGEST_NOTE) ?? null
    if (text) refusePhones(text, country, 'note')
    return { field, verdict, note: text }
  })
}

/** Once every drawn file has a record. Of two at once one closes it. @throws Forbidden; Refusal NOT_FOUND, SPOT_CHECK_CLOSED, SPOT_CHECK_UNFINISHED */
export async function closeSpotCheck(ctx: Context, id: string): Promise<string> {
  await ctx.write(async tx => {
    const check = await ownCheck(ctx, tx, id)
    if (check.closedAt) throw new Refusal('SPOT_CHECK_CLOSED', ['id'])
    const left = check.sample - ((await doneOf(tx, [id])).get(id) ?? 0)
    if (left > 0) throw new Refusal('SPOT_CHECK_UNFINISHED', ['id'], { left })
    await closeCheck(tx, id, ctx.clock.now(), ctx.actor.staffId ?? null)
    await note(ctx, tx, 'spotCheckClose', check, { files: check.sample })
  })
  return id
}

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, chainId, storeId }: SpotCheckRow,
  detail: Readonly<Record<string, unknown>>
) {
  await audit(tx, ctx, { action, objectType: 'SpotCheck', objectId: id, chainId, storeId, detail })
}

const BOUNDS = { toleratedPercent: [1, 50], confidencePercent: [50, 99], dailyFiles: [0, 20] } as const

/** For checks drawn from now on. @throws Forbidden; Refusal NOT_FOUND, INVALID_VALUE */
export async function setSettings(ctx: Context, { chainId, ...to }: SpotCheckSettingsRow & { readonly chainId: string }): Promise<string> {
  demand(ctx, 'org:write', { chainId }, { field: ['chainId'] })
  for (const [field, [min, max]] of Object.entries(BOUNDS)) {
    const value = to[field as keyof SpotCheckSettingsRow]
    if (!Number.isInteger(value) || value < min || value > max) throw new Refusal('INVALID_VALUE', [field], { min, max })
  }
  await ctx.write(async tx => {
    await keepSettings(tx, chainId, to)
    await audit(tx, ctx, { action: 'spotCheckSettingsSet', objectType: 'Chain', objectId: chainId, chainId, detail: { ...to } })
  })
  return chainId
}
