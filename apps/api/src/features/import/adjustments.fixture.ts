// For tests of files of adjustments: a company whose customers are 900001 and on, a second person of headquarters, what stands in its ledger.
import { addPerson, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { openShop, type Shop } from './import.fixture.ts'
import { amendRules } from '../../../test/amend-rules.ts'

export const csv = (...rows: readonly string[]) => Buffer.from(`会员号,积分,原因\n${rows.join('\n')}\n`)
export const memberNo = (n: number) => String(900_000 + n)

export class Books {
  readonly world: World
  readonly shop: Shop
  readonly hq: Person
  readonly second: Person

  constructor(world: World, shop: Shop, second: Person) {
    this.world = world
    this.shop = shop
    this.hq = { token: shop.token, staffId: shop.staffId, loginId: '' }
    this.second = second
  }

  static async open(world: World, name: string, customers: number): Promise<Books> {
    const shop = await openShop(world, name, 'CNY')
    await world.db.unit(shop.tenantId, tx =>
      tx.run(sql`insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, capture_source, registered_on, registered_at)
        select ${tx.tenantId}::uuid, gen_random_uuid(), ${shop.chainId}::uuid, (select id from store where tenant_id = ${tx.tenantId} and code = 'N1'),
          (900000 + n)::text, 'Test', 'test', 'test', 'till', '2026-06-01', '2026-06-01T04:00:00Z' from generate_series(1, ${customers}::int) n`)
    )
    return new Books(world, shop, await addPerson(world.db, shop, name, 'HQ', { chain: shop.chainId }))
  }

  /** Of the earning rules: an approval above so many points, lots that end. */
  rules(change: Readonly<Record<string, unknown>>): Promise<void> {
    return amendRules(this.world, this.shop, 'earning', change)
  }

  async balances(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.world.db.unit(this.shop.tenantId, tx =>
      tx.query<{ no: string; points: number }>(sql`
        select c.member_no as no, sum(e.amount)::bigint as points from point_entry e join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
        where e.tenant_id = ${tx.tenantId} group by c.member_no having sum(e.amount) <> 0 order by 1`)
    )
    return Object.fromEntries(rows.map(row => [row.no, row.points]))
  }

  async rows<R extends object>(statement: (tenantId: string) => ReturnType<typeof sql>): Promise<R[]> {
    return this.world.db.unit(this.shop.tenantId, tx => tx.query<R>(statement(tx.tenantId)))
  }

  async customerId(n: number): Promise<string> {
    const [row] = await this.rows<{ id: string }>(t => sql`select id from customer where tenant_id = ${t} and member_no = ${memberNo(n)}`)
    return row?.id ?? ''
  }

  async adjust(n: number, amount: number, key = `${n} ${amount}`): Promise<void> {
    const input = { customerId: await this.customerId(n), amount, reason: '测试', idempotencyKey: key }
    const answer = await this.world.ask(
      this.hq,
      `mutation ($input: PointsAdjustInput!) { pointsAdjust(input: $input) { entry { id } userErrors { code } } }`,
      { input }
    )
    if (!answer.data?.pointsAdjust.entry) throw new Error(JSON.stringify(answer))
  }

  async file(id: string, as: Person = this.hq) {
    const answer = await this.world.ask(
      as,
      `query ($id: ID!) { importRun(id: $id) { adjustmentFile { id name posted waiting waitingUp waitingDown declined undone undoable uploadedBy { id } } } }`,
      { id }
    )
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return answer.data.importRun?.adjustmentFile ?? null
  }

  /** What of a file waits, as its page shows it. */
  async seen(id: string, as: Person = this.second) {
    const { waiting = 0, waitingUp = 0, waitingDown = 0 } = (await this.file(id, as)) ?? {}
    return { waiting, waitingUp, waitingDown }
  }

  #keys = 0
  /** A step of an act on a file. Unless it is told, an approval is of what waits. */
  async step(as: Person, act: 'Approve' | 'Decline' | 'Undo', input: Readonly<Record<string, unknown>>) {
    const name = `pointAdjustmentFile${act}`
    const type = `PointAdjustmentFile${act === 'Undo' ? '' : act}Input`
    const more = { Undo: async () => ({}), Decline: async () => ({ reason: '查无此事' }), Approve: () => this.seen(String(input['id'])) }[
      act
    ]
    const left = act === 'Approve' ? 'waiting waitingUp waitingDown' : ''
    const answer = await this.world.ask(
      as,
      `mutation ($input: ${type}!) { ${name}(input: $input) { done refused next ${left} file { waiting posted declined undone undoable } userErrors { code field } } }`,
      { input: { idempotencyKey: `${act} ${++this.#keys}`, ...(await more()), ...input } }
    )
    if (answer.errors) throw new Error(JSON.stringify(answer.errors.map(error => error.extensions['code'])))
    return answer.data[name]
  }
}
