// The studio in few words: drafts, their approval by a second person, and their day, for tests that need a policy in force.
import { randomUUID } from 'node:crypto'
import type { Condition, TierPolicy } from '@keqing/domain'
import { expect } from '@jest/globals'
import { policyActivate } from '../src/features/policy/activate-policy.job.ts'
import { jobContext } from '../src/platform/jobs/job-context.ts'
import { Shop } from './shop.ts'
import type { Company, Person, World } from './world.ts'

const ERRORS = 'userErrors { code field params { name value } }'

/** B and C as rules send them, for nobody: a version of tiers that lacked them would get no day, for the benefits that a chain starts with name them. */
export const NOBODYS_TIERS = ['B', 'C'].map((key, at) => ({
  key,
  name: { zhCN: key, en: key },
  routes: [{ all: [{ metric: 'REFERRALS', compare: 'AT_LEAST', value: 99 - at }] }]
}))

/** Rules of tiers as the editor sends them. */
export function tierRulesSent({ tiers, inactivity, loss, exemptDesignated }: TierPolicy): object {
  const condition = ({ metric, compare, value, windowMonths }: Condition) => ({
    metric: metric.toUpperCase(),
    compare: compare === 'atLeast' ? 'AT_LEAST' : 'MORE_THAN',
    value,
    windowMonths
  })
  return {
    tiers: tiers.map(({ key, name, routes }) => ({
      key,
      name: { zhCN: name['zh-CN'], en: name.en },
      routes: routes.map(({ all }) => ({ all: all.map(condition) }))
    })),
    inactivityMonths: inactivity?.months ?? null,
    inactivityLevels: inactivity?.levels ?? null,
    lossMonths: loss?.months ?? null,
    exemptDesignated
  }
}

export class Studio {
  readonly #world: World
  readonly #company: Company
  readonly #approver: Person
  readonly #kind: string

  constructor(world: World, company: Company, approver: Person, kind: string) {
    this.#world = world
    this.#company = company
    this.#approver = approver
    this.#kind = kind
  }

  act(as: Person, name: string, type: string, input: object, fields = 'policy { id version status revision faults { code path } }') {
    return new Shop(this.#world, this.#company, as).act(name, `${type}Input`, input, `${fields} ${ERRORS}`)
  }

  draft(name: string, more: object = {}, as: Person = this.#company.hq) {
    return this.act(as, 'policyDraftCreate', 'PolicyDraftCreate', { chainId: this.#company.chainId, kind: this.#kind, name, ...more })
  }

  async saved(name: string, rules: object, more: object = {}, as: Person = this.#company.hq): Promise<string> {
    const made = await this.draft(name, more, as)
    expect(made.userErrors).toEqual([])
    const done = await this.act(as, 'policyDraftSave', 'PolicyDraftSave', { id: made.policy.id, revision: made.policy.revision, rules })
    expect(done.userErrors).toEqual([])
    return made.policy.id
  }

  /** Submitted by who wrote it, approved and given its day by another. */
  async schedule(id: string, on: string, as: Person = this.#company.hq): Promise<void> {
    for (const [who, name, type, more] of [
      [as, 'policySubmit', 'PolicyAct', {}],
      [this.#approver, 'policyApprove', 'PolicyAct', {}],
      [this.#approver, 'policySchedule', 'PolicySchedule', { effectiveOn: on, unseenReason: 'what it does is what is told here' }]
    ] as const)
      expect({ name, errors: (await this.act(who, name, type, { id, ...more })).userErrors }).toEqual({ name, errors: [] })
  }

  /** Scheduled, and in force from its day's first instant on; the clock stands there then. */
  async publish(id: string, on: string, as: Person = this.#company.hq): Promise<void> {
    await this.schedule(id, on, as)
    await this.activate(id, on)
  }

  async activate(id: string, on: string): Promise<void> {
    this.#world.clock.set(`${on}T04:00:00Z`)
    await this.activateNow(id)
  }

  async activateNow(id: string): Promise<void> {
    const { platform, clock, log } = this.#world
    const job = jobContext({ db: platform, clock }, log, randomUUID(), new AbortController().signal)
    await policyActivate(job, { tenantId: this.#company.tenantId, policyId: id })
  }
}
