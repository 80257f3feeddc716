// TRUST 26: a change is told if, and only if, it was committed; who goes on from the last one seen sees each once, whatever commits in which order.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { settled } from '../../../test/settled.ts'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type Company, type Person, type World } from '../../../test/world.ts'
import { join, sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { KEPT_DAYS, outboxTidy } from './outbox-tidy.job.ts'

const FEED = `query ($chainId: ID!, $first: Int!, $after: String, $kinds: [ChangeEventKind!]) {
  changeEvents(chainId: $chainId, first: $first, after: $after, kinds: $kinds) {
    nodes { id kind customer { id } tierChange { id toKey cause } pointEntry { id kind amount } policy { id version } }
    pageInfo { hasNextPage endCursor } } }`

interface Told {
  readonly id: string
  readonly kind: string
  readonly customer: { id: string } | null
  readonly [more: string]: unknown
}

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const page = async (as: Person | string, company: Company, more: object = {}) => {
  await settled(world.platform)
  return ask(as, company, more)
}
const ask = (as: Person | string, company: Company, more: object = {}) =>
  world.ask(as, FEED, { chainId: company.chainId, first: 100, ...more })
const told = async (as: Person | string = world.acme.hq, company = world.acme, more: object = {}): Promise<Told[]> =>
  (await page(as, company, more)).data.changeEvents.nodes
/** Where the feed ends by now. */
async function end(): Promise<string | undefined> {
  let after: string | undefined
  for (let more = true; more;) {
    const { pageInfo } = (await page(world.acme.hq, world.acme, { after })).data.changeEvents
    after = pageInfo.endCursor ?? after
    more = pageInfo.hasNextPage
  }
  return after
}
const bare = (id: string, chainId = world.acme.chainId) => sql`values (${id}::uuid, ${chainId}::uuid, null::uuid)`

describe('what is told', () => {
  test('a purchase: the points, the tier, each with what it tells of; nothing of another company', async () => {
    const after = await end()
    const shop = new Shop(world)
    const customer = await shop.register('+8613800000101')
    await shop.bought({ no: 'F1', customer, lines: [{ item: 'A', paid: 35_000 }] })
    const events = await told(world.acme.hq, world.acme, { after })
    expect(events).toEqual([
      expect.objectContaining({ kind: 'POINTS_MOVED', pointEntry: { id: events[0]!.id, kind: 'EARN', amount: 3 }, tierChange: null }),
      expect.objectContaining({ kind: 'TIER_CHANGED', tierChange: { id: events[1]!.id, toKey: 'C', cause: 'PURCHASE' }, pointEntry: null })
    ])
    expect(new Set(events.map(event => event.customer?.id))).toEqual(new Set([customer]))
    expect(await told(world.globex.hq, world.globex)).toEqual([])
    expect((await page(world.globex.hq, world.acme)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
  })

  test('what was rolled back is not told; what was sent twice is told once', async () => {
    const after = await end()
    const shop = new Shop(world)
    const customer = await shop.register('+8613800000102')
    expect((await shop.adjust(customer, -5, 'k1')).userErrors).toEqual([expect.objectContaining({ code: 'POINTS_INSUFFICIENT' })])
    for (const key of ['k2', 'k2']) await shop.adjust(customer, 7, key)
    const moved = (await told(world.acme.hq, world.acme, { after })).filter(event => event.kind === 'POINTS_MOVED')
    expect(moved).toEqual([expect.objectContaining({ pointEntry: expect.objectContaining({ kind: 'ADJUST', amount: 7 }) })])
  })

  test('by right and scope: another store’s customers, and kinds without their right, are left out', async () => {
    const after = await end()
    const shop = new Shop(world)
    const [here, there] = [
      await shop.register('+8613800000103'),
      await shop.register('+8613800000104', { storeId: world.acme.stores[1]!.id })
    ]
    for (const customer of [here, there]) await shop.adjust(customer, 60, customer)
    const whose = (events: readonly Told[]) => events.map(event => event.customer?.id)
    expect(whose(await told(world.acme.hq, world.acme, { after }))).toEqual([here, here, there, there])
    expect(whose(await told(world.acme.manager, world.acme, { after }))).toEqual([here, here])
    const key = async (scopes: readonly string[]) =>
      (
        await shop.act(
          'apiClientCreate',
          'ApiClientCreateInput',
          { chainId: world.acme.chainId, name: uuid(), scopes },
          'secret userErrors { code }'
        )
      ).secret as string
    const bare = 'query ($id: ID!) { changeEvents(chainId: $id) { nodes { kind } } }'
    const kinds = async (scopes: readonly string[]) => {
      await settled(world.platform)
      const answer = await world.ask(await key(scopes), bare, { id: world.acme.chainId })
      return (
        answer.errors?.[0]?.extensions['code'] ?? [...new Set(answer.data.changeEvents.nodes.map((node: Told) => node.kind))].toSorted()
      )
    }
    expect(await kinds(['CUSTOMERS_READ'])).toEqual(['TIER_CHANGED'])
    expect(await kinds(['CUSTOMERS_READ', 'POINTS_READ'])).toEqual(['POINTS_MOVED', 'TIER_CHANGED'])
    expect(await kinds(['POLICY_READ'])).toEqual([])
    expect(await kinds(['REPORTS_READ'])).toBe('FORBIDDEN')
  })
})

describe('following', () => {
  test('what commits late is not passed over: nothing younger is told before it', async () => {
    const after = await end()
    const [early, late] = [uuid(), uuid()]
    const write = (id: string) => tellOf(world.acme.tenantId, 'policyInForce', bare(id))
    const seenMeanwhile = await world.db.unit(world.acme.tenantId, async tx => {
      await tx.run(write(early))
      await world.db.unit(world.acme.tenantId, other => other.run(write(late)))
      return (await ask(world.acme.hq, world.acme, { after })).data.changeEvents.nodes
    })
    expect(seenMeanwhile).toEqual([])
    expect((await told(world.acme.hq, world.acme, { after })).map(event => event.id)).toEqual([early, late])
  })

  test('page by page everything comes once, many of one statement too, in rows of some', async () => {
    const ids = Array.from({ length: 120 }, () => uuid())
    const many = join(ids.map(id => sql`(${id}::uuid, ${world.acme.chainId}::uuid, null::uuid)`))
    await world.db.unit(world.acme.tenantId, tx => tx.run(tellOf(tx.tenantId, 'policyInForce', sql`values ${many}`)))
    const [some, rest] = [
      await told(),
      await told(world.acme.hq, world.acme, { after: (await page(world.acme.hq, world.acme)).data.changeEvents.pageInfo.endCursor })
    ]
    const all = [...some, ...rest].map(event => event.id)
    expect(all.slice(-120)).toEqual(ids)
    const seen: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const { nodes, pageInfo } = (await page(world.acme.hq, world.acme, { first: 7, after })).data.changeEvents
      seen.push(...nodes.map((node: Told) => node.id))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(seen.length).toBeGreaterThan(6)
    expect(seen).toEqual(all)
  })

  test('changes are kept for 30 days; a cursor from before, another company’s or a forged one is refused', async () => {
    const theirs = uuid()
    await world.db.unit(world.globex.tenantId, tx =>
      tx.run(tellOf(tx.tenantId, 'policyInForce', sql`values (${theirs}::uuid, ${world.globex.chainId}::uuid, null::uuid)`))
    )
    const cursor = (id: string) => Buffer.from(JSON.stringify([id, 1])).toString('base64url')
    const code = async (after: string) => (await page(world.acme.hq, world.acme, { after })).errors?.[0]?.extensions['refusal']
    const last = (await end())!
    expect(await code(last)).toBeUndefined()
    expect([await code(cursor(theirs)), await code(cursor(uuid())), await code(cursor('x')), await code('x')]).toEqual([
      'CURSOR_EXPIRED',
      'CURSOR_EXPIRED',
      'INVALID_VALUE',
      'INVALID_VALUE'
    ])
    const job = jobContext({ db: world.platform, clock: world.clock }, world.log, uuid(), new AbortController().signal)
    const now = world.clock.now().getTime()
    const after = (days: number) => world.clock.set(new Date(now + days * 86_400_000).toISOString())
    after(KEPT_DAYS - 1)
    await outboxTidy(job, {})
    expect(await code(last)).toBeUndefined()
    after(KEPT_DAYS + 1)
    await outboxTidy(job, {})
    expect(await code(last)).toBe('CURSOR_EXPIRED')
    expect(await told()).toEqual([])
  })
})
