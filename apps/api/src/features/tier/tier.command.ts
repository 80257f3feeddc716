// `tiers decide`: what the nightly run does, asked for by hand: after a repair, or to measure it.
import { localDateOf, type LocalDate } from '@keqing/domain'
import { validate } from 'uuid'
import { required, UsageError, type Command, type CommandContext } from '../../platform/command.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { refreshDue } from './refresh-due.ts'
import { refreshTiers } from './refresh-tiers.ts'

interface ChainToday {
  readonly id: string
  readonly name: string
  readonly today: LocalDate
}

interface Decided {
  /** How many were looked at. */
  decided: number
  /** How many kept states were written. */
  changed: number
}

const decide: Command = {
  name: 'tiers decide',
  summary: 'Decides the tier of every customer of a company anew, each chain as of its own day; writes only what differs.',
  usage: '--tenant <id> [--due: only those whom time alone may have changed] [--json]',
  options: { tenant: { type: 'string' }, due: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(ctx, values) {
    const tenantId = required(values, 'tenant')
    if (!validate(tenantId)) throw new UsageError('--tenant is a company’s id: see `tenant list`.')
    const began = performance.now()
    const total: Decided = { decided: 0, changed: 0 }
    const chains = await ctx.db.unit(tenantId, tx => openChains(tx, ctx.clock.now()))
    if (chains.length === 0) throw new UsageError('No such company, or it has no open chain: see `tenant list`.')
    for (const chain of chains) {
      const one = values.due ? await decideDue(ctx, tenantId, chain) : await decideAll(ctx, tenantId, chain)
      total.decided += one.decided
      total.changed += one.changed
      if (!values.json) ctx.say(`${chain.name}: ${one.decided} decided, ${one.changed} changed`)
    }
    if (values.json) ctx.say(JSON.stringify({ seconds: (performance.now() - began) / 1000, ...total }))
  }
}

/** A closed chain's customers stay as they were on its last day, as by night. */
async function openChains(tx: Tx, now: Date): Promise<ChainToday[]> {
  const chains = await tx.query<{ id: string; name: string; timeZone: string; closedOn: LocalDate | null }>(
    sql`select id, name, time_zone as "timeZone", closed_on as "closedOn" from chain where tenant_id = ${tx.tenantId} order by id`
  )
  return chains
    .map(chain => ({ ...chain, today: localDateOf(now, chain.timeZone) }))
    .filter(({ closedOn, today }) => closedOn === null || closedOn >= today)
}

async function decideAll({ db }: CommandContext, tenantId: string, chain: ChainToday): Promise<Decided> {
  return db.unit(tenantId, async tx => {
    const { changed } = await refreshTiers(tx, { chainId: chain.id, asOf: chain.today, cause: 'TIME' })
    const known = await tx.first<{ decided: number }>(
      sql`select count(*)::int as decided from customer_state where tenant_id = ${tenantId} and chain_id = ${chain.id}`
    )
    return { decided: known?.decided ?? 0, changed }
  })
}

async function decideDue({ db }: CommandContext, tenantId: string, chain: ChainToday): Promise<Decided> {
  const total: Decided = { decided: 0, changed: 0 }
  for (let more = true; more;) {
    const batch = await db.unit(tenantId, tx => refreshDue(tx, chain.id, chain.today))
    total.decided += batch.due
    total.changed += batch.changed
    more = batch.more
  }
  return total
}

export const TIER_COMMANDS = [decide]
