// AUDIT-1: a spot check is drawn. A daily one takes so many files of each associate, so that each is checked at least weekly; a monthly one, and one by hand, as many of
// the store's as the chain's confidence asks for, shared among its groups.
import { randomUUID } from 'node:crypto'
import {
  addDays,
  allotSample,
  DEFAULT_PROFILE_POLICY,
  Refusal,
  sampleSize,
  spotCheckFields,
  type LocalDate,
  type SpotCheckKind
} from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { validate as isUuid } from 'uuid'
import { audit, type Doer } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { profilePoliciesInForce } from '../customer/index.ts'
import { storeLoader } from '../organisation/index.ts'
import { drawFiles, insertCheck, strataOf } from './draw.sql.ts'
import { settingsOf, type SpotCheckDoer } from './spot-check.sql.ts'

export interface Drawing {
  readonly chainId: string
  readonly storeId: string
  readonly kind: SpotCheckKind
  readonly doer: SpotCheckDoer
  readonly forOn: LocalDate
  readonly dueOn: LocalDate
  readonly drawnById: string | null
  readonly at: Date
}

/** The check's id; undefined where there is nobody to check, or the night has drawn it. @throws Refusal TRY_AGAIN_LATER where the store changed meanwhile */
export async function drawCheck(tx: Tx, by: Doer, { at, ...made }: Drawing): Promise<string | undefined> {
  const settings = (await settingsOf(tx, [made.chainId])).get(made.chainId)!
  const byAssociate = made.kind === 'daily'
  const strata = await strataOf(tx, made.storeId, byAssociate)
  const populations = strata.map(one => one.population)
  const population = populations.reduce((sum, one) => sum + one, 0)
  const shares = byAssociate
    ? populations.map(one => Math.min(one, settings.dailyFiles))
    : allotSample(sampleSize(population, settings), populations)
  const sample = shares.reduce((sum, one) => sum + one, 0)
  if (sample === 0) return undefined
  const profile = (await profilePoliciesInForce(tx, [made.chainId])).get(made.chainId) ?? DEFAULT_PROFILE_POLICY
  const { toleratedPercent, confidencePercent } = settings
  const check = { ...made, id: uuid(), seed: randomUUID(), population, sample, toleratedPercent, confidencePercent }
  if (!(await insertCheck(tx, { ...check, fields: spotCheckFields(profile), drawnAt: at }))) return undefined
  const drawn = await drawFiles(
    tx,
    { ...check, byAssociate },
    strata.map((one, index) => ({ ...one, sample: shares[index]! }))
  )
  if (drawn !== sample) throw new Refusal('TRY_AGAIN_LATER', ['storeId'])
  await audit(tx, by, {
    ...{ action: 'spotCheckDraw', objectType: 'SpotCheck', objectId: check.id, chainId: made.chainId, storeId: made.storeId },
    detail: { kind: made.kind, seed: check.seed, population, sample }
  })
  return check.id
}

const MOST_DAYS = 90

/** By hand, by who carries it out. @throws Forbidden; Refusal NOT_FOUND, INVALID_VALUE, NOBODY_TO_CHECK, of the key */
export async function drawByHand(
  ctx: Context,
  input: { readonly storeId: string; readonly days: number; readonly idempotencyKey: string }
): Promise<string> {
  const { storeId, days, idempotencyKey } = input
  if (!ctx.rights.has('spotCheck:daily') && !ctx.rights.has('spotCheck:monthly')) throw new Forbidden()
  if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) throw new Refusal('INVALID_VALUE', ['days'], { min: 0, max: MOST_DAYS })
  const store = isUuid(storeId) ? await storeLoader(ctx).load(storeId) : undefined
  const doer = store ? doerAt(ctx, { chainId: store.chainId, storeId }) : undefined
  if (!store || !doer) throw new Refusal('NOT_FOUND', ['storeId'])
  return ctx.write(async tx => {
    const request = { operation: 'spotCheckDraw', key: idempotencyKey, body: { storeId, days, by: ctx.actor.id } }
    const { id } = await idempotent(tx, request, async () => {
      const today = await ctx.today(store.chainId)
      const made = { chainId: store.chainId, storeId, kind: 'byHand', doer, forOn: today, dueOn: addDays(today, days) } as const
      const id = await drawCheck(tx, ctx, { ...made, drawnById: ctx.actor.staffId ?? null, at: ctx.clock.now() })
      if (!id) throw new Refusal('NOBODY_TO_CHECK', ['storeId'])
      return { id }
    })
    return id
  })
}

function doerAt(ctx: Context, place: { chainId: string; storeId: string }): SpotCheckDoer | undefined {
  if (ctx.rights.covers('spotCheck:monthly', place)) return 'OPERATOR'
  return ctx.rights.covers('spotCheck:daily', place) ? 'STORE_MANAGER' : undefined
}
