// Drawing a run: it keeps the list as it is on that day, so that what is asked does not change under who carries it out.
import { checklistPeriod, Refusal, type ChecklistKind, type LocalDate } from '@keqing/domain'
import { validate as isUuid, v7 as uuid } from 'uuid'
import { audit, type Doer } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { storeLoader } from '../organisation/index.ts'
import { CARRIES_OUT } from './carry-out.ts'
import { insertRun, type RunRow } from './run.sql.ts'
import { addVersion, checklistsOf, type ChecklistRow } from './version.sql.ts'

export type KeptList = ChecklistRow & { readonly versionId: string }

/** A chain's list as it is now, with a version that runs can keep. Of two who keep the ready list at once one does, and both go by it. @throws Refusal TRY_AGAIN_LATER */
export async function keptList(tx: Tx, { chainId, kind }: Pick<ChecklistRow, 'chainId' | 'kind'>, at: Date): Promise<KeptList> {
  const read = async () => (await checklistsOf(tx, [chainId])).get(chainId)!.find(one => one.kind === kind)!
  const list = await read()
  const versionId = list.versionId ?? (await addVersion(tx, { ...list, no: list.no + 1, at, by: null }))
  const kept = versionId ? { ...list, versionId } : await read()
  if (!kept.versionId) throw new Refusal('TRY_AGAIN_LATER')
  return { ...kept, versionId: kept.versionId }
}

/** The run's id; undefined where the night has drawn it. */
export async function drawRun(tx: Tx, by: Doer, made: Omit<RunRow, 'id' | 'closedAt' | 'closedById'>): Promise<string | undefined> {
  const run = { ...made, id: uuid() }
  if (!(await insertRun(tx, run))) return undefined
  await audit(tx, by, {
    ...{ action: 'checklistRunBegin', objectType: 'ChecklistRun', objectId: run.id, chainId: run.chainId, storeId: run.storeId },
    detail: { kind: run.kind, span: run.span, forOn: run.forOn }
  })
  return run.id
}

export interface BeginRun {
  readonly storeId: string
  readonly kind: ChecklistKind
  readonly idempotencyKey: string
}

/** By hand, beside what the night draws, due when the period ends. @throws Forbidden; Refusal NOT_FOUND, STORE_CLOSED, STORE_NOT_OPEN_YET, CHECKLIST_OFF, of the key */
export async function beginRun(ctx: Context, { storeId, kind, idempotencyKey }: BeginRun): Promise<string> {
  if (!Object.values(CARRIES_OUT).some(permission => ctx.rights.has(permission))) throw new Forbidden()
  const store = isUuid(storeId) ? await storeLoader(ctx).load(storeId) : undefined
  if (!store) throw new Refusal('NOT_FOUND', ['storeId'])
  const { chainId } = store
  return ctx.write(async tx => {
    const list = (await checklistsOf(tx, [chainId])).get(chainId)!.find(one => one.kind === kind)!
    if (!ctx.rights.covers(CARRIES_OUT[list.doer], { chainId, storeId })) throw new Refusal('NOT_FOUND', ['storeId'])
    const request = { operation: 'checklistRunBegin', key: idempotencyKey, body: { storeId, kind, by: ctx.actor.id } }
    const { id } = await idempotent(tx, request, async () => {
      const today = await ctx.today(chainId)
      if (store.closedOn && store.closedOn < today) throw new Refusal('STORE_CLOSED', ['storeId'])
      if (store.openedOn > today) throw new Refusal('STORE_NOT_OPEN_YET', ['storeId'])
      if (!list.isOn) throw new Refusal('CHECKLIST_OFF', ['kind'])
      return { id: await drawByHand(ctx, tx, list, { storeId, today }) }
    })
    return id
  })
}

async function drawByHand(
  ctx: Context,
  tx: Tx,
  list: ChecklistRow,
  { storeId, today }: { readonly storeId: string; readonly today: LocalDate }
): Promise<string> {
  const { chainId, kind, doer } = list
  const at = ctx.clock.now()
  const { versionId, ...kept } = await keptList(tx, list, at)
  if (!kept.isOn || kept.doer !== doer) throw new Refusal('TRY_AGAIN_LATER')
  const { dueOn } = checklistPeriod(kept.rhythm, today)
  const drawnById = ctx.actor.staffId ?? null
  const id = await drawRun(tx, ctx, {
    chainId,
    storeId,
    kind,
    versionId,
    span: 'byHand',
    doer,
    forOn: today,
    dueOn,
    drawnAt: at,
    drawnById
  })
  if (!id) throw new Refusal('TRY_AGAIN_LATER')
  return id
}
