// What a version says, by what it is: a chain's rules of its kind, or what one store sets of them. And what is wrong with it, beside what else holds.
import {
  NO_STORE_LINES,
  POLICIES,
  readStoreLines,
  Refusal,
  storePolicyFaults,
  tiersOfLines,
  type KnownOfChain,
  type PolicyFault,
  type PolicyKind,
  type TierNaming
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { showRules, type PolicyRules } from './policy-body.type.ts'
import { knownOfChains, type PolicyPlace, type PolicyRow } from './policy.sql.ts'

/** What a first version starts as. @throws Refusal INVALID_VALUE for a kind of which stores set nothing */
export function initialContent({ storeId, kind }: PolicyPlace): unknown {
  if (!storeId) return POLICIES[kind].initial
  if (!POLICIES[kind].stores) throw new Refusal('INVALID_VALUE', ['kind'])
  return NO_STORE_LINES
}

/** As the domain reads it: an earlier form of what is stored is compared as what it says. */
export function readContent({ storeId, kind, body }: PolicyRow): unknown {
  return storeId ? readStoreLines(body) : POLICIES[kind].read(body)
}

/** Which tiers it names, and where. */
export function tiersNamed({ storeId, kind, body }: PolicyRow): readonly TierNaming[] {
  if (storeId) return tiersOfLines(readStoreLines(body))
  const { read, tiersNamed: named } = POLICIES[kind]
  return named?.(read(body) as never) ?? []
}

export function showContent({ storeId, kind, body }: PolicyRow): PolicyRules {
  if (storeId) return { storeLines: readStoreLines(body).lines.map(line => ({ ...line })) }
  return showRules(kind, POLICIES[kind].read(body) as never)
}

/** What a chain's policies stand beside: what they may name, and by kind what its own versions in force say. */
export interface Beside {
  readonly known: KnownOfChain | undefined
  readonly inForce: ReadonlyMap<PolicyKind, unknown>
}

export async function besideOf(tx: Tx, chainIds: readonly string[]): Promise<ReadonlyMap<string, Beside>> {
  const known = await knownOfChains(tx, chainIds)
  const rows = await tx.query<{ chainId: string; kind: PolicyKind; body: unknown }>(sql`
    select chain_id as "chainId", kind, body from policy_version
    where tenant_id = ${tx.tenantId} and chain_id = any(${[...chainIds]}::uuid[]) and status = 'inForce' and store_id is null`)
  const bodies = Map.groupBy(rows, row => row.chainId)
  return new Map(
    chainIds.map(id => [id, { known: known.get(id), inForce: new Map((bodies.get(id) ?? []).map(({ kind, body }) => [kind, body])) }])
  )
}

export const besideLoader = (ctx: Context) => ctx.loader(besideLoader, (chainIds, tx) => besideOf(tx, chainIds))

export function faultsOfVersion({ storeId, kind, body }: PolicyRow, beside: Beside | undefined): readonly PolicyFault[] {
  const { read, faults } = POLICIES[kind]
  if (!storeId) return faults(read(body) as never, beside?.known)
  const chain = beside?.inForce.get(kind)
  if (chain === undefined) return [{ code: 'LINE_NOT_OPEN', path: ['lines'] }]
  return storePolicyFaults(kind, read(chain) as never, readStoreLines(body), beside?.known)
}

const SINCE: ReadonlySet<PolicyFault['code']> = new Set(['VOUCHER_CLOSED', 'TIER_UNKNOWN', 'PAYS_MORE_THAN_LOWER', 'HIGHER_PAYS_FULL'])

/**
 * What keeps a version from its day that nothing kept from being submitted: headquarters has closed since what it promises, sent tiers back
 * that it names, or changed their order.
 */
export const faultsSince = (version: PolicyRow, beside: Beside | undefined): readonly PolicyFault[] =>
  faultsOfVersion(version, beside).filter(({ code }) => SINCE.has(code))
