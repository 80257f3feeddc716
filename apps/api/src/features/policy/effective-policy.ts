// The policy that holds in a store on a day: the chain's version, with the lines that the store's own version sets where it may (TIER-10).
import {
  effectivePolicy,
  POLICIES,
  readStoreLines,
  Refusal,
  type EffectivePolicy,
  type LocalDate,
  type PolicyBodies,
  type PolicyKind
} from '@keqing/domain'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { storeLoader } from '../organisation/index.ts'
import { policiesHolding } from './effective-policy.sql.ts'
import type { PolicyRow } from './policy.sql.ts'

export interface HoldingPolicy<K extends PolicyKind> extends EffectivePolicy<PolicyBodies[K]> {
  readonly chain: PolicyRow
  readonly store: PolicyRow | null
}

/** Of rows that hold on one day in one place; undefined where the chain has none of the kind yet. */
export function holdingOf<K extends PolicyKind>(kind: K, rows: readonly PolicyRow[]): HoldingPolicy<K> | undefined {
  const inPlace = (isStore: boolean) => {
    const versions = rows.filter(row => row.kind === kind && (row.storeId !== null) === isStore)
    return versions.find(({ status }) => status === 'scheduled') ?? versions[0]
  }
  const chain = inPlace(false)
  if (!chain) return undefined
  const store = inPlace(true) ?? null
  const body = POLICIES[kind].read(chain.body)
  return { ...effectivePolicy(kind, body, store && readStoreLines(store.body)), chain, store }
}

export interface EffectivePolicyAsked {
  readonly chainId: string
  readonly storeId?: string | null | undefined
  readonly kind: PolicyKind
  readonly on?: LocalDate | null | undefined
}

/** Whoever may read policies anywhere in the chain reads the chain's; a store's, whoever may read them there. @throws Refusal NOT_FOUND */
export async function effectivePolicyOf(ctx: Context, asked: EffectivePolicyAsked) {
  demand(ctx, 'policy:read')
  const { chainId, kind } = asked
  const today = await ctx.today(chainId)
  const on = asked.on ?? today
  const storeId = asked.storeId ?? null
  if (storeId) {
    demand(ctx, 'policy:read', { chainId, storeId }, { atStore: true, field: ['storeId'] })
    if ((await storeLoader(ctx).load(storeId))?.chainId !== chainId) throw new Refusal('NOT_FOUND', ['storeId'])
  }
  const holding = holdingOf(kind, await policiesHolding(await ctx.read(), { chainId, storeId, kinds: [kind], on, today }))
  return holding && { ...holding, kind, on }
}
