// Transport of visits.
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader, type CustomerRow } from '../customer/index.ts'
import { Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { recordVisit } from './record-visit.ts'
import { visitLoader, visitPage, type VisitPage } from './visit.loader.ts'
import type { VisitRow } from './visit.sql.ts'
import { Visit, VisitConnection, VisitPayload, VisitRecordInput, VisitVoidInput, VisitVoidPayload } from './visit.type.ts'
import { voidVisit } from './void-visit.ts'

@Resolver(() => Visit)
export class VisitResolver {
  @Mutation(() => VisitPayload, { description: 'The customer is here (TERM-2). Safe to repeat where it has a reference.' })
  visitRecord(@Arg('input', () => VisitRecordInput, { description: 'Who, where, when.' }) input: VisitRecordInput, @Ctx() ctx: Context) {
    return settle(
      async () => {
        const { id, customerId, repeated } = await recordVisit(ctx, input)
        return { visit: await visitLoader(ctx).load(id), customer: await customerLoader(ctx).load(customerId), repeated }
      },
      { repeated: false }
    )
  }

  @Mutation(() => VisitVoidPayload, { description: 'Corrects a visit recorded by mistake: it counts as if it had never happened.' })
  visitVoid(@Arg('input', () => VisitVoidInput, { description: 'The visit and the reason.' }) input: VisitVoidInput, @Ctx() ctx: Context) {
    return settle(async () => {
      const { id, customerId } = await voidVisit(ctx, input)
      return { visit: await visitLoader(ctx).load(id), customer: await customerLoader(ctx).load(customerId) }
    })
  }

  @FieldResolver(() => Customer)
  customer(@Root() row: VisitRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(row.customerId)
  }

  @FieldResolver(() => Store)
  store(@Root() row: VisitRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(row.storeId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who recorded it; null where it came by an API key.' })
  recordedBy(@Root() row: VisitRow, @Ctx() ctx: Context) {
    return row.recordedById ? staffLoader(ctx).load(row.recordedById) : null
  }
}

@Resolver(() => VisitConnection)
export class VisitConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: VisitPage): Promise<number> {
    return page.count()
  }
}

@Resolver(() => Customer)
export class CustomerVisitsResolver {
  @FieldResolver(() => VisitConnection, { description: 'Recorded visits other than purchases, latest first (TERM-2).' })
  visits(
    @Root() row: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('includeVoided', () => Boolean, { defaultValue: false, description: 'Those recorded by mistake as well.' }) includeVoided: boolean,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    return visitPage(ctx, row.id, { first, after, includeVoided })
  }
}
