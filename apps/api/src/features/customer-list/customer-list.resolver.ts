// Transport of the lists of customers.
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, ID, Info, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { CustomerConnection } from '../customer/index.ts'
import { CustomerFilter, CustomerOrder } from './customer-list.input.ts'
import { listCustomers } from './list-customers.ts'

@ArgsType()
class PageArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen, of the same order.' })
  after?: string | null
}

@ArgsType()
class CustomersArgs extends PageArgs {
  @Field(() => CustomerFilter, { nullable: true, description: 'By what to narrow; all of it must hold.' })
  filter?: CustomerFilter | null
  @Field(() => CustomerOrder, { nullable: true, description: 'By what to order.' })
  order?: CustomerOrder | null
}

@ArgsType()
class LostCustomersArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of one home store alone.' })
  storeId?: string | null
}

@Resolver()
export class CustomerListResolver {
  @Query(() => CustomerConnection, { description: 'Customers in the reader’s scope, latest registered first unless ordered otherwise.' })
  customers(@Args(() => CustomersArgs) { order, ...args }: CustomersArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listCustomers(ctx, { ...args, order: order ?? { field: 'registered', direction: 'desc' } }, info)
  }

  @Query(() => CustomerConnection, { description: 'The lost-customer register (TIER-6): who bought last comes first.' })
  lostCustomers(
    @Args(() => LostCustomersArgs) { storeId, ...args }: LostCustomersArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo
  ) {
    const filter: CustomerFilter = { statuses: ['lost'], ...(storeId ? { storeIds: [storeId] } : {}) }
    return listCustomers(ctx, { ...args, filter, order: { field: 'lastPurchase', direction: 'desc' } }, info)
  }
}
