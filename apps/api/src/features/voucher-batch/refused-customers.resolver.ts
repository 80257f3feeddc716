// Who got none of an act's vouchers, one by one.
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { countRefused, pageOfRefused, type RefusedCustomer, type VoucherBatchRow } from './batch.sql.ts'
import { VoucherBatch, VoucherBatchRefusedCustomer, VoucherBatchRefusedCustomerConnection } from './voucher-batch.type.ts'

@Resolver(() => VoucherBatch)
export class RefusedCustomersOfBatch {
  @FieldResolver(() => VoucherBatchRefusedCustomerConnection, { description: 'Who got none so far, each with the reason.' })
  async refusedCustomers(
    @Root() { id }: VoucherBatchRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null
  ) {
    const size = pageSize(first)
    const [last] = after ? decodeCursor(after, 1) : []
    const tx = await ctx.read()
    const rows = await pageOfRefused(tx, id, size + 1, typeof last === 'string' && isUuid(last) ? last : undefined)
    return { ...toConnection(rows, size, after, row => [row.customerId]), total: () => countRefused(tx, id) }
  }
}

@Resolver(() => VoucherBatchRefusedCustomer)
export class RefusedCustomerFields {
  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: RefusedCustomer, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }
}

@Resolver(() => VoucherBatchRefusedCustomerConnection)
export class RefusedCustomerConnectionFields {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: { readonly total: () => Promise<number> }) {
    return page.total()
  }
}
