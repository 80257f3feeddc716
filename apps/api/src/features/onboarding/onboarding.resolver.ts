// Onboarding of stores: transport only.
import type { LocalDate } from '@keqing/domain'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { correctFiles, declareFiles } from './declare-files.ts'
import { correctionsLoader, onboardingLoader } from './onboarding.loader.ts'
import { pageOfOnboardings, progressOf, type CorrectionRow, type OnboardingRow } from './onboarding.sql.ts'
import {
  Onboarding,
  OnboardingConnection,
  OnboardingCorrectInput,
  OnboardingCorrection,
  OnboardingDeclareInput,
  OnboardingPayload,
  OnboardingStateEnum
} from './onboarding.type.ts'

@ArgsType()
class OnboardingsArgs {
  @Field(() => ID, { description: 'Of this chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

function cursorOf(after: string | null | undefined): readonly [string, string] | undefined {
  const [code, id] = after ? decodeCursor(after, 2) : []
  return typeof code === 'string' && typeof id === 'string' && isUuid(id) ? [code, id] : undefined
}

@Resolver()
export class OnboardingCommands {
  @Query(() => OnboardingConnection, { description: 'Stores that one reads, by their code: open ones, and those that have declared.' })
  async onboardings(@Args(() => OnboardingsArgs) { chainId, first, after }: OnboardingsArgs, @Ctx() ctx: Context) {
    demand(ctx, 'onboarding:read')
    const size = pageSize(first)
    await ctx.chain(chainId)
    const scope = (columns: Parameters<typeof ctx.rights.rows>[1]) => ctx.rights.rows('onboarding:read', columns)
    const rows = await pageOfOnboardings(await ctx.read(), { chainId, scope }, size + 1, cursorOf(after))
    return toConnection(rows, size, after, row => [row.code, row.id])
  }

  @Query(() => Onboarding, { nullable: true, description: 'Of one store.' })
  onboarding(@Arg('storeId', () => ID, { description: 'Which.' }) storeId: string, @Ctx() ctx: Context) {
    demand(ctx, 'onboarding:read')
    return onboardingLoader(ctx).load(storeId)
  }

  @Mutation(() => OnboardingPayload, { description: 'A store’s manager declares, once, how many customer files it has (INC-6).' })
  onboardingDeclare(
    @Arg('input', () => OnboardingDeclareInput, { description: 'Where, how many.' }) input: OnboardingDeclareInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ onboarding: await onboardingLoader(ctx).load(await declareFiles(ctx, input)) }))
  }

  @Mutation(() => OnboardingPayload, {
    description: 'Headquarters corrects the number of files, for a reason; the latest correction counts.'
  })
  onboardingCorrect(
    @Arg('input', () => OnboardingCorrectInput, { description: 'Where, how many, why.' }) input: OnboardingCorrectInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ onboarding: await onboardingLoader(ctx).load(await correctFiles(ctx, input)) }))
  }
}

@Resolver(() => Onboarding)
export class OnboardingResolver {
  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { id }: OnboardingRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(id)
  }

  @FieldResolver(() => OnboardingStateEnum, { description: 'As of today in the chain’s time zone.' })
  async state(@Root() row: OnboardingRow, @Ctx() ctx: Context) {
    return progressOf(row, await ctx.today(row.chainId)).state
  }

  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'The last day in time: 7 days after the declared day.' })
  async dueOn(@Root() row: OnboardingRow, @Ctx() ctx: Context): Promise<LocalDate | null> {
    return progressOf(row, await ctx.today(row.chainId)).dueOn
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Days behind the due day, today included, that began without as many files as asked; 30 at most.'
  })
  async lateDays(@Root() row: OnboardingRow, @Ctx() ctx: Context) {
    return progressOf(row, await ctx.today(row.chainId)).lateDays
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Absent, too: out of the reader’s sight.' })
  declaredBy(@Root() { declaredById }: OnboardingRow, @Ctx() ctx: Context) {
    return declaredById ? staffLoader(ctx).load(declaredById) : null
  }

  @FieldResolver(() => [OnboardingCorrection], { description: 'The latest first, 20 at most.' })
  async corrections(@Root() { id }: OnboardingRow, @Ctx() ctx: Context) {
    return (await correctionsLoader(ctx).load(id)) ?? []
  }
}

@Resolver(() => OnboardingCorrection)
export class OnboardingCorrectionResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Absent, too: out of the reader’s sight.' })
  correctedBy(@Root() { correctedById }: CorrectionRow, @Ctx() ctx: Context) {
    return correctedById ? staffLoader(ctx).load(correctedById) : null
  }
}
