// Changes the rules in force as if their version had been published so on its first day. What is submitted is sealed (ADR 0021): no role of the service could, so a
// superuser does, seal and all, looking past what the foreign keys hold.
import pg from 'pg'
import type { PolicyKind } from '@keqing/domain'
import type { Company, World } from './world.ts'

/** Parts of the body that take the place of those in it; of a store's lines if one is named, of the chain's rules otherwise. */
export async function amendRules(
  world: Pick<World, 'superuserUrl'>,
  { tenantId, chainId, storeId }: Pick<Company, 'tenantId' | 'chainId'> & { readonly storeId?: string },
  kind: PolicyKind,
  patch: object
): Promise<void> {
  const superuser = new pg.Client({ connectionString: world.superuserUrl })
  await superuser.connect()
  try {
    await superuser.query(`set session_replication_role = replica`)
    await superuser.query(
      `with amended as (update policy_version set body = body || $3::jsonb
         where tenant_id = $1 and chain_id = $4 and kind = $2 and status = 'inForce' and store_id is not distinct from $5 returning id, seal)
       update policy_seal s set seal = a.seal from amended a where s.tenant_id = $1 and s.policy_version_id = a.id`,
      [tenantId, kind, JSON.stringify(patch), chainId, storeId]
    )
  } finally {
    await superuser.end()
  }
}
