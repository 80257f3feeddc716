// Checklists: transport only.
import { REGISTRATION_RATE_ITEM, Refusal, type ChecklistKind } from '@keqing/domain'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { pageSize, toConnection, uuidCursor, type Connection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { readBoth } from '../policy/index.ts'
import { CARRIES_OUT, finishRun, giveAnswer } from './carry-out.ts'
import {
  ChecklistAnswerInput,
  ChecklistResetInput,
  ChecklistRunBeginInput,
  ChecklistRunCloseInput,
  ChecklistRunFilter,
  ChecklistSaveInput
} from './checklist.input.ts'
import { checklistsLoader, runLoader } from './checklist.loader.ts'
import { ChecklistPayload, ChecklistRun, ChecklistRunConnection, ChecklistRunPayload } from './checklist.type.ts'
import { beginRun } from './draw-run.ts'
import { countRuns, pageOfRuns, type RunRow, type RunsAsked } from './run.sql.ts'
import { resetChecklist, saveChecklist } from './save-checklist.ts'

@ArgsType()
class ChecklistRunsArgs {
  @Field(() => ID, { description: 'Of this chain.' })
  chainId!: string
  @Field(() => ChecklistRunFilter, { nullable: true, description: 'Absent: all.' })
  filter?: ChecklistRunFilter | null
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

interface RunPage extends Connection<RunRow> {
  readonly asked: RunsAsked
}
const listOf = async (ctx: Context, chainId: string, kind: ChecklistKind) =>
  (await checklistsLoader(ctx).load(chainId))?.find(list => list.kind === kind)

@Resolver()
export class ChecklistCommands {
  @Query(() => ChecklistRunConnection, { description: 'Runs at the stores that one reads, the latest drawn first.' })
  async checklistRuns(
    @Args(() => ChecklistRunsArgs) { chainId, filter, first, after }: ChecklistRunsArgs,
    @Ctx() ctx: Context
  ): Promise<RunPage> {
    demand(ctx, 'checklist:read')
    const size = pageSize(first)
    if (filter?.storeId && !isUuid(filter.storeId)) throw new Refusal('NOT_FOUND', ['storeId'])
    const scope: RunsAsked['scope'] = columns => ctx.rights.rows('checklist:read', columns)
    const carriedOut: RunsAsked['carriedOut'] = filter?.mine ? (doer, columns) => ctx.rights.rows(CARRIES_OUT[doer], columns) : undefined
    const asked = { chainId, ...filter, today: await ctx.today(chainId), scope, carriedOut }
    const rows = await pageOfRuns(await ctx.read(), asked, size + 1, uuidCursor(after))
    return { ...toConnection(rows, size, after, row => [row.id]), asked }
  }

  @Query(() => ChecklistRun, { nullable: true, description: 'One run.' })
  checklistRun(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'checklist:read')
    return runLoader(ctx).load(id)
  }

  @Mutation(() => ChecklistPayload, { description: 'Writes a list anew, for runs drawn from now on.' })
  checklistSave(@Arg('input', () => ChecklistSaveInput, { description: 'What.' }) input: ChecklistSaveInput, @Ctx() ctx: Context) {
    return settle(async () => {
      const items = input.items.map(({ text, help, ...item }) => {
        const automatic = input.kind === 'system' && item.key === REGISTRATION_RATE_ITEM
        return { ...item, text: readBoth(text), help: readBoth(help), automatic }
      })
      const chainId = await saveChecklist(ctx, { ...input, title: readBoth(input.title), items })
      return { checklist: await listOf(ctx, chainId, input.kind) }
    })
  }

  @Mutation(() => ChecklistPayload, { description: 'Makes the ready list of a kind the chain’s again, on, and due and whose as at first.' })
  checklistReset(@Arg('input', () => ChecklistResetInput, { description: 'Which.' }) input: ChecklistResetInput, @Ctx() ctx: Context) {
    return settle(async () => ({ checklist: await listOf(ctx, await resetChecklist(ctx, input), input.kind) }))
  }

  @Mutation(() => ChecklistRunPayload, { description: 'Begins a run by hand, beside what the night draws, for oneself to carry out.' })
  checklistRunBegin(
    @Arg('input', () => ChecklistRunBeginInput, { description: 'Where, which.' }) input: ChecklistRunBeginInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ checklistRun: await runLoader(ctx).load(await beginRun(ctx, input)) }))
  }

  @Mutation(() => ChecklistRunPayload, { description: 'Answers one item of a run.' })
  checklistAnswer(
    @Arg('input', () => ChecklistAnswerInput, { description: 'Which item, what.' }) input: ChecklistAnswerInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ checklistRun: await runLoader(ctx).load(await giveAnswer(ctx, input)) }))
  }

  @Mutation(() => ChecklistRunPayload, { description: 'Closes a run of which every item has an answer; nothing is answered after it.' })
  checklistRunClose(
    @Arg('input', () => ChecklistRunCloseInput, { description: 'Which.' }) input: ChecklistRunCloseInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ checklistRun: await runLoader(ctx).load(await finishRun(ctx, input.id)) }))
  }
}

@Resolver(() => ChecklistRunConnection)
export class ChecklistRunConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  async totalCount(@Root() { asked }: RunPage, @Ctx() ctx: Context) {
    return countRuns(await ctx.read(), asked)
  }
}
