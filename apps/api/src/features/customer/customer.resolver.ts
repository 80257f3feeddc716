// Transport of the customer file: fields that need more than the row go through this request's loaders, unless a list has loaded them with it.
import { completeness, DEFAULT_PROFILE_POLICY, type ProfilePolicy } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Chain, chainLoader, groupLoader, Staff, StaffGroup, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { consentsLoader, referralCountLoader, referralPage, type CustomerPage } from './customer.loader.ts'
import type { CustomerRow } from './customer.sql.ts'
import { Completeness, Consent, Customer, CustomerConnection } from './customer.type.ts'
import { customerLoader } from './find-customer.ts'

/** Rows of one page carry the same policy text; it is parsed once. */
let lastPolicy: { text: string; policy: ProfilePolicy } | undefined

function policyOf(text: string | null): ProfilePolicy {
  if (!text) return DEFAULT_PROFILE_POLICY
  if (lastPolicy?.text !== text) lastPolicy = { text, policy: JSON.parse(text) as ProfilePolicy }
  return lastPolicy.policy
}

@Resolver(() => Customer)
export class CustomerResolver {
  @Query(() => Customer, { nullable: true, description: 'One customer in the reader’s scope; null for any other id.' })
  customer(@Arg('id', () => ID, { description: 'The customer.' }) id: string, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(id)
  }

  @FieldResolver(() => Chain)
  chain(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return chainLoader(ctx).load(row.chainId)
  }

  @FieldResolver(() => Store, { description: 'The home store.' })
  store(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(row.storeId)
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'The group that looks after the customer now (GROUP-1).' })
  group(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return row.groupId ? groupLoader(ctx).load(row.groupId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who of the group keeps the customer: in whose book he or she is (GROUP-1).' })
  keeper(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return row.keeperId ? staffLoader(ctx).load(row.keeperId) : null
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Who brought the customer, if the reader may see that one (PROFILE-8).' })
  referrer(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return row.referrerId ? customerLoader(ctx).load(row.referrerId) : null
  }

  @FieldResolver(() => CustomerConnection, { description: 'Whom the customer brought, latest first.' })
  referrals(
    @Root() row: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    return referralPage(ctx, row, first, after)
  }

  @FieldResolver(() => SafeInt, { description: 'How many the customer brought, of those the reader may see.' })
  async referralCount(@Root() row: CustomerRow, @Ctx() ctx: Context): Promise<number> {
    return (await referralCountLoader(ctx).load(row.id)) ?? 0
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who made the file; null where it was imported or came by an API key.' })
  registeredBy(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return row.registeredById ? staffLoader(ctx).load(row.registeredById) : null
  }

  @FieldResolver(() => [Consent], { description: 'The latest word per purpose and channel.' })
  async consents(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return (await consentsLoader(ctx).load(row.id)) ?? []
  }

  @FieldResolver(() => Completeness, { description: 'How complete the file is, and what would add how much (PROFILE-3).' })
  completeness(@Root() row: CustomerRow): Completeness {
    return completeness(policyOf(row.profilePolicy), new Set(row.filled))
  }

  @FieldResolver(() => Money, { description: 'Paid less returned, of all purchases (TERM-1).' })
  netSpend(@Root() row: CustomerRow): Money {
    return { minor: row.netMinor, currency: row.currency }
  }
}

@Resolver(() => CustomerConnection)
export class CustomerConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many match in all.' })
  async totalCount(@Root() page: CustomerPage): Promise<number> {
    return (await page.totals()).count
  }

  @FieldResolver(() => Money, { description: 'Net spend of all that match.' })
  async netSpend(@Root() page: CustomerPage): Promise<Money> {
    const { netMinor, currency } = await page.totals()
    return { minor: netMinor, currency }
  }
}
