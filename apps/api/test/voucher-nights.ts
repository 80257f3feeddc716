// Nights of vouchers by hand: for tests that tell what time gives and takes.
import { type BenefitPolicy } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { feature as tier } from '../src/features/tier/index.ts'
import { feature } from '../src/features/voucher/index.ts'
import { sql } from '../src/platform/db/sql.ts'
import { jobContext } from '../src/platform/jobs/job-context.ts'
import { sealing } from '../src/platform/policy-seal.ts'
import { amendRules } from './amend-rules.ts'
import type { World } from './world.ts'

export interface HowANightGoes {
  /** After so many transactions the worker is killed. */
  readonly units?: number
  /** Customers in each. */
  readonly size?: number
}

export class VoucherNights {
  readonly #world: World
  readonly #of: { readonly tenantId: string; readonly chainId: string }

  constructor(world: World, of: { readonly tenantId: string; readonly chainId: string } = world.acme) {
    this.#world = world
    this.#of = of
  }

  /** In Shanghai. */
  noon(day: string): void {
    this.#world.clock.set(`${day}T04:00:00Z`)
  }

  async night({ units = Number.POSITIVE_INFINITY, size = 1_000 }: HowANightGoes = {}): Promise<void> {
    const { platform } = this.#world
    let left = units
    const dying: Pick<World['platform'], 'unit'> = {
      unit: (tenant, work) => (left-- > 0 ? platform.unit(tenant, work) : Promise.reject(new Error('killed')))
    }
    // The night decides the tiers first; killed or not is asked of the vouchers' alone.
    await tier.jobs!.tierChainNightly!(this.#job(platform), this.#of)
    await feature.jobs!.voucherChainNightly!(this.#job(dying as World['platform']), { ...this.#of, size })
  }

  #job(db: World['platform']) {
    return jobContext({ db, clock: this.#world.clock }, this.#world.log, uuid(), new AbortController().signal)
  }

  /** Killed after one transaction, after two, and so on, until it lives. */
  async killedAnywhere(size: number): Promise<void> {
    for (let units = 1, alive = false; !alive && units < 50; units++) {
      alive = await this.night({ units, size }).then(
        () => true,
        () => false
      )
    }
  }

  /** Changes the benefits in force, as a version published for the first day would have been. */
  async benefits(patch: Partial<BenefitPolicy>): Promise<void> {
    await amendRules(this.#world, this.#of, 'benefit', patch)
  }

  /** From a day on other benefits hold: the version before goes. */
  async from(day: string, version: number, body: BenefitPolicy): Promise<void> {
    const { tenantId, chainId } = this.#of
    await this.#world.db.unit(tenantId, async tx => {
      await tx.run(sql`update policy_version set status = 'retired', retired_on = ${day}::date
        where tenant_id = ${tenantId} and chain_id = ${chainId} and kind = 'benefit' and status = 'inForce' and store_id is null`)
      const next = sql`insert into policy_version (tenant_id, id, chain_id, kind, status, version, effective_on, name, body)
        values (${tenantId}, ${uuid()}, ${chainId}, 'benefit', 'inForce', ${version}::int, ${day}::date, 'later', ${JSON.stringify(body)})`
      await tx.run(sealing(tenantId, next))
    })
  }

  /** From a day on a store's own figures hold for it, of lines that headquarters opened. */
  async ofStore(storeId: string, day: string, line: string, value: number): Promise<void> {
    const { tenantId, chainId } = this.#of
    const own = sql`insert into policy_version (tenant_id, id, chain_id, store_id, kind, status, version, effective_on, name, body)
      values (${tenantId}, ${uuid()}, ${chainId}, ${storeId}, 'benefit', 'inForce', 1, ${day}::date, 'own',
        ${JSON.stringify({ lines: [{ key: line, value }] })})`
    await this.#world.db.unit(tenantId, tx => tx.run(sealing(tenantId, own)))
  }
}
