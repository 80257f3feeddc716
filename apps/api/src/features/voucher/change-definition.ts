// Headquarters says which vouchers there are. What is saved is a further version; vouchers that were issued keep theirs. Of two who edit at once the second is
// told so.
import { Refusal, readVoucherTerms, type BothTexts, type VoucherTerms, type VoucherTermsGiven } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { isDeepStrictEqual } from 'node:util'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { refusing } from '../../platform/refusing.ts'
import { requiredText } from '../../platform/texts.ts'
import { storeLoader } from '../organisation/index.ts'
import { addVersion, definitionsById, insertDefinition, lockDefinition, setClosed, type DefinitionRow } from './definition.sql.ts'

const LONGEST = { key: 40, name: 80 } as const
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

export interface DefinitionGiven extends VoucherTermsGiven {
  readonly name: { readonly zhCN: string; readonly en: string }
}

async function readGiven(ctx: Context, chainId: string, given: DefinitionGiven): Promise<{ name: BothTexts; terms: VoucherTerms }> {
  const terms = readVoucherTerms(given, await ctx.today(chainId))
  const stores = await storeLoader(ctx).loadMany(terms.storeIds.filter(id => isUuid(id)))
  const known = stores.flatMap(store => (store && !(store instanceof Error) && store.chainId === chainId ? [store.id] : []))
  if (known.length < terms.storeIds.length) throw new Refusal('NOT_FOUND', ['storeIds'])
  const name = {
    'zh-CN': requiredText(given.name.zhCN, 'name', LONGEST.name, 'NAME_REQUIRED'),
    en: requiredText(given.name.en, 'name', LONGEST.name, 'NAME_REQUIRED')
  }
  return { name, terms }
}

/** @throws Forbidden; Refusal NOT_FOUND, REQUIRED, INVALID_VALUE, NAME_REQUIRED, VOUCHER_KEY_TAKEN, those of `readVoucherTerms` and of an idempotency key */
export async function createDefinition(
  ctx: Context,
  input: DefinitionGiven & { readonly chainId: string; readonly key: string; readonly idempotencyKey: string }
): Promise<string> {
  demand(ctx, 'voucher:write', input, { field: ['chainId'] })
  const { id: chainId } = await ctx.chain(input.chainId)
  const key = requiredText(input.key, 'key', LONGEST.key)
  if (!KEY.test(key)) throw new Refusal('INVALID_VALUE', ['key'])
  const made = await readGiven(ctx, chainId, input)
  const done = await refusing({ voucher_definition_key_unique: ['VOUCHER_KEY_TAKEN', 'key'] }, () =>
    ctx.write(tx =>
      idempotent(tx, { operation: 'voucherDefinitionCreate', key: input.idempotencyKey, body: { chainId, key, ...made } }, async () => {
        const id = await insertDefinition(tx, { chainId, key, ...made, createdBy: ctx.actor.staffId ?? null })
        await note(ctx, tx, 'voucherDefinitionCreate', { id, chainId }, { key, version: 1, faceMinor: made.terms.faceMinor })
        return { id }
      })
    )
  )
  return done.id
}

/** The same again makes no further version. @throws as `createDefinition`, Refusal CHANGED_MEANWHILE */
export async function updateDefinition(
  ctx: Context,
  input: DefinitionGiven & { readonly id: string; readonly version: number }
): Promise<string> {
  const { chainId } = await findDefinition(ctx, await ctx.read(), input.id)
  const made = await readGiven(ctx, chainId, input)
  return ctx.write(async tx => {
    const { id, version, name, terms, occasionMinor } = await findDefinition(ctx, tx, input.id, 'locked')
    if (occasionMinor !== null && made.terms.faceMinor !== occasionMinor) throw new Refusal('INVALID_VALUE', ['faceMinor'])
    // What is promised for every occasion to come has no last day of its own.
    if (occasionMinor !== null && made.terms.validUntil !== null) throw new Refusal('INVALID_VALUE', ['validUntil'])
    if (isDeepStrictEqual({ name, terms }, made)) return id
    if (version !== input.version) throw new Refusal('CHANGED_MEANWHILE', ['version'])
    await addVersion(tx, { definitionId: id, version: version + 1, ...made, recordedBy: ctx.actor.staffId ?? null })
    await note(ctx, tx, 'voucherDefinitionUpdate', { id, chainId }, { version: version + 1, faceMinor: made.terms.faceMinor })
    return id
  })
}

/** Closed, none is issued by it; those there are stay good. Safe to repeat. @throws Refusal NOT_FOUND */
export async function openOrClose(ctx: Context, { id }: { readonly id: string }, open: boolean): Promise<string> {
  return ctx.write(async tx => {
    const { chainId, closedAt } = await findDefinition(ctx, tx, id, 'locked')
    if (Boolean(closedAt) !== open) return id
    await setClosed(tx, id, open ? null : ctx.clock.now())
    await note(ctx, tx, open ? 'voucherDefinitionReopen' : 'voucherDefinitionClose', { id, chainId }, {})
    return id
  })
}

async function findDefinition(ctx: Context, tx: Tx, id: string, locked?: 'locked'): Promise<DefinitionRow> {
  demand(ctx, 'voucher:write')
  const known = isUuid(id) ? id : '00000000-0000-0000-0000-000000000000'
  const found = locked ? await lockDefinition(tx, known, 'update') : (await definitionsById(tx, [known])).get(known)
  if (!found || !ctx.rights.chainIds.has(found.chainId)) throw new Refusal('NOT_FOUND', ['id'])
  demand(ctx, 'voucher:write', { chainId: found.chainId })
  return found
}

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, chainId }: Pick<DefinitionRow, 'id' | 'chainId'>,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'VoucherDefinition', objectId: id, chainId, detail })
}
