// AUDIT-1: a run is answered item by item, each kept as it is given, so that nothing is lost on the way through the store. Closed, it takes no more.
import { checklistResult, needsNote, Refusal, type ChecklistDoer, type ChecklistVerdict, type Permission } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { refusePhones } from '../../platform/reason.ts'
import { optionalText } from '../../platform/texts.ts'
import { addAnswer, answersOf, closeRun, lockRun, type RunRow } from './run.sql.ts'
import { versionsById } from './version.sql.ts'

const LONGEST_NOTE = 500
/** Whose a run is, by right. */
export const CARRIES_OUT = { STORE_MANAGER: 'checklist:store', OPERATOR: 'checklist:operator' } as const satisfies Record<
  ChecklistDoer,
  Permission
>

/** Whether the reader carries this run out. */
export const mayCarryOut = (ctx: Context, run: RunRow): boolean => ctx.rights.covers(CARRIES_OUT[run.doer], run)

/** The run under its lock, for whose it is. @throws Forbidden; Refusal NOT_FOUND */
async function ownRun(ctx: Context, tx: Tx, id: string): Promise<RunRow> {
  if (!Object.values(CARRIES_OUT).some(permission => ctx.rights.has(permission))) throw new Forbidden()
  const run = isUuid(id) ? await lockRun(tx, id) : undefined
  if (!run || !mayCarryOut(ctx, run)) throw new Refusal('NOT_FOUND', ['id'])
  return run
}

export interface GiveAnswer {
  readonly id: string
  readonly itemKey: string
  readonly verdict: ChecklistVerdict
  readonly note?: string | null
  readonly idempotencyKey: string
}

/** One item's answer. @throws Forbidden; Refusal NOT_FOUND, CHECKLIST_CLOSED, CHECKLIST_NOTE_REQUIRED, of texts and key */
export async function giveAnswer(ctx: Context, { idempotencyKey, ...sent }: GiveAnswer): Promise<string> {
  const { id, itemKey, verdict } = sent
  return ctx.write(async tx => {
    const run = await ownRun(ctx, tx, id)
    const { country } = await ctx.chain(run.chainId)
    const request = { operation: 'checklistAnswer', key: idempotencyKey, body: { ...sent, by: ctx.actor.id } }
    await idempotent(tx, request, async () => {
      if (run.closedAt) throw new Refusal('CHECKLIST_CLOSED', ['id'])
      const item = (await itemsOf(tx, run)).find(one => one.key === itemKey && !one.automatic)
      if (!item) throw new Refusal('NOT_FOUND', ['itemKey'])
      const note = optionalText(sent.note, 'note', LONGEST_NOTE) ?? null
      if (!note && needsNote(item, verdict)) throw new Refusal('CHECKLIST_NOTE_REQUIRED', ['note'])
      if (note) refusePhones(note, country, 'note')
      const answeredById = ctx.actor.staffId ?? null
      await addAnswer(tx, run, { runId: id, itemKey, verdict, note, answeredAt: ctx.clock.now(), answeredById })
      await record(ctx, tx, 'checklistAnswer', run, { kind: run.kind, item: itemKey, verdict })
      return {}
    })
    return id
  })
}

/** Once every item has its answer. Of two at once one closes it. @throws Forbidden; Refusal NOT_FOUND, CHECKLIST_CLOSED, CHECKLIST_UNFINISHED */
export async function finishRun(ctx: Context, id: string): Promise<string> {
  await ctx.write(async tx => {
    const run = await ownRun(ctx, tx, id)
    if (run.closedAt) throw new Refusal('CHECKLIST_CLOSED', ['id'])
    const answers = await answersOf(tx, [id])
    const { left, failed, failedCritical } = checklistResult(
      await itemsOf(tx, run),
      new Map(answers.map(({ itemKey, verdict }) => [itemKey, verdict]))
    )
    if (left > 0) throw new Refusal('CHECKLIST_UNFINISHED', ['id'], { left })
    await closeRun(tx, id, ctx.clock.now(), ctx.actor.staffId ?? null)
    await record(ctx, tx, 'checklistRunClose', run, { kind: run.kind, failed, failedCritical })
  })
  return id
}

const itemsOf = async (tx: Tx, { versionId }: RunRow) => (await versionsById(tx, [versionId])).get(versionId)?.items ?? []

async function record(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, chainId, storeId }: RunRow,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'ChecklistRun', objectId: id, chainId, storeId, detail })
}
