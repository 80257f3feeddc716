import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { storeLoader, type Store } from '../organisation/index.ts'

/** A store all of whose customers one reads. @throws Forbidden; Refusal NOT_FOUND */
export async function storeInSight(ctx: Context, storeId: string): Promise<Store> {
  demand(ctx, 'customer:read')
  const store = isUuid(storeId) ? await storeLoader(ctx).load(storeId) : undefined
  if (!store) throw new Refusal('NOT_FOUND', ['storeId'])
  demand(ctx, 'customer:read', { chainId: store.chainId, storeId }, { field: ['storeId'] })
  return store
}
