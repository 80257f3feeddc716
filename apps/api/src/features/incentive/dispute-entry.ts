// INC-11: whoever has a share of an entry disputes it with a text; somebody who neither raised it nor made the entry upholds it or corrects it by another entry.
import { deriveEntry, Refusal, type Evidence } from '@keqing/domain'
import { v7 as uuid, validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { refusePhones } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import { requiredText } from '../../platform/texts.ts'
import { bookingMonth } from './booking-month.ts'
import { correctableEntry, insertDispute, lockDispute, setDispute, type CorrectableEntry, type DisputeRow } from './dispute.sql.ts'
import { insertEntries, newEntryId } from './entry.sql.ts'

const MOST_TEXT = 1_000

/** Read by both sides, so it holds no phone number. */
function readText(text: string, field: string, country: string): string {
  const said = requiredText(text, field, MOST_TEXT, 'REASON_REQUIRED')
  refusePhones(said, country, field)
  return said
}

export interface RaiseDispute {
  readonly entryId: string
  readonly text: string
  readonly idempotencyKey: string
}

/** @throws Refusal NOT_FOUND (of whoever has no share of it), DISPUTE_RAISED; of the text and the key */
export async function raiseDispute(ctx: Context, { entryId, text, idempotencyKey }: RaiseDispute): Promise<string> {
  const { staffId } = ctx.actor
  // A key has no share of anything.
  if (!staffId) throw new Refusal('NOT_FOUND', ['entryId'])
  return refusing({ incentive_dispute_tenant_id_entry_id_raised_by_key: ['DISPUTE_RAISED', 'entryId'] }, () =>
    ctx.write(async tx => {
      const own =
        isUuid(entryId) &&
        (await tx.first(
          sql`select 1 from incentive_share where tenant_id = ${tx.tenantId} and entry_id = ${entryId} and staff_id = ${staffId}`
        ))
      const entry = own ? await correctableEntry(tx, entryId) : undefined
      if (!entry) throw new Refusal('NOT_FOUND', ['entryId'])
      const { country } = await ctx.chain(entry.chainId)
      const said = readText(text, 'text', country)
      const body = { entryId, text: said, by: ctx.actor.id }
      const { id } = await idempotent(tx, { operation: 'incentiveDisputeRaise', key: idempotencyKey, body }, async () => {
        const id = uuid()
        const { chainId, storeId, madeById } = entry
        await insertDispute(tx, { id, chainId, storeId, entryId, raisedById: staffId, text: said, madeById })
        await note(ctx, tx, 'incentiveDisputeRaise', { id, chainId, storeId }, { entryId })
        return { id }
      })
      return id
    })
  )
}

/** Taken back by who raised it. @throws Refusal NOT_FOUND, DISPUTE_OVER */
export async function withdrawDispute(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  await ctx.write(async tx => {
    const dispute = isUuid(id) ? await lockDispute(tx, id) : undefined
    if (!dispute || !ctx.actor.staffId || dispute.raisedById !== ctx.actor.staffId) throw new Refusal('NOT_FOUND', ['id'])
    if (dispute.state === 'withdrawn') return
    if (dispute.state !== 'open') throw new Refusal('DISPUTE_OVER', ['id'])
    await setDispute(tx, id, { state: 'withdrawn' })
    await note(ctx, tx, 'incentiveDisputeWithdraw', dispute, {})
  })
  return id
}

export interface DecideDispute {
  readonly id: string
  readonly decision: string
  /** What the entry is to come to; absent: it is upheld as it is. */
  readonly amount?: number | null
  readonly idempotencyKey: string
}

/** @throws Forbidden; Refusal NOT_FOUND, DISPUTE_OVER, DISPUTE_OF_ONES_OWN, INVALID_VALUE (the amount it has); of the text and the key */
export async function decideDispute(ctx: Context, input: DecideDispute): Promise<string> {
  demand(ctx, 'incentive:settle')
  const { id, idempotencyKey, amount = null } = input
  await ctx.write(async tx => {
    const dispute = isUuid(id) ? await lockDispute(tx, id) : undefined
    if (!dispute || !ctx.rights.covers('incentive:settle', dispute)) throw new Refusal('NOT_FOUND', ['id'])
    const { country } = await ctx.chain(dispute.chainId)
    const decision = readText(input.decision, 'decision', country)
    const { staffId } = ctx.actor
    const body = { id, decision, amount, by: ctx.actor.id }
    await idempotent(tx, { operation: 'incentiveDisputeDecide', key: idempotencyKey, body }, async () => {
      if (dispute.state !== 'open') throw new Refusal('DISPUTE_OVER', ['id'])
      if (!staffId || staffId === dispute.raisedById || staffId === dispute.madeById) throw new Refusal('DISPUTE_OF_ONES_OWN', ['id'])
      const correctionId = amount === null ? null : await correct(tx, dispute, amount, { reason: decision, madeById: staffId })
      const decided = { by: staffId, at: ctx.clock.now(), decision, correctionId }
      await setDispute(tx, id, { state: correctionId ? 'corrected' : 'upheld', decided })
      await note(ctx, tx, 'incentiveDisputeDecide', dispute, { corrected: correctionId !== null, ...(amount !== null && { amount }) })
      return { id }
    })
  })
  return id
}

/** Books the difference, shared by the same days, in the first month that is not approved. */
async function correct(
  tx: Tx,
  dispute: DisputeRow,
  amount: number,
  by: { readonly reason: string; readonly madeById: string }
): Promise<string> {
  const month = await bookingMonth(tx, dispute.chainId, await monthOf(tx, dispute))
  const entry = await correctableEntry(tx, dispute.entryId)
  if (!entry || !Number.isSafeInteger(amount) || amount === entry.amount) throw new Refusal('INVALID_VALUE', ['amount'])
  const id = newEntryId()
  const evidence: Evidence = { of: 'decision', subject: entry.evidence.subject, amount }
  const { chainId, storeId, forOn, span, rule, beneficiary, unit } = entry
  const base = {
    id,
    chainId,
    storeId,
    month,
    forOn,
    span,
    rule,
    evidence,
    beneficiary,
    unit,
    forfeit: null,
    correctsId: entry.lastId,
    ...by
  }
  await insertEntries(tx, [{ ...base, shares: differenceTo(entry, evidence) }])
  return id
}

const monthOf = async (tx: Tx, { entryId }: DisputeRow) => (await correctableEntry(tx, entryId))!.month

function differenceTo(entry: CorrectableEntry, evidence: Evidence) {
  const { shares } = deriveEntry(entry.rule, { evidence, span: entry.span }, entry.shares, entry.forOn)
  const before = new Map(entry.shares.map(share => [share.staffId, share.amount]))
  return shares.map(share => ({ ...share, amount: share.amount - (before.get(share.staffId) ?? 0) })).filter(share => share.amount !== 0)
}

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, chainId, storeId }: Pick<DisputeRow, 'id' | 'chainId' | 'storeId'>,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'IncentiveDispute', objectId: id, chainId, storeId, detail })
}
