// Late, backdated, out of order: whatever the order in which facts become known, the end is the same (TIME-3, TERM-1b, POINT-3). Random receipts, returns
// (named and not), voids and claims are recorded in the order they happened for one customer, and shuffled for another.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Refusal } from '@keqing/domain'
import { runs } from '@keqing/domain/testing'
import fc from 'fast-check'
import { openWorld, type World } from '../../../test/world.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { claimPurchase, recordPurchase, recordReturn, voidPurchase } from './index.ts'

let world: World
let ctx: Context
let customers = 0

beforeAll(async () => {
  world = await openWorld()
  ctx = await world.contextOf(world.acme.hq, world.acme)
})
afterAll(async () => {
  await ctx.close()
  await world.close()
})

const ITEMS = ['a', 'b'] as const
const item = fc.constantFrom(...ITEMS)
const receipts = fc.array(
  fc.record({
    hour: fc.nat({ max: 3 }),
    claimed: fc.boolean(),
    voided: fc.integer({ min: 0, max: 9 }).map(n => n > 7),
    lines: fc.array(fc.record({ item, n: fc.integer({ min: 1, max: 4 }), paid: fc.nat({ max: 60_000 }), special: fc.boolean() }), {
      minLength: 1,
      maxLength: 3
    })
  }),
  { minLength: 1, maxLength: 6 }
)
const returns = fc.array(
  fc.record({
    hour: fc.nat({ max: 9 }),
    item,
    n: fc.integer({ min: 1, max: 3 }),
    of: fc.option(fc.nat({ max: 5 })),
    byLine: fc.boolean()
  }),
  { maxLength: 6 }
)
type Receipts = typeof receipts extends fc.Arbitrary<infer T> ? T : never
type Returns = typeof returns extends fc.Arbitrary<infer T> ? T : never

interface Event {
  readonly at: number
  /** Named returns, claims and voids need their receipt to be known. */
  readonly needs: number | null
  readonly record: (known: Map<number, string>) => Promise<unknown>
}

const instant = (hour: number) => new Date(Date.UTC(2026, 4, 1 + hour * 2, 10))

function story(run: string, customerId: string, bought: Receipts, back: Returns): Event[] {
  const { chainId } = world.acme
  const events: Event[] = []
  for (const [index, { hour, claimed, voided, lines }] of bought.entries()) {
    // Each number in both stores, now and then at one instant: nothing but the store tells them apart.
    const [store, receiptNo] = [index % 2 ? 'S1' : 'S2', `${run}${Math.floor(index / 2)}`]
    events.push({
      at: hour,
      needs: null,
      record: async known => {
        const { id } = await recordPurchase(ctx, {
          chainId,
          storeCode: store,
          receiptNo,
          happenedAt: instant(hour),
          customerId: claimed ? null : customerId,
          lines: lines.map(line => ({ itemCode: line.item, quantity: line.n, amountMinor: line.paid, specialPrice: line.special }))
        })
        known.set(index, id)
      }
    })
    if (claimed)
      events.push({ at: 20, needs: index, record: known => claimPurchase(ctx, { purchaseId: known.get(index) ?? '', customerId }) })
    if (voided)
      events.push({ at: 30, needs: index, record: known => voidPurchase(ctx, { id: known.get(index) ?? '', reason: 'by mistake' }) })
  }
  const left = bought.map(receipt =>
    Object.fromEntries(ITEMS.map(code => [code, receipt.lines.filter(line => line.item === code).reduce((sum, line) => sum + line.n, 0)]))
  )
  const leftOfLine = bought.map(receipt => receipt.lines.map(line => line.n))
  for (const [index, { hour, item: code, n, of, byLine }] of back.entries()) {
    const slip = { chainId, storeCode: 'S1', returnNo: `${run}R${index}` }
    const receipt = of === null ? undefined : bought[of]
    if (!receipt || of === null) {
      events.push({
        at: hour,
        needs: null,
        record: () => recordReturn(ctx, { ...slip, happenedAt: instant(hour), customerId, lines: [{ itemCode: code, quantity: n }] })
      })
      continue
    }
    // Named ones keep within what is left whatever their order, or which of them is refused would depend on it.
    const lineNo = receipt.lines.findIndex(line => line.item === code) + 1
    const lines = leftOfLine[of]
    const all = left[of]
    if (lineNo === 0 || !lines || !all || (all[code] ?? 0) < n || (byLine && (lines[lineNo - 1] ?? 0) < n)) continue
    all[code] = (all[code] ?? 0) - n
    if (byLine) lines[lineNo - 1] = (lines[lineNo - 1] ?? 0) - n
    events.push({
      at: Math.max(hour, receipt.hour),
      needs: of,
      record: known =>
        recordReturn(ctx, {
          ...slip,
          happenedAt: instant(Math.max(hour, receipt.hour)),
          purchaseId: known.get(of) ?? '',
          lines: [byLine ? { purchaseLineNo: lineNo, quantity: n } : { itemCode: code, quantity: n }]
        })
    })
  }
  return events
}

/** In the order given, save that what needs a receipt waits for it, and a void for what else needs its receipt. */
async function tell(events: readonly Event[]): Promise<void> {
  const known = new Map<number, string>()
  const waiting = [...events]
  while (waiting.length > 0) {
    const next = waiting.findIndex(event => event.needs === null || known.has(event.needs))
    const [event] = waiting.splice(next, 1)
    try {
      await event?.record(known)
    } catch (error) {
      // A claim or a return of what is voided already: refused in one order, undone in the other.
      if (!(error instanceof Refusal) || error.code !== 'PURCHASE_ALREADY_VOIDED') throw error
    }
  }
}

async function register(): Promise<string> {
  const answer = await world.ask(
    world.acme.hq,
    'mutation ($input: CustomerRegisterInput!) { customerRegister(input: $input) { customer { id } userErrors { code } } }',
    {
      input: {
        chainId: world.acme.chainId,
        storeId: world.acme.stores[0]?.id,
        name: 'x',
        phone: String(13_600_000_000 + customers++),
        captureSource: 'TILL',
        registeredOn: '2024-01-01'
      }
    }
  )
  return answer.data.customerRegister.customer.id
}

/** All that is derived, without ids, run names and the times of recording. Points by purchase and day: how many entries made them up may differ. */
async function ending(run: string, customerId: string) {
  const { tenantId } = world.acme
  return world.db.unit(tenantId, async tx => {
    const name = (column: string) => sql`replace(${sql([column])}, ${run}, '')`
    return {
      state: await tx.query(sql`
        select status, tier_key, tier_rank, base_rank, source, lowered, next_change_on, purchase_count, net_minor, points, first_purchase_on, last_purchase_on, last_visit_on
        from customer_state where tenant_id = ${tenantId} and customer_id = ${customerId}`),
      purchases: await tx.query(sql`
        select ${name('p.receipt_no')} as no, s.code, returned_units, returned_minor, returned_in_full_on, voided_at is not null as voided,
          case when voided_at is null then customer_id end = ${customerId} as theirs
        from purchase p join store s on s.tenant_id = p.tenant_id and s.id = p.store_id
        where p.tenant_id = ${tenantId} and p.receipt_no like ${`${run}%`} order by 1, 2`),
      allocations: await tx.query(sql`
        select ${name('r.return_no')} as back, a.return_line_no, ${name('p.receipt_no')} as no, s.code, a.purchase_line_no, a.units, a.amount_minor, a.returned_on
        from return_allocation a join purchase_return r on r.tenant_id = a.tenant_id and r.id = a.return_id join purchase p on p.tenant_id = a.tenant_id and p.id = a.purchase_id
        join store s on s.tenant_id = p.tenant_id and s.id = p.store_id
        where a.tenant_id = ${tenantId} and r.return_no like ${`${run}%`} order by 1, 2, 3, 4, 5`),
      points: await tx.query(sql`
        select ${name('p.receipt_no')} as no, s.code, e.happened_on, sum(e.amount)::int as amount
        from point_entry e join purchase p on p.tenant_id = e.tenant_id and p.id = e.purchase_id join store s on s.tenant_id = p.tenant_id and s.id = p.store_id
        where e.tenant_id = ${tenantId} and e.customer_id = ${customerId} group by 1, 2, 3 having sum(e.amount) <> 0 order by 1, 2, 3`),
      completeness: await tx.query(sql`select completeness from customer where tenant_id = ${tenantId} and id = ${customerId}`)
    }
  })
}

test('whatever the order in which facts become known, allocations, ledger and states are the same', async () => {
  let allocated = 0
  await fc.assert(
    fc.asyncProperty(receipts, returns, fc.infiniteStream(fc.nat()), async (bought, back, dice) => {
      const inOrder = await register()
      const shuffled = await register()
      const [a, b] = [`A${customers}x`, `B${customers}x`]
      await tell(story(a, inOrder, bought, back).toSorted((x, y) => x.at - y.at))
      const mixed = story(b, shuffled, bought, back).map(event => ({ event, key: dice.next().value ?? 0 }))
      await tell(mixed.toSorted((x, y) => x.key - y.key).map(({ event }) => event))
      const [one, other] = [await ending(a, inOrder), await ending(b, shuffled)]
      allocated += one.allocations.length
      expect(other).toEqual(one)
    }),
    // A story is some thirty transactions: more of them than this take an hour and find nothing new.
    { numRuns: Math.min(runs(8), 400) }
  )
  expect(allocated).toBeGreaterThan(0)
})
