// What belongs to a spot check, its files and their groups: transport only.
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { pageSize, toConnection, uuidCursor } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { groupLoader, Staff, StaffGroup, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { pageOfFiles, type FileRow } from './file.sql.ts'
import { mayCarryOut } from './record-file.ts'
import { doneLoader, resultLoader } from './spot-check.loader.ts'
import { stateOf, type SpotCheckRow } from './spot-check.sql.ts'
import { SpotCheck, SpotCheckFile, SpotCheckFileConnection, SpotCheckRate, SpotCheckResult, SpotCheckStateEnum } from './spot-check.type.ts'

@ArgsType()
class FilesArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Only those still to check.' })
  left!: boolean
}

@Resolver(() => SpotCheck)
export class SpotCheckResolver {
  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: SpotCheckRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => SpotCheckStateEnum, { description: 'As of today in the chain’s time zone.' })
  async state(@Root() row: SpotCheckRow, @Ctx() ctx: Context) {
    return stateOf(row, await ctx.today(row.chainId))
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Absent: drawn by the night.' })
  drawnBy(@Root() { drawnById }: SpotCheckRow, @Ctx() ctx: Context) {
    return drawnById ? staffLoader(ctx).load(drawnById) : null
  }

  @FieldResolver(() => Staff, { nullable: true })
  closedBy(@Root() { closedById }: SpotCheckRow, @Ctx() ctx: Context) {
    return closedById ? staffLoader(ctx).load(closedById) : null
  }

  @FieldResolver(() => Boolean, { description: 'The reader carries it out.' })
  mine(@Root() row: SpotCheckRow, @Ctx() ctx: Context) {
    return mayCarryOut(ctx, row)
  }

  @FieldResolver(() => Int, { description: 'Files with a record.' })
  async done(@Root() { id }: SpotCheckRow, @Ctx() ctx: Context) {
    return (await doneLoader(ctx).load(id)) ?? 0
  }

  @FieldResolver(() => SpotCheckResult)
  result(@Root() { id }: SpotCheckRow, @Ctx() ctx: Context) {
    return resultLoader(ctx).load(id)
  }

  @FieldResolver(() => SpotCheckFileConnection, { description: 'The drawn files.' })
  async files(@Root() { id }: SpotCheckRow, @Ctx() ctx: Context, @Args(() => FilesArgs) { first, after, left }: FilesArgs) {
    const size = pageSize(first)
    const rows = await pageOfFiles(await ctx.read(), { checkId: id, left }, size + 1, uuidCursor(after))
    return toConnection(rows, size, after, row => [row.customerId])
  }
}

@Resolver(() => SpotCheckFile)
export class SpotCheckFileResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Absent: out of the reader’s sight by now.' })
  customer(@Root() { customerId }: FileRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'When drawn.' })
  group(@Root() { groupId }: FileRow, @Ctx() ctx: Context) {
    return groupId ? groupLoader(ctx).load(groupId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Whose file it was when drawn: the keeper’s, else who made it.' })
  associate(@Root() { associateId }: FileRow, @Ctx() ctx: Context) {
    return associateId ? staffLoader(ctx).load(associateId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who checked it.' })
  recordedBy(@Root() { recordedById }: FileRow, @Ctx() ctx: Context) {
    return recordedById ? staffLoader(ctx).load(recordedById) : null
  }
}

@Resolver(() => SpotCheckRate)
export class SpotCheckGroupRateResolver {
  @FieldResolver(() => StaffGroup, {
    nullable: true,
    description: 'Of this group; absent for the whole, for fields, and for files of no group.'
  })
  group(@Root() { groupId }: { groupId?: string | null }, @Ctx() ctx: Context) {
    return groupId ? groupLoader(ctx).load(groupId) : null
  }
}
