// Histories of customers in few words, lived through GraphQL as a shop would, for tables of what tier each ends in.
import type { Story } from '@keqing/domain/testing'
import { expect } from '@jest/globals'
import { jobContext } from '../src/platform/jobs/job-context.ts'
import { JOBS } from '../src/server.ts'
import type { Person, World } from './world.ts'

const noon = (day: string) => `${day}T12:00:00+08:00`

/** Designations and overrides are given on the 1st and the 20th of June, all else is recorded on the 30th; then the night's job runs. */
export class TierTable {
  readonly #world: World
  readonly #customers = new Map<string, string>()
  #receipt = 0

  constructor(world: World) {
    this.#world = world
  }

  async live(table: readonly Story[]): Promise<void> {
    const at = (day: string) => this.#world.clock.set(noon(day))
    at('2026-06-01')
    for (const story of table) await this.#register(story)
    for (const story of table) await this.#give(story, '2026-06-01')
    at('2026-06-20')
    for (const story of table) await this.#give(story, '2026-06-20')
    at('2026-06-30')
    for (const story of table) await this.#act(story)
    const { platform, clock, log, acme } = this.#world
    const job = jobContext({ db: platform, clock }, log, 'test', new AbortController().signal)
    await JOBS['tierChainNightly']!(job, { tenantId: acme.tenantId, chainId: acme.chainId })
  }

  /** What `fields` say of a story's customer. */
  async read(id: string, fields: string) {
    const answer = await this.#world.ask(this.#world.acme.hq, `query ($id: ID!) { customer(id: $id) { ${fields} } }`, {
      id: this.#customers.get(id)
    })
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return answer.data.customer
  }

  /** The named mutation's payload; anything but success fails the test. */
  async #do(as: Person, mutation: string, input: object, fields: string): Promise<Record<string, any>> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
    const answer = await this.#world.ask(
      as,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code field } } }`,
      { input }
    )
    if (answer.errors) throw new Error(`${mutation}: ${JSON.stringify(answer.errors)}`)
    expect(answer.data[mutation].userErrors).toEqual([])
    return answer.data[mutation]
  }

  async #register({ id }: Story): Promise<void> {
    const { chainId, stores, manager } = this.#world.acme
    const input = { chainId, storeId: stores[0]!.id, name: id, captureSource: 'TILL', registeredOn: '2020-01-15' }
    this.#customers.set(id, (await this.#do(manager, 'customerRegister', input, 'customer { id }'))['customer'].id)
  }

  async #give({ id, designated, override }: Story, day: string): Promise<void> {
    const { hq, manager } = this.#world.acme
    const customerId = this.#customers.get(id)!
    if (designated?.on === day) {
      const input = { customerId, tierKey: designated.tierKey, reason: 'friend of the house' }
      await this.#do(hq, 'tierDesignate', input, 'standing { id }')
    }
    if (override?.on === day) {
      const input = { customerId, tierKey: override.tierKey, endsOn: override.endsOn, reason: 'potential' }
      await this.#do(manager, 'tierOverride', input, 'standing { id }')
    }
  }

  async #buy(customerId: string, day: string): Promise<string> {
    const { chainId, stores, manager } = this.#world.acme
    // Under 100.00 earns no point, so that the table's points are those given.
    const lines = [{ itemCode: 'SHOE', quantity: 1, amountMinor: 9_999 }]
    const receiptNo = `R${++this.#receipt}`
    const input = { chainId, storeId: stores[0]!.id, receiptNo, happenedAt: noon(day), customerId, lines }
    return (await this.#do(manager, 'purchaseRecord', input, 'purchase { id }'))['purchase'].id
  }

  async #act({ id, bought = [], returned = [], visits = [], points }: Story): Promise<void> {
    const { chainId, stores, manager, hq } = this.#world.acme
    const storeId = stores[0]!.id
    const customerId = this.#customers.get(id)!
    for (const day of bought) await this.#buy(customerId, day)
    for (const [day, back] of returned) {
      const purchaseId = await this.#buy(customerId, day)
      const lines = [{ purchaseLineNo: 1, quantity: 1 }]
      const input = { chainId, storeId, returnNo: `B${++this.#receipt}`, happenedAt: noon(back), purchaseId, lines }
      await this.#do(manager, 'purchaseReturnRecord', input, 'purchaseReturn { id }')
    }
    for (const day of visits) await this.#do(manager, 'visitRecord', { customerId, storeId, happenedAt: noon(day) }, 'visit { id }')
    if (!points) return
    const input = { customerId, amount: points, reason: 'from the old card', idempotencyKey: id }
    await this.#do(hq, 'pointsAdjust', input, 'entry { id }')
  }
}
