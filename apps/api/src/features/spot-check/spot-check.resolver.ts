// Spot checks: transport only.
import { Refusal, validity, type LocalDate } from '@keqing/domain'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { pageSize, toConnection, uuidCursor } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { raw } from '../../platform/db/sql.ts'
import { Chain, Staff, staffLoader } from '../organisation/index.ts'
import { drawByHand } from './draw-check.ts'
import { closeSpotCheck, recordFile, setSettings } from './record-file.ts'
import { validityOf } from './result.sql.ts'
import { checkLoader, settingsLoader } from './spot-check.loader.ts'
import { pageOfChecks } from './spot-check.sql.ts'
import {
  AssociateValidity,
  AssociateValidityConnection,
  SpotCheck,
  SpotCheckCloseInput,
  SpotCheckConnection,
  SpotCheckDrawInput,
  SpotCheckFilter,
  SpotCheckPayload,
  SpotCheckRecordInput,
  SpotCheckSettings,
  SpotCheckSettingsInput,
  SpotCheckSettingsPayload
} from './spot-check.type.ts'

@ArgsType()
class SpotChecksArgs {
  @Field(() => ID, { description: 'Of this chain.' })
  chainId!: string
  @Field(() => SpotCheckFilter, { nullable: true, description: 'Absent: all.' })
  filter?: SpotCheckFilter | null
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

@ArgsType()
class ValidityArgs {
  @Field(() => ID, { description: 'Of this chain.' })
  chainId!: string
  @Field(() => ID, { nullable: true, description: 'Of checks of this store.' })
  storeId?: string | null
  @Field(() => LocalDateScalar, { description: 'Of checks for this day or later.' })
  from!: LocalDate
  @Field(() => LocalDateScalar, { description: 'And for this day or earlier.' })
  to!: LocalDate
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

const validStore = (storeId: string | null | undefined): void => {
  if (storeId && !isUuid(storeId)) throw new Refusal('NOT_FOUND', ['storeId'])
}

@Resolver()
export class SpotCheckCommands {
  @Query(() => SpotCheckConnection, { description: 'Spot checks of the stores that one reads, the latest drawn first.' })
  async spotChecks(@Args(() => SpotChecksArgs) { chainId, filter, first, after }: SpotChecksArgs, @Ctx() ctx: Context) {
    demand(ctx, 'spotCheck:read')
    const size = pageSize(first)
    validStore(filter?.storeId)
    const today = await ctx.today(chainId)
    const asked = {
      chainId,
      ...filter,
      today,
      scope: (columns: Parameters<typeof ctx.rights.rows>[1]) => ctx.rights.rows('spotCheck:read', columns)
    }
    return toConnection(await pageOfChecks(await ctx.read(), asked, size + 1, uuidCursor(after)), size, after, row => [row.id])
  }

  @Query(() => SpotCheck, { nullable: true, description: 'One spot check.' })
  spotCheck(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'spotCheck:read')
    return checkLoader(ctx).load(id)
  }

  @Query(() => AssociateValidityConnection, { description: 'The validity of associates’ files, by closed spot checks (INC-10).' })
  async associateValidity(@Args(() => ValidityArgs) { chainId, storeId, from, to, first, after }: ValidityArgs, @Ctx() ctx: Context) {
    demand(ctx, 'spotCheck:read')
    const size = pageSize(first)
    validStore(storeId)
    await ctx.chain(chainId)
    const scope = ctx.rights.rows('spotCheck:read', { chain: raw('k.chain_id'), store: raw('k.store_id') })
    const rows = await validityOf(await ctx.read(), { chainId, storeId, from, to, scope }, size + 1, uuidCursor(after))
    const nodes = rows.map(({ associateId, checked, defects, unverifiable }) => {
      const found = { true: checked - defects, false: defects }
      return { associateId, numerator: found.true, denominator: checked, unverifiable, ranked: validity(found) !== null }
    })
    return toConnection(nodes, size, after, row => [row.associateId])
  }

  @Mutation(() => SpotCheckPayload, { description: 'Draws a check of a store by hand, for oneself to carry out (AUDIT-1).' })
  spotCheckDraw(
    @Arg('input', () => SpotCheckDrawInput, { description: 'Where, by when.' }) input: SpotCheckDrawInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ spotCheck: await checkLoader(ctx).load(await drawByHand(ctx, input)) }))
  }

  @Mutation(() => SpotCheckPayload, { description: 'Records all that was found in one file, or why it could not be checked.' })
  spotCheckRecord(
    @Arg('input', () => SpotCheckRecordInput, { description: 'Which file, what.' }) input: SpotCheckRecordInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ spotCheck: await checkLoader(ctx).load(await recordFile(ctx, input)) }))
  }

  @Mutation(() => SpotCheckPayload, { description: 'Closes a check of which every file has a record; nothing is recorded after it.' })
  spotCheckClose(@Arg('input', () => SpotCheckCloseInput, { description: 'Which.' }) input: SpotCheckCloseInput, @Ctx() ctx: Context) {
    return settle(async () => ({ spotCheck: await checkLoader(ctx).load(await closeSpotCheck(ctx, input.id)) }))
  }

  @Mutation(() => SpotCheckSettingsPayload, { description: 'Says how a chain wants its spot checks from now on.' })
  spotCheckSettingsSet(
    @Arg('input', () => SpotCheckSettingsInput, { description: 'How.' }) input: SpotCheckSettingsInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ settings: await settingsLoader(ctx).load(await setSettings(ctx, input)) }))
  }
}

@Resolver(() => Chain)
export class ChainSpotCheckResolver {
  @FieldResolver(() => SpotCheckSettings, { description: 'How its spot checks are drawn (AUDIT-1).' })
  spotCheckSettings(@Root() { id }: Chain, @Ctx() ctx: Context) {
    return settingsLoader(ctx).load(id)
  }
}

@Resolver(() => AssociateValidity)
export class AssociateValidityResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Whose files.' })
  associate(@Root() { associateId }: { associateId: string }, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(associateId)
  }
}
