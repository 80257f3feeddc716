// Policies of a chain: transport only.
import { policyDifferences, type LocalDate, type PolicyKind, type PolicyStatus } from '@keqing/domain'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { chainLoader, Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import * as change from './change-policy.ts'
import { PolicyRules, readRules } from './policy-body.type.ts'
import { besideLoader, faultsOfVersion, faultsSince, readContent, showContent } from './policy-content.ts'
import { authorsOfPolicies, eventsOfPolicy, lastActs } from './policy-event.sql.ts'
import { PolicyActInput, PolicyCommentInput, PolicyDraftCreateInput, PolicyDraftSaveInput, PolicyPayload } from './policy.input.ts'
import { plannedBefore, policyLoader, versionsInSight, seesWriting, shown, storesInSight } from './policy.loader.ts'
import { countPolicies, pageOfPolicies, type PolicyList, type PolicyRow } from './policy.sql.ts'
import {
  PolicyDifference,
  PolicyEvent,
  PolicyEventConnection,
  PolicyFault,
  PolicyKindEnum,
  PolicyStatusEnum,
  PolicyVersion,
  PolicyVersionConnection
} from './policy.type.ts'

const authorsLoader = (ctx: Context) => ctx.loader(authorsLoader, (ids, tx) => authorsOfPolicies(tx, ids))
const lastActLoader = (ctx: Context) => ctx.loader(lastActLoader, (ids, tx) => lastActs(tx, ids))

@ArgsType()
class PolicyVersionsArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => PolicyKindEnum, { description: 'Rules of which kind.' })
  kind!: PolicyKind
  @Field(() => ID, { nullable: true, description: 'Versions of this store; absent: the chain’s own.' })
  storeId?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Versions of every store instead of the chain’s own.' })
  ofStores!: boolean
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => [PolicyStatusEnum], { nullable: true, description: 'Only versions that stand so.' })
  statuses?: PolicyStatus[] | null
  @Field(() => String, {
    nullable: true,
    description: 'Only those that have this in their name, or have it as their number (3, v3); its first 200 characters count.'
  })
  search?: string | null
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

const INPUT = { description: 'What to do.' }
/** Characters of a search that count. */
const MOST_SEARCHED = 200

@Resolver(() => PolicyVersion)
export class PolicyResolver {
  @Query(() => PolicyVersionConnection, { description: 'Versions of a chain’s rules of one kind, the latest made first.' })
  async policyVersions(@Args(() => PolicyVersionsArgs) args: PolicyVersionsArgs, @Ctx() ctx: Context) {
    const { chainId, kind, first, statuses, after, storeId, ofStores, search } = args
    await ctx.chain(chainId)
    if (storeId) demand(ctx, 'policy:read', { chainId, storeId }, { atStore: true, field: ['storeId'] })
    const of = storeId ? { storeId } : ofStores ? { stores: storesInSight(ctx) } : undefined
    const list: PolicyList = { chainId, of, kind, inSight: versionsInSight(ctx), statuses, search: search?.slice(0, MOST_SEARCHED) }
    const size = pageSize(first)
    const rows = await pageOfPolicies(await ctx.read(), list, size, after ? String(decodeCursor(after, 1)[0]) : undefined)
    return { ...toConnection(rows, size, after, row => [row.id]), list }
  }

  @Query(() => PolicyVersion, { nullable: true, description: 'A version by its id.' })
  async policyVersion(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'policy:read')
    return policyLoader(ctx).load(id)
  }

  @FieldResolver(() => PolicyRules, { description: 'What it says.' })
  rules(@Root() row: PolicyRow) {
    return showContent(row)
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The store that sets it for itself; absent: the chain’s own rules.' })
  store(@Root() { storeId }: PolicyRow, @Ctx() ctx: Context) {
    return storeId ? storeLoader(ctx).load(storeId) : null
  }

  @FieldResolver(() => [PolicyFault], {
    description: 'What keeps a draft from being submitted; of what was submitted, what keeps it from its day. None once it has that.'
  })
  async faults(@Root() row: PolicyRow, @Ctx() ctx: Context): Promise<PolicyFault[]> {
    const draft = row.status === 'draft'
    if (!draft && row.status !== 'submitted' && row.status !== 'approved') return []
    const beside = await besideLoader(ctx).load(row.chainId)
    return (draft ? faultsOfVersion : faultsSince)(row, beside).map(({ code, path }) => ({ code, path: path.map(String) }))
  }

  @FieldResolver(() => PolicyVersion, { nullable: true, description: 'The version whose content it started with.' })
  basedOn(@Root() { basedOnId }: PolicyRow, @Ctx() ctx: Context) {
    return basedOnId ? policyLoader(ctx).load(basedOnId) : null
  }

  @FieldResolver(() => PolicyEvent, { nullable: true, description: 'What was done with it last, comments aside.' })
  async lastAct(@Root() row: PolicyRow, @Ctx() ctx: Context) {
    const event = await lastActLoader(ctx).load(row.id)
    return event ? showEvent(event, seenBy(ctx, row)) : null
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is submitted and the viewer is one who may approve it.' })
  async awaitsViewer(@Root() { id, chainId, status }: PolicyRow, @Ctx() ctx: Context): Promise<boolean> {
    if (status !== 'submitted' || !ctx.rights.covers('policy:write', { chainId })) return false
    if (!(await chainLoader(ctx).load(chainId))?.policySecondPerson) return true
    const authors = (await authorsLoader(ctx).load(id)) ?? []
    return Boolean(ctx.actor.staffId) && !authors.includes(ctx.actor.staffId ?? '')
  }

  @FieldResolver(() => [PolicyDifference], { description: 'Where it differs from another version of its kind, which comes before.' })
  async differences(
    @Root() row: PolicyRow,
    @Arg('from', () => ID, { description: 'The other version.' }) from: string,
    @Ctx() ctx: Context
  ): Promise<PolicyDifference[]> {
    const other = await policyLoader(ctx).load(from)
    if (other?.kind !== row.kind || Boolean(other.storeId) !== Boolean(row.storeId)) return []
    return policyDifferences(readContent(other), readContent(row)).map(showDifference)
  }

  @FieldResolver(() => PolicyEventConnection, { description: 'What was done with it, the latest first.' })
  async events(
    @Root() row: PolicyRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null
  ) {
    const size = pageSize(first)
    const rows = await eventsOfPolicy(await ctx.read(), row.id, size, after ? String(decodeCursor(after, 1)[0]) : undefined)
    const seen = seenBy(ctx, row)
    return toConnection(
      rows.map(each => showEvent(each, seen)),
      size,
      after,
      event => [event.id]
    )
  }

  @Mutation(() => PolicyPayload, { description: 'Starts a draft; so is an old version brought back.' })
  policyDraftCreate(@Arg('input', () => PolicyDraftCreateInput, INPUT) input: PolicyDraftCreateInput, @Ctx() ctx: Context) {
    return shown(ctx, () => change.createDraft(ctx, input))
  }

  @Mutation(() => PolicyPayload, { description: 'Changes a draft; it may have faults.' })
  policyDraftSave(@Arg('input', () => PolicyDraftSaveInput, INPUT) { rules, ...input }: PolicyDraftSaveInput, @Ctx() ctx: Context) {
    return shown(ctx, () => change.saveContent(ctx, { ...input, rules: rules ? readRules(rules) : {} }))
  }

  @Mutation(() => PolicyPayload, { description: 'Puts a draft aside for good.' })
  policyDraftDiscard(@Arg('input', () => PolicyActInput, INPUT) input: PolicyActInput, @Ctx() ctx: Context) {
    return shown(ctx, () => change.discardDraft(ctx, input))
  }

  @Mutation(() => PolicyPayload, {
    description: 'Hands a draft in: from now on it never changes. Approved at once where the chain asks for no second person.'
  })
  policySubmit(@Arg('input', () => PolicyActInput, INPUT) input: PolicyActInput, @Ctx() ctx: Context) {
    return shown(ctx, () => change.submitDraft(ctx, input))
  }

  @Mutation(() => PolicyPayload, {
    description: 'Approves what was submitted; where the chain asks for a second person, not what one wrote or submitted.'
  })
  policyApprove(@Arg('input', () => PolicyActInput, INPUT) input: PolicyActInput, @Ctx() ctx: Context) {
    return shown(ctx, () => change.approvePolicy(ctx, input))
  }

  @Mutation(() => PolicyPayload, { description: 'Sends back what was submitted or approved; its content becomes a new draft.' })
  policySendBack(@Arg('input', () => PolicyCommentInput, INPUT) input: PolicyCommentInput, @Ctx() ctx: Context) {
    return shown(ctx, () => change.sendBackPolicy(ctx, input))
  }

  @Mutation(() => PolicyPayload, { description: 'Says something about a version.' })
  policyComment(@Arg('input', () => PolicyCommentInput, INPUT) input: PolicyCommentInput, @Ctx() ctx: Context) {
    return shown(ctx, () => change.commentOnPolicy(ctx, input))
  }
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
const showDifference = ({ path, before, after }: ReturnType<typeof policyDifferences>[number]): PolicyDifference => ({
  path: path.map(String),
  before: json(before),
  after: json(after)
})

type EventDetail = {
  differences?: ReturnType<typeof policyDifferences>
  effectiveOn?: string
  unseen?: boolean
  moved?: number
  moves?: PolicyEvent['moves']
}

/** How many customers an activation moved is a sum over all of the chain: it is for whoever may read them all (TRUST 8). */
interface Seen {
  readonly moves: boolean
  /** What was said while it was written. */
  readonly words: boolean
}

const seenBy = (ctx: Context, row: PolicyRow): Seen => ({
  moves: ctx.rights.covers('customer:read', { chainId: row.chainId }),
  words: seesWriting(ctx, row)
})

type EventRow = Awaited<ReturnType<typeof eventsOfPolicy>>[number]

function showEvent({ id, versionId, act, at, comment, staffId, detail }: EventRow, seen: Seen): PolicyEvent {
  const { differences = [], effectiveOn, unseen = false, moved, moves = [] } = detail as EventDetail
  return {
    id,
    versionId,
    act,
    at,
    comment: seen.words ? comment : '',
    staffId,
    byService: staffId === null,
    differences: differences.map(showDifference),
    effectiveOn: effectiveOn as PolicyEvent['effectiveOn'],
    unseen,
    moved: seen.moves ? moved : null,
    moves: seen.moves ? moves : []
  }
}

@Resolver(() => PolicyEvent)
export class PolicyEventResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who did it; absent where it was the service, or somebody out of sight.' })
  by(@Root() { staffId }: PolicyEvent, @Ctx() ctx: Context) {
    return staffId ? staffLoader(ctx).load(staffId) : null
  }

  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'Of an activation that ran late: the day that was set for it.' })
  plannedOn(@Root() { act, versionId, effectiveOn }: PolicyEvent, @Ctx() ctx: Context): Promise<LocalDate | null> | null {
    return act === 'activate' ? plannedBefore(ctx, versionId, effectiveOn) : null
  }
}

@Resolver(() => PolicyVersionConnection)
export class PolicyVersionConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: { list: PolicyList }, @Ctx() ctx: Context): Promise<number> {
    return countPolicies(await ctx.read(), page.list)
  }
}
