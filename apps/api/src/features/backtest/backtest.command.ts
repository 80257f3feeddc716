// `policies backtest`: a backtest without the queue, to its end: to measure it, or to see a version's effect from a shell. It is kept as any other.
import { randomUUID } from 'node:crypto'
import { localDateOf } from '@keqing/domain'
import { validate } from 'uuid'
import { optional, required, UsageError, type Command, type CommandContext } from '../../platform/command.ts'
import { chainFacts } from '../../platform/graphql/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { lockPolicy } from '../policy/index.ts'
import { backtestRun } from './backtest.job.ts'
import { backtestsByIds, insertBacktest } from './backtest.sql.ts'
import { holdingBefore, MOST_MONTHS } from './change-backtest.ts'

const backtest: Command = {
  name: 'policies backtest',
  summary: 'Runs a version of a policy over its chain’s history beside the one in force, and keeps what it finds.',
  usage: '--tenant <id> --policy <id> [--months <0 to 36, 12 where absent>] [--json]',
  options: { tenant: { type: 'string' }, policy: { type: 'string' }, months: { type: 'string' }, json: { type: 'boolean' } },
  async run(ctx, values) {
    const [tenantId, policyId] = [required(values, 'tenant'), required(values, 'policy')]
    if (!validate(tenantId)) throw new UsageError('--tenant is a company’s id: see `tenant list`.')
    if (!validate(policyId)) throw new UsageError('--policy is the id of a version.')
    const months = Number(optional(values, 'months') ?? 12)
    if (!Number.isInteger(months) || months < 0 || months > MOST_MONTHS)
      throw new UsageError(`--months is a number from 0 to ${MOST_MONTHS}.`)
    const began = performance.now()
    const { id, chainId } = await ask(ctx, tenantId, policyId, months)
    await backtestRun(jobContext(ctx, ctx.log, randomUUID(), new AbortController().signal), { tenantId, backtestId: id })
    const run = await ctx.db.unit(tenantId, async tx => (await backtestsByIds(tx, [id], [chainId], sql`true`)).get(id))
    const seconds = (performance.now() - began) / 1000
    const { moved, customers, stepsTotal: steps, status } = run ?? {}
    const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024)
    ctx.say(
      values.json
        ? JSON.stringify({ seconds, memoryMb, status, steps, customers, moved })
        : `${status}: ${moved} of ${customers} would move`
    )
  }
}

async function ask(
  { db, clock }: CommandContext,
  tenantId: string,
  policyId: string,
  months: number
): Promise<{ id: string; chainId: string }> {
  return db.unit(tenantId, async tx => {
    const version = await lockPolicy(tx, policyId)
    const chain = version && (await chainFacts(tx, version.chainId))
    if (!version || !chain) throw new UsageError('No such company, or it has no such version.')
    const { chainId, kind, body } = version
    const holding = await holdingBefore(tx, version)
    const asked = { askedById: null, askedAt: clock.now(), asOf: localDateOf(clock.now(), chain.timeZone) }
    const ofNow = { knownAt: null, beside: 'inForce', ofPast: false } as const
    return {
      id: await insertBacktest(tx, { chainId, policyId, ...holding, kind, body, months, ...asked, ...ofNow }),
      chainId
    }
  })
}

export const BACKTEST_COMMANDS = [backtest]
