// The version in force backtested as of an evening of a replay, beside what was decided then: through the product, as headquarters asks.
import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { backtestRun } from '../src/features/backtest/backtest.job.ts'
import { jobContext } from '../src/platform/jobs/job-context.ts'
import type { Evening } from './replay.fixture.ts'
import { Shop } from './shop.ts'
import type { Answer, Company, World } from './world.ts'

export interface Found {
  readonly customers: number
  readonly moved: number
  readonly ids: ReadonlySet<string>
}

interface Held {
  readonly id: string
  readonly effectiveOn: string
  readonly retiredOn: string | null
}

/** The version of tiers that held on a day. */
async function heldOn(shop: Shop, { chainId }: Company, on: string): Promise<string> {
  const query =
    'query ($c: ID!) { policyVersions(chainId: $c, kind: TIER, statuses: [IN_FORCE, RETIRED], first: 10) { nodes { id effectiveOn retiredOn } } }'
  const { data } = await shop.ask(query, { c: chainId })
  const all: readonly Held[] = data.policyVersions.nodes
  return all.find(each => each.effectiveOn <= on && (each.retiredOn === null || on < each.retiredOn))!.id
}

/** With what was known that evening, or with what is known now: who is decided otherwise than was recorded. */
export async function besideRecorded(world: World, company: Company, { on, knownAt }: Evening, asKnownThen: boolean): Promise<Found> {
  const shop = new Shop(world, company)
  const input = {
    policyId: await heldOn(shop, company, on),
    months: 0,
    asOf: on,
    beside: 'RECORDED',
    ...(asKnownThen && { asKnownAt: knownAt.toISOString() })
  }
  const { backtest, userErrors } = await shop.act('backtestStart', 'BacktestStartInput', input, 'backtest { id } userErrors { code field }')
  expect(userErrors).toEqual([])
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal)
  await backtestRun(job, { tenantId: company.tenantId, backtestId: backtest.id })
  const ids = new Set<string>()
  for (let after: string | null = null; ;) {
    const query = `query ($id: ID!, $after: String) { backtest(id: $id) { status customers moved asOf knownAt beside
      moves(first: 100, after: $after) { nodes { customer { id } before { key } reasons { kind } } pageInfo { hasNextPage endCursor } } } }`
    const answer: Answer = await shop.ask(query, { id: backtest.id, after })
    const found = answer.data.backtest
    expect(found).toMatchObject({ status: 'DONE', asOf: on, beside: 'RECORDED', knownAt: asKnownThen ? knownAt.toISOString() : null })
    for (const { customer, before, reasons } of found.moves.nodes) {
      expect([before, reasons]).toEqual([null, []])
      ids.add(customer.id)
    }
    if (!found.moves.pageInfo.hasNextPage) return { customers: found.customers, moved: found.moved, ids }
    after = found.moves.pageInfo.endCursor
  }
}
