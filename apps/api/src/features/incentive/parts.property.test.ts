// INC-1, INC-12, TERM-3, TERM-4: the SQL that measures a chain at once finds what the domain's functions do, whoever is measured, on histories made at random.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  addDays,
  localDate,
  measureFacts,
  MEASURED_OF,
  NO_GOODS,
  type BookFact,
  type FileFact,
  type LocalDate,
  type MeasuredFacts,
  type PlainMeasure,
  type ReceiptFact
} from '@keqing/domain'
import fc from 'fast-check'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { insert } from '../../../test/history-rows.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { measureNow } from './figures.sql.ts'

const MEASURES: readonly PlainMeasure[] = [
  'registrations',
  'prospects',
  'netSales',
  'unitsPerReceipt',
  'visits',
  'repurchaseRate',
  'registrationRate'
]
/** July to September 2025, with a year and a half before it. */
const [FROM, TO] = [localDate('2025-07-01'), localDate('2025-09-30')]
const day = (nth: number): LocalDate => addDays(localDate('2024-06-25'), nth)
/** Edges of the period and of a year before it come often. */
const someDay = fc.oneof(fc.integer({ min: 0, max: 480 }), fc.constantFrom(6, 7, 8, 370, 371, 372, 461, 462, 463)).map(day)

const oneReceipt = fc.record({
  on: someDay,
  anonymous: fc.boolean(),
  claimedAfter: fc.constantFrom(null, null, 0, 7, 8, 40),
  seller: fc.constantFrom(null, 0, 1),
  store: fc.constantFrom(0, 1),
  paidMinor: fc.integer({ min: 1, max: 9_999 }),
  units: fc.integer({ min: 1, max: 3 }),
  returns: fc.array(fc.record({ after: fc.integer({ min: 0, max: 120 }), amountMinor: fc.integer({ min: 0, max: 500 }) }), { maxLength: 3 })
})
const oneCustomer = fc.record({
  on: someDay,
  store: fc.constantFrom(0, 1),
  registeredBy: fc.constantFrom(null, 0, 1),
  hasPhone: fc.boolean(),
  isConsented: fc.boolean(),
  books: fc.array(
    fc.record({ days: fc.integer({ min: 1, max: 200 }), group: fc.constantFrom(0, 1, 2, 3), kept: fc.boolean(), gap: fc.boolean() }),
    { maxLength: 3 }
  ),
  receipts: fc.array(oneReceipt, { maxLength: 4 }),
  visits: fc.array(fc.record({ on: someDay, by: fc.constantFrom(null, 0, 1), store: fc.constantFrom(0, 1) }), { maxLength: 2 })
})
type Made = typeof oneCustomer extends fc.Arbitrary<infer T> ? T : never

let world: World
let superuser: pg.Client
const people: Person[] = []
const groupOf = (nth: number) => world.acme.stores.flatMap(({ groups }) => groups)[nth]!.id
const storeOf = (nth: number) => world.acme.stores[nth]!.id
let itemId = ''

beforeAll(async () => {
  world = await openWorld()
  superuser = new pg.Client({ connectionString: world.superuserUrl })
  await superuser.connect()
  const groups = world.acme.stores.flatMap(({ groups: own }) => own)
  for (const { id } of groups) people.push(await addPerson(world.db, world.acme, 'p', 'ASSOCIATE', { group: id }))
  itemId = uuid()
  await world.db.unit(world.acme.tenantId, async tx => {
    for (const table of [sql`store`, sql`staff_group`])
      await tx.run(sql`update ${table} set opened_on = '2024-01-01' where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`update group_membership set from_on = '2024-01-01' where tenant_id = ${tx.tenantId}`)
    await insert(tx, 'item', [
      { id: itemId, chain_id: world.acme.chainId, code: 'x', name: '', category: '', recorded_at: '2024-01-01T00:00:00Z' }
    ])
  })
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

const noon = (on: LocalDate) => `${on}T04:00:00Z`

/** What is random, as facts of the domain. A person sells and registers in the store of the own group. */
function factsOf(made: readonly Made[]): MeasuredFacts {
  const files: FileFact[] = []
  const receipts: ReceiptFact[] = []
  const books: BookFact[] = []
  const visits: { customerId: string; storeId: string; staffId: string | null; on: LocalDate }[] = []
  for (const each of made) {
    const customerId = uuid()
    const { on, store, registeredBy, hasPhone, isConsented } = each
    const personAt = (place: number, nth: number | null) => (nth === null ? null : people[place * 2 + nth]!.staffId)
    files.push({ customerId, storeId: storeOf(store), registeredById: personAt(store, registeredBy), on, hasPhone, isConsented })
    let at = on
    for (const [nth, book] of each.books.entries()) {
      const from = book.gap ? addDays(at, 3) : at
      const until = nth === each.books.length - 1 && book.days % 2 === 0 ? null : addDays(from, book.days)
      // Kept by nobody where it is open: who is kept now is bound to a present membership, which is not what is measured here.
      const keeperId = book.kept && until !== null ? people[book.group]!.staffId : null
      books.push({ customerId, groupId: groupOf(book.group), storeId: storeOf(Math.floor(book.group / 2)), keeperId, from, until })
      at = addDays(until ?? from, 1)
    }
    for (const receipt of each.receipts) {
      const nobody = receipt.anonymous && receipt.claimedAfter === null
      const returns = receipt.returns.slice(0, receipt.units).map(back => ({
        on: addDays(receipt.on, back.after),
        amountMinor: Math.min(back.amountMinor, Math.floor(receipt.paidMinor / receipt.units)),
        units: 1
      }))
      receipts.push({
        customerId: nobody ? null : customerId,
        storeId: storeOf(receipt.store),
        sellerId: personAt(receipt.store, receipt.seller),
        on: receipt.on,
        claimedOn: receipt.claimedAfter === null ? null : addDays(receipt.on, receipt.claimedAfter),
        paidMinor: receipt.paidMinor,
        units: receipt.units,
        returns
      })
    }
    for (const visit of each.visits)
      visits.push({ customerId, storeId: storeOf(visit.store), staffId: personAt(visit.store, visit.by), on: visit.on })
  }
  return { files, receipts, books, visits }
}

let phones = 0
async function record({ files, receipts, books, visits }: MeasuredFacts): Promise<void> {
  const { chainId, tenantId } = world.acme
  await world.db.unit(tenantId, async tx => {
    await insert(
      tx,
      'customer',
      files.map(file => ({
        ...{
          id: file.customerId,
          chain_id: chainId,
          store_id: file.storeId,
          registered_store_id: file.storeId,
          member_no: file.customerId,
          kind: 'person'
        },
        ...{
          name: 'x',
          sort_name: 'x',
          search: 'x',
          phone: file.hasPhone ? `+86150${String(++phones).padStart(8, '0')}` : null,
          profile: {},
          capture_source: 'till'
        },
        ...{
          completeness: 0,
          registered_on: file.on,
          registered_at: noon(file.on),
          registered_by: file.registeredById,
          recorded_at: noon(file.on),
          updated_at: noon(file.on)
        }
      }))
    )
    const consents = files.flatMap(({ customerId, isConsented }, nth) => {
      const given = { customer_id: customerId, purpose: 'marketing', channel: 'sms', source: 'till', recorded_at: noon(FROM) }
      const yes = { id: uuid(), ...given, granted: true, happened_at: noon(day(0)) }
      if (isConsented) return [yes]
      // Never given, withdrawn, or given after the period.
      if (nth % 3 === 0) return []
      return nth % 3 === 1
        ? [yes, { id: uuid(), ...given, granted: false, happened_at: noon(TO) }]
        : [{ ...yes, happened_at: noon(addDays(TO, 1)) }]
    })
    await insert(tx, 'consent', consents)
    for (const book of books)
      await tx.run(sql`insert into assignment (tenant_id, id, customer_id, group_id, keeper_id, from_on, until_on)
        values (${tx.tenantId}, ${uuid()}, ${book.customerId}, ${book.groupId}, ${book.keeperId}, ${book.from}, ${book.until})`)
    const rows = receipts.map(receipt => ({ ...receipt, id: uuid() }))
    await insert(
      tx,
      'purchase',
      rows.map(row => ({
        ...{
          id: row.id,
          chain_id: chainId,
          store_id: row.storeId,
          receipt_no: row.id,
          happened_at: noon(row.on),
          purchased_on: row.on,
          recorded_at: noon(row.on)
        },
        ...{
          source: 'till',
          customer_id: row.customerId,
          claimed_at: row.claimedOn && noon(row.claimedOn),
          seller_id: row.sellerId,
          units: row.units
        },
        ...{
          paid_minor: row.paidMinor,
          special_minor: 0,
          returned_units: row.returns.length,
          returned_minor: row.returns.reduce((sum, back) => sum + back.amountMinor, 0)
        },
        returned_in_full_on:
          row.returns.length === row.units
            ? (row.returns
                .map(back => back.on)
                .toSorted()
                .at(-1) ?? null)
            : null
      }))
    )
    await insert(
      tx,
      'purchase_line',
      rows.map(row => ({
        purchase_id: row.id,
        line_no: 1,
        item_id: itemId,
        quantity: row.units,
        amount_minor: row.paidMinor,
        special_price: false
      }))
    )
    const backs = rows.flatMap(row => row.returns.map(back => ({ ...back, id: uuid(), row })))
    await insert(
      tx,
      'purchase_return',
      backs.map(({ id, row, on }) => ({
        ...{
          id,
          chain_id: chainId,
          store_id: row.storeId,
          return_no: id,
          happened_at: noon(on),
          returned_on: on,
          recorded_at: noon(on),
          source: 'till'
        },
        ...{ customer_id: row.customerId, purchase_id: row.id, units: 1 }
      }))
    )
    await insert(
      tx,
      'return_line',
      backs.map(({ id }) => ({ return_id: id, line_no: 1, item_id: itemId, quantity: 1, purchase_line_no: 1 }))
    )
    await insert(
      tx,
      'return_allocation',
      backs.map(({ id, row, on, amountMinor }) => ({
        ...{
          return_id: id,
          return_line_no: 1,
          purchase_id: row.id,
          purchase_line_no: 1,
          returned_on: on,
          units: 1,
          amount_minor: amountMinor,
          recorded_at: noon(on)
        }
      }))
    )
    await insert(
      tx,
      'visit',
      visits.map(visit => ({
        ...{
          id: uuid(),
          chain_id: chainId,
          store_id: visit.storeId,
          customer_id: visit.customerId,
          happened_at: noon(visit.on),
          visited_on: visit.on
        },
        ...{ recorded_at: noon(visit.on), recorded_by: visit.staffId }
      }))
    )
  })
}

async function forget(): Promise<void> {
  // No role of the service may delete facts.
  await superuser.query(`set session_replication_role = replica;
    delete from visit; delete from return_allocation; delete from return_line; delete from purchase_return; delete from purchase_line; delete from purchase;
    delete from assignment; delete from consent; delete from customer`)
}

test('SQL and functions find the same figures', async () => {
  const { chainId, tenantId } = world.acme
  const rules = fc.record({ lossMonths: fc.constantFrom(null, 12), prospectsCount: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(oneCustomer, { minLength: 1, maxLength: 12 }), rules, async (made, { lossMonths, prospectsCount }) => {
      const facts = factsOf(made)
      await record(facts)
      try {
        for (const measure of MEASURES)
          for (const of of MEASURED_OF[measure]) {
            const asked = { key: 'q', measure, of, span: 'quarter', goods: NO_GOODS } as const
            const scope = { tenantId, chainId, timeZone: 'Asia/Shanghai', from: FROM, until: addDays(TO, 1), lossMonths, prospectsCount }
            const rows = await world.db.unit(tenantId, tx => measureNow(tx, asked, scope))
            const found = rows.filter(row => row.numerator !== 0 || (row.denominator ?? 0) !== 0)
            const expected = [...measureFacts(measure, of, facts, { from: FROM, to: TO, lossMonths, prospectsCount })]
              .filter(([, figure]) => figure.numerator !== 0 || (figure.denominator ?? 0) !== 0)
              .map(([id, figure]) => [id, figure.numerator, figure.denominator])
            expect([measure, of, found.map(row => [row.subjectId, row.numerator, row.denominator]).toSorted()]).toEqual([
              measure,
              of,
              expected.toSorted()
            ])
          }
      } finally {
        await forget()
      }
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 40) }
  )
}, 600_000)
