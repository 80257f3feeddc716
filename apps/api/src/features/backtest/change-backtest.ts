// What people ask of a backtest: a run, and to stop it. Of two who ask at once for the same, both get the same run; for something else the second is told
// to wait, since one at a time is what a chain's history is read for.
import { localDate, localDateOf, Refusal, type LocalDate, type PolicyFault } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { refusing } from '../../platform/refusing.ts'
import { besideOf, faultsOfVersion, lockPolicy, lockPolicyInForce, versionsInSight, type PolicyRow } from '../policy/index.ts'
import { backtestsByIds, cancel, insertBacktest, underWay, type BacktestRow, type Beside, type NewBacktest } from './backtest.sql.ts'

export const MOST_MONTHS = 36

export interface StartBacktest {
  readonly policyId: string
  readonly months: number
  /** Absent: today. */
  readonly asOf?: LocalDate | null | undefined
  /** Absent: with what is known now. */
  readonly asKnownAt?: Date | null | undefined
  readonly beside?: Beside | null | undefined
}

/** The day, the knowledge and the comparison: today's, or of the past. */
type Question = Pick<NewBacktest, 'asOf' | 'knownAt' | 'beside' | 'ofPast'>

/** @throws Refusal INVALID_VALUE, DATE_IN_FUTURE, DATE_IMPOSSIBLE */
async function questionOf(ctx: Context, { chainId, kind }: PolicyRow, asked: StartBacktest): Promise<Question> {
  const today = await ctx.today(chainId)
  const { asOf = null, asKnownAt: knownAt = null } = asked
  const beside = asked.beside ?? 'inForce'
  if (asOf === null && knownAt === null && beside === 'inForce') return { asOf: today, knownAt, beside, ofPast: false }
  // What was decided, and how much was known, is kept of tiers.
  if (kind !== 'tier') throw new Refusal('INVALID_VALUE', [asOf === null ? (knownAt === null ? 'beside' : 'asKnownAt') : 'asOf'])
  if (asOf !== null && asOf > today) throw new Refusal('DATE_IN_FUTURE', ['asOf'])
  if (asOf !== null && asOf < EARLIEST) throw new Refusal('DATE_IMPOSSIBLE', ['asOf'])
  if (knownAt !== null && knownAt > ctx.clock.now()) throw new Refusal('DATE_IN_FUTURE', ['asKnownAt'])
  const { timeZone } = await ctx.chain(chainId)
  return { asOf: asOf ?? (knownAt === null ? today : localDateOf(knownAt, timeZone)), knownAt, beside, ofPast: true }
}

const EARLIEST = localDate('1900-01-01')

/** The run, or the one that is under way for the same. @throws Refusal NOT_FOUND, INVALID_VALUE, DATE_IN_FUTURE, POLICY_NOT_IN_THAT_STATE, POLICY_HAS_FAULTS, BACKTEST_RUNNING */
export async function startBacktest(ctx: Context, input: StartBacktest): Promise<string> {
  const { policyId, months } = input
  return refusing({ backtest_one_at_a_time: ['BACKTEST_RUNNING', 'policyId'] }, () =>
    ctx.write(async tx => {
      const version = await testable(ctx, tx, policyId)
      const { chainId, storeId, kind, body } = version
      demandMonths(kind, months)
      const question = await questionOf(ctx, version, input)
      const running = await underWay(tx, { chainId, policyId, body, months, ...question })
      if (running?.same) return running.id
      // What a store tries makes way for the chain's own; it can be asked for again.
      if (running && (storeId || !running.storeId)) throw new Refusal('BACKTEST_RUNNING', ['policyId'])
      if (running && (await cancel(tx, running.id, ctx.clock.now())))
        await note(ctx, tx, 'backtestCancel', { id: running.id, chainId, storeId: running.storeId }, { kind, policyId: running.policyId })
      const asked = { askedById: ctx.actor.staffId ?? null, askedAt: ctx.clock.now() }
      const id = await insertBacktest(tx, {
        chainId,
        policyId,
        ...(await holdingBefore(tx, version)),
        kind,
        body,
        months,
        ...question,
        ...asked
      })
      await enqueue(tx, 'backtestRun', { backtestId: id }, { key: `backtest:${id}` })
      const { asOf, knownAt, beside } = question
      const past = question.ofPast ? { asOf, knownAt, beside } : {}
      await note(ctx, tx, 'backtestStart', { id, chainId, storeId }, { kind, policyId, months, ...past })
      return id
    })
  )
}

/** What is in force where the version would hold; of what a store sets beside the chain's, which is what it is set in. */
export async function holdingBefore(
  tx: Tx,
  { chainId, storeId, kind }: PolicyRow
): Promise<Pick<NewBacktest, 'againstId' | 'chainVersionId'>> {
  const own = storeId ? await lockPolicyInForce(tx, { chainId, storeId, kind }) : undefined
  const chain = await lockPolicyInForce(tx, { chainId, storeId: null, kind })
  return { againstId: own?.id ?? chain?.id ?? null, chainVersionId: storeId ? (chain?.id ?? null) : null }
}

/** Who is in which tier can be told of one day; what was earned and what it cost is of months. */
function demandMonths(kind: PolicyRow['kind'], months: number): void {
  const min = kind === 'earning' || kind === 'benefit' ? 1 : 0
  if (months < min || months > MOST_MONTHS) throw new Refusal('INVALID_VALUE', ['months'], { min, max: MOST_MONTHS })
}

/** Who may write a version may test it: what one store sets, its manager too. */
const mayTest = ({ storeId }: { readonly storeId: string | null }) => (storeId ? 'policy:override' : 'policy:write')

async function testable(ctx: Context, tx: Tx, policyId: string): Promise<PolicyRow> {
  const version = await lockPolicy(tx, policyId)
  if (!version || !ctx.rights.chainIds.has(version.chainId)) throw new Refusal('NOT_FOUND', ['policyId'])
  const { chainId, storeId, status } = version
  demand(ctx, mayTest(version), { chainId, storeId }, { field: ['policyId'] })
  if (status === 'discarded') throw new Refusal('POLICY_NOT_IN_THAT_STATE', ['policyId'], { status })
  const [fault, ...others] = await faultsOf(tx, version)
  if (fault) throw new Refusal('POLICY_HAS_FAULTS', fault.path.map(String), { fault: fault.code, count: others.length + 1 })
  return version
}

/** Of what a store handed in a line that was closed since is passed over, as it would be in force. */
async function faultsOf(tx: Tx, version: PolicyRow): Promise<readonly PolicyFault[]> {
  const { chainId, storeId, status } = version
  if (!storeId) return faultsOfVersion(version, undefined)
  return status === 'draft' ? faultsOfVersion(version, (await besideOf(tx, [chainId])).get(chainId)) : []
}

/** Safe to repeat: what is over stays as it ended. @throws Refusal NOT_FOUND */
export async function cancelBacktest(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return ctx.write(async tx => {
    const run = (await backtestsByIds(tx, [id], [...ctx.rights.chainIds], versionsInSight(ctx))).get(id)
    if (!run) throw new Refusal('NOT_FOUND', ['id'])
    demand(ctx, mayTest(run), run, { field: ['id'] })
    if (await cancel(tx, id, ctx.clock.now())) await note(ctx, tx, 'backtestCancel', run, { kind: run.kind, policyId: run.policyId })
    return id
  })
}

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, chainId, storeId }: Pick<BacktestRow, 'id' | 'chainId' | 'storeId'>,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'Backtest', objectId: id, chainId, storeId, detail })
}
