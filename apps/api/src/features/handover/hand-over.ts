// GROUP-3: a store manager hands a book over: drafted by an even share, adjusted, offered with a time to answer in, and handed over in one transaction in which the
// leaver's membership ends. Nobody is without a keeper at any moment: customers pass from one interval into the next, and whoever came into the book meanwhile passes too.
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit, auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import { lockCustomers, placeCustomers } from '../customer/index.ts'
import {
  answer,
  bookOf,
  endMembership,
  giveTo,
  handedOf,
  insertHandover,
  keepHanded,
  lockHandover,
  lockMembership,
  membersOf,
  receiversOf,
  setHandover,
  type Answer,
  type BookedCustomer,
  type HandoverRow,
  type HandoverState
} from './handover.sql.ts'
import { shareBook } from './share-book.ts'

const MOST_RECEIVERS = 100
const MOST_ADJUSTED = 100
const MOST_BOOKED = 10_000
const DAY_MS = 86_400_000

export interface StartHandover {
  readonly chainId: string
  readonly leaverId: string
  readonly receiverIds: readonly string[]
  readonly stays: boolean
  readonly reason: string
  readonly idempotencyKey: string
}

/** @throws Forbidden; Refusal NOT_FOUND, REQUIRED, HANDOVER_UNDER_WAY, of reason and key */
export async function startHandover(ctx: Context, input: StartHandover): Promise<string> {
  demand(ctx, 'group:assign')
  const chain = await ctx.chain(input.chainId)
  const reason = readReason(input.reason, chain.country)
  const receiverIds = [...new Set(input.receiverIds)].filter(id => isUuid(id) && id !== input.leaverId)
  if (receiverIds.length === 0) throw new Refusal('REQUIRED', ['receiverIds'])
  if (receiverIds.length > MOST_RECEIVERS) throw new Refusal('TOO_MANY_IN_BATCH', ['receiverIds'], { max: MOST_RECEIVERS })
  const { idempotencyKey, ...sent } = input
  return refusing({ handover_open: ['HANDOVER_UNDER_WAY', 'leaverId'] }, () =>
    ctx.write(async tx => {
      const { id } = await idempotent(
        tx,
        { operation: 'handoverStart', key: idempotencyKey, body: { ...sent, by: ctx.actor.id } },
        async () => {
          const { groupId, storeId } = await groupOfLeaver(ctx, tx, input)
          const receivers = await membersOf(tx, storeId, receiverIds)
          if (receivers.length < receiverIds.length) throw new Refusal('NOT_FOUND', ['receiverIds'])
          const book = await wholeBook(tx, input.leaverId)
          const made = { chainId: chain.id, storeId, groupId, leaverId: input.leaverId, stays: input.stays, reason, receivers }
          const id = await insertHandover(tx, { ...made, askedById: ctx.actor.staffId ?? null })
          if (book.length > 0) await keepHanded(tx, id, shareBook(book, receiverIds))
          await note(ctx, tx, 'handoverStart', { id, storeId }, { customers: book.length, receivers: receivers.length })
          return { id }
        }
      )
      return id
    })
  )
}

/** What one transaction hands over; a longer book is shared out by a plan first. @throws Refusal TOO_MANY_IN_BATCH */
async function wholeBook(tx: Tx, leaverId: string): Promise<readonly BookedCustomer[]> {
  const book = await bookOf(tx, leaverId, MOST_BOOKED + 1)
  if (book.length > MOST_BOOKED) throw new Refusal('TOO_MANY_IN_BATCH', ['leaverId'], { max: MOST_BOOKED })
  return book
}

/** The group whose member the leaver is, in a store where one assigns. */
async function groupOfLeaver(ctx: Context, tx: Tx, { chainId, leaverId }: StartHandover): Promise<{ groupId: string; storeId: string }> {
  const at = isUuid(leaverId)
    ? await tx.first<{ groupId: string; storeId: string }>(sql`
        select m.group_id as "groupId", g.store_id as "storeId" from group_membership m join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
        join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
        where m.tenant_id = ${tx.tenantId} and m.staff_id = ${leaverId} and m.until_on is null and s.chain_id = ${chainId} for key share of m`)
    : undefined
  if (!at || !ctx.rights.covers('group:assign', { chainId, ...at })) throw new Refusal('NOT_FOUND', ['leaverId'])
  return at
}

/** Some of the book to another receiver, who is asked anew: yes was said to less. @throws Refusal NOT_FOUND, HANDOVER_OVER, REQUIRED, TOO_MANY_IN_BATCH */
export async function adjustHandover(
  ctx: Context,
  input: { readonly id: string; readonly customerIds: readonly string[]; readonly receiverId: string }
): Promise<string> {
  if (input.customerIds.length === 0) throw new Refusal('REQUIRED', ['customerIds'])
  if (input.customerIds.length > MOST_ADJUSTED) throw new Refusal('TOO_MANY_IN_BATCH', ['customerIds'], { max: MOST_ADJUSTED })
  return change(ctx, input.id, ['drafted', 'offered'], async (tx, handover) => {
    const receivers = await receiversOf(tx, handover.id)
    if (!receivers.some(one => one.staffId === input.receiverId)) throw new Refusal('NOT_FOUND', ['receiverId'])
    const ids = [...new Set(input.customerIds)]
    const given = await giveTo(
      tx,
      handover.id,
      ids.filter(id => isUuid(id)),
      input.receiverId
    )
    if (given < ids.length) throw new Refusal('NOT_FOUND', ['customerIds'])
    await note(ctx, tx, 'handoverAdjust', handover, { customers: input.customerIds.length, receiver: input.receiverId })
  })
}

/** Asks the receivers; who says nothing within the days takes them. @throws Refusal NOT_FOUND, HANDOVER_OVER, INVALID_VALUE */
export async function offerHandover(ctx: Context, { id, days }: { readonly id: string; readonly days: number }): Promise<string> {
  if (!Number.isInteger(days) || days < 1 || days > 14) throw new Refusal('INVALID_VALUE', ['days'], { min: 1, max: 14 })
  return change(ctx, id, ['drafted'], async (tx, handover) => {
    await setHandover(tx, id, { state: 'offered', answerUntil: new Date(ctx.clock.now().getTime() + days * DAY_MS) })
    await note(ctx, tx, 'handoverOffer', handover, { days })
  })
}

/** One's own answer, which one may change until the book is handed over. @throws Refusal NOT_FOUND, HANDOVER_OVER */
export async function answerHandover(ctx: Context, input: { readonly id: string; readonly answer: Answer }): Promise<string> {
  await ctx.write(async tx => {
    const handover = isUuid(input.id) ? await lockHandover(tx, input.id) : undefined
    const staffId = ctx.actor.staffId
    const given = handover && staffId ? await answer(tx, handover.id, staffId, input.answer, ctx.clock.now()) : 0
    if (!handover || given === 0) throw new Refusal('NOT_FOUND', ['id'])
    if (handover.state !== 'offered') throw new Refusal('HANDOVER_OVER', ['id'])
    await note(ctx, tx, 'handoverAnswer', handover, { answer: input.answer })
  })
  return input.id
}

/**
 * In one transaction: everybody in the book passes to the receivers, and the leaver's membership ends with what it allowed, unless the leaver stays.
 * @throws Refusal NOT_FOUND, HANDOVER_OVER, HANDOVER_NOT_ANSWERED, HANDOVER_DECLINED
 */
export async function finishHandover(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return change(ctx, id, ['drafted', 'offered', 'done'], async (tx, handover) => {
    if (handover.state === 'done') return
    const today = await ctx.today(handover.chainId)
    const membership = await lockMembership(tx, handover.leaverId)
    if (membership?.groupId !== handover.groupId) throw new Refusal('HANDOVER_OVER', ['id'])
    const receivers = await receiversOf(tx, id)
    const present = new Map(
      (
        await membersOf(
          tx,
          handover.storeId,
          receivers.map(one => one.staffId)
        )
      ).map(one => [one.staffId, one.groupId])
    )
    const handed = new Map((await handedOf(tx, id)).map(one => [one.customerId, one]))
    demandAnswers(ctx, handover, receivers, new Set([...handed.values()].map(one => one.receiverId)))
    await lockCustomers(
      tx,
      (await wholeBook(tx, handover.leaverId)).map(one => one.id)
    )
    // Under the locks, and with the membership held, nobody comes or goes any more.
    const book = await wholeBook(tx, handover.leaverId)
    const takers = receivers.filter(one => one.answer !== 'declined' && present.has(one.staffId)).map(one => one.staffId)
    if (book.length > 0 && takers.length === 0) throw new Refusal('HANDOVER_DECLINED', ['id'])
    const fits = (customerId: string) => takers.includes(handed.get(customerId)?.receiverId ?? '')
    const came = book.filter(one => !fits(one.id))
    const rest = came.length > 0 ? shareBook(came, takers, true) : []
    await keepHanded(tx, id, rest)
    const receiverOf = new Map(
      [...[...handed.values()].filter(one => fits(one.customerId)), ...rest].map(one => [one.customerId, one.receiverId])
    )
    const placings = book.map(one => ({
      customerId: one.id,
      keeperId: receiverOf.get(one.id)!,
      groupId: present.get(receiverOf.get(one.id)!)!
    }))
    const recordedBy = ctx.actor.staffId ?? null
    if (placings.length > 0) await placeCustomers(tx, placings, { fromOn: today, reason: handover.reason, recordedBy })
    if (!handover.stays) await endMembership(tx, handover.leaverId, handover.groupId, today)
    await setHandover(tx, id, { state: 'done', done: { at: ctx.clock.now(), by: recordedBy, on: today } })
    await note(ctx, tx, 'handoverFinish', handover, { customers: placings.length, came: came.length })
    const event = { action: 'handoverFinish', objectType: 'Customer', chainId: handover.chainId }
    const moved = placings.map(({ customerId, ...to }) => ({
      id: customerId,
      storeId: handover.storeId,
      detail: { handoverId: id, ...to }
    }))
    await auditEach(tx, ctx, event, moved)
  })
}

/** Offered, it waits for everybody who is to take somebody, or for the time to be over. */
function demandAnswers(
  ctx: Context,
  handover: HandoverRow,
  receivers: readonly { readonly staffId: string; readonly answer: Answer | null }[],
  taking: ReadonlySet<string>
): void {
  if (handover.state !== 'offered') return
  const waiting = receivers.some(one => one.answer === null && taking.has(one.staffId))
  if (waiting && handover.answerUntil && handover.answerUntil > ctx.clock.now()) throw new Refusal('HANDOVER_NOT_ANSWERED', ['id'])
  if (receivers.some(one => one.answer === 'declined' && taking.has(one.staffId))) throw new Refusal('HANDOVER_DECLINED', ['id'])
}

/** Nothing comes of it. @throws Refusal NOT_FOUND, HANDOVER_OVER */
export async function withdrawHandover(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return change(ctx, id, ['drafted', 'offered', 'withdrawn'], async (tx, handover) => {
    if (handover.state === 'withdrawn') return
    await setHandover(tx, id, { state: 'withdrawn' })
    await note(ctx, tx, 'handoverWithdraw', handover, {})
  })
}

async function change(
  ctx: Context,
  id: string,
  states: readonly HandoverState[],
  act: (tx: Tx, handover: HandoverRow) => Promise<void>
): Promise<string> {
  demand(ctx, 'group:assign')
  await ctx.write(async tx => {
    const handover = isUuid(id) ? await lockHandover(tx, id) : undefined
    if (!handover || !ctx.rights.covers('group:assign', handover)) throw new Refusal('NOT_FOUND', ['id'])
    if (!states.includes(handover.state)) throw new Refusal('HANDOVER_OVER', ['id'])
    await act(tx, handover)
  })
  return id
}

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, storeId }: Pick<HandoverRow, 'id' | 'storeId'>,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'Handover', objectId: id, storeId, detail })
}
