// What months, figures, entries and disputes refer to.
import { ruleOf, type MeasuredFigure, type NextStep } from '@keqing/domain'
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { groupLoader, Staff, StaffGroup, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import {
  BothLanguages,
  IncentivePlanRule,
  MeasuredEnum,
  MeasureEnum,
  policyLoader,
  PolicyVersion,
  showBoth,
  showIncentiveRule,
  SpanEnum
} from '../policy/index.ts'
import type { Contest, ContestPlace } from './contest.ts'
import type { DisputeRow } from './dispute.sql.ts'
import { disputesOfEntryLoader, entryLoader, periodLoader, periodStoresLoader, readerOf, sharesLoader } from './incentive.loader.ts'
import {
  BeneficiaryEnum,
  IncentiveContest,
  IncentiveContestPlace,
  IncentiveDispute,
  IncentiveEntry,
  IncentiveEntryConnection,
  IncentiveEvidence,
  IncentiveFigure,
  IncentiveNextStep,
  IncentivePart,
  IncentivePay,
  IncentivePeriod,
  IncentiveShare,
  IncentiveStanding,
  IncentiveStore
} from './incentive.type.ts'
import type { PeriodRow } from './period.sql.ts'
import type { EntryRow, PartRow, PayRow, ShareRow, StoreMonthRow } from './read.sql.ts'
import { ownParts, type SeenStanding } from './seen-standing.ts'
import type { StandingFigure } from './standing.ts'

const staff = (ctx: Context, id: string | null) => (id ? staffLoader(ctx).load(id) : null)

@Resolver(() => IncentivePeriod)
export class IncentivePeriodResolver {
  @FieldResolver(() => Int, { description: 'Stores that are closed.' })
  async storesClosed(@Root() { id }: PeriodRow, @Ctx() ctx: Context) {
    return (await periodStoresLoader(ctx).load(id))?.done ?? 0
  }

  @FieldResolver(() => Int, { description: 'Stores that have a figure.' })
  async storesTotal(@Root() { id }: PeriodRow, @Ctx() ctx: Context) {
    return (await periodStoresLoader(ctx).load(id))?.total ?? 0
  }

  @FieldResolver(() => Int, { description: 'Entries that nobody could be given: no member or no manager in their days.' })
  async unassigned(@Root() { id }: PeriodRow, @Ctx() ctx: Context) {
    return (await periodStoresLoader(ctx).load(id))?.unassigned ?? 0
  }

  @FieldResolver(() => PolicyVersion, { nullable: true, description: 'The plan that it goes by.' })
  plan(@Root() { policyVersionId }: PeriodRow, @Ctx() ctx: Context) {
    return policyLoader(ctx).load(policyVersionId)
  }

  @FieldResolver(() => Staff, { nullable: true })
  closedBy(@Root() { closedById }: PeriodRow, @Ctx() ctx: Context) {
    return staff(ctx, closedById)
  }

  @FieldResolver(() => Staff, { nullable: true })
  approvedBy(@Root() { approvedById }: PeriodRow, @Ctx() ctx: Context) {
    return staff(ctx, approvedById)
  }
}

@Resolver(() => IncentiveStanding)
export class IncentiveStandingResolver {
  @FieldResolver(() => IncentivePeriod, { nullable: true, description: 'Its closing, once there is one.' })
  period(@Root() { period }: SeenStanding, @Ctx() ctx: Context) {
    return period ? periodLoader(ctx).load(period.id) : null
  }

  @FieldResolver(() => [IncentivePlanRule], { description: 'What follows from the figures.' })
  rules(@Root() { plan }: SeenStanding): IncentivePlanRule[] {
    return plan.rules.map(showIncentiveRule)
  }

  @FieldResolver(() => [IncentiveFigure], {
    description: 'Quotas in the plan’s order, then what rules go by; contests have their own query.'
  })
  figures(@Root() { figures }: SeenStanding): readonly StandingFigure[] {
    return figures
  }

  @FieldResolver(() => [IncentiveNextStep], {
    description: 'What spares most: what the pace so far leads to first, then by what a unit spares.'
  })
  async nextSteps(@Root() standing: SeenStanding, @Ctx() ctx: Context): Promise<readonly StepRow[]> {
    const { steps, plan } = standing
    const [first] = steps
    if (!first) return []
    const { id, timeZone } = await ctx.chain(first.figure.chainId)
    const { staffId } = readerOf(ctx)
    const own = await ownParts(await ctx.read(), { staffId, chain: { id, timeZone } }, standing)
    return steps.map((step, at) => ({ ...step, plan, to: step.beneficiary.kind, ownPart: own[at] ?? null }))
  }
}

type StepRow = NextStep<StandingFigure> & Pick<SeenStanding, 'plan'> & Pick<IncentiveNextStep, 'to' | 'ownPart'>

@Resolver(() => IncentiveNextStep)
export class IncentiveNextStepResolver {
  @FieldResolver(() => IncentivePlanRule, { description: 'By which it would be taken.' })
  rule(@Root() { plan, ruleKey }: StepRow): IncentivePlanRule {
    return showIncentiveRule(ruleOf(plan, { ruleKey }))
  }
}

@Resolver(() => IncentiveFigure)
export class IncentiveFigureResolver {
  @FieldResolver(() => MeasureEnum)
  measure(@Root() { measured }: StandingFigure) {
    return measured.measure
  }

  @FieldResolver(() => MeasuredEnum)
  of(@Root() { kind }: StandingFigure) {
    return kind
  }

  @FieldResolver(() => SpanEnum)
  span(@Root() { measured }: StandingFigure) {
    return measured.span
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'Whose it is, of a group.' })
  group(@Root() { kind, id }: StandingFigure, @Ctx() ctx: Context) {
    return kind === 'group' ? groupLoader(ctx).load(id) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Whose it is, of an associate.' })
  staff(@Root() { kind, id }: StandingFigure, @Ctx() ctx: Context) {
    return kind === 'associate' ? staffLoader(ctx).load(id) : null
  }

  @FieldResolver(() => Int, { description: 'Days of the period in which somebody was there.' })
  days(@Root() { presence }: StandingFigure) {
    return presence.days
  }

  @FieldResolver(() => Int, { description: 'Days of the period.' })
  ofDays(@Root() { presence }: StandingFigure) {
    return presence.of
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is as it was kept when its month was closed.' })
  kept(@Root() { periodId }: StandingFigure) {
    return periodId !== null
  }
}

/** A leaderboard has no pages: so many of the best, and oneself. */
const MOST_PLACES = 50

@Resolver(() => IncentiveContest)
export class IncentiveContestResolver {
  @FieldResolver(() => IncentivePlanRule, { description: 'What it goes by, with its prizes.' })
  rule(@Root() { rule }: Contest): IncentivePlanRule {
    return showIncentiveRule(rule)
  }

  @FieldResolver(() => Int, { description: 'How many are ranked.' })
  ranked(@Root() { places }: Contest): number {
    return places.length
  }

  @FieldResolver(() => [IncentiveContestPlace], { description: 'The best first: 50 of them, and the reader’s own.' })
  places(@Root() { places }: Contest): readonly ContestPlace[] {
    return places.filter(({ isMine }, nth) => nth < MOST_PLACES || isMine)
  }
}

@Resolver(() => IncentiveContestPlace)
export class IncentiveContestPlaceResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Absent: out of one’s sight.' })
  staff(@Root() { staffId }: ContestPlace, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(staffId)
  }

  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: ContestPlace, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => BothLanguages, { nullable: true, description: 'What the last does who has no prize; it is no money.' })
  forfeit(@Root() { forfeit }: ContestPlace) {
    return forfeit && showBoth(forfeit)
  }
}

@Resolver(() => IncentivePart)
export class IncentivePartResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Absent: receipts of nobody, or out of one’s sight.' })
  customer(@Root() { customerId }: PartRow, @Ctx() ctx: Context) {
    return customerId ? customerLoader(ctx).load(customerId) : null
  }

  @FieldResolver(() => Boolean, { description: 'Receipts that no customer is known of.' })
  anonymous(@Root() { customerId }: PartRow) {
    return customerId === null
  }
}

@Resolver(() => IncentiveEntry)
export class IncentiveEntryResolver {
  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: EntryRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => IncentivePlanRule, { description: 'The rule as it was.' })
  rule(@Root() { rule }: EntryRow): IncentivePlanRule {
    return showIncentiveRule(rule)
  }

  @FieldResolver(() => BeneficiaryEnum)
  beneficiary(@Root() { beneficiary }: EntryRow) {
    return beneficiary.kind
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'By whose figures it was judged, of a group.' })
  group(@Root() { evidence: { subject } }: EntryRow, @Ctx() ctx: Context) {
    return subject.kind === 'group' ? groupLoader(ctx).load(subject.id) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'By whose figures it was judged, of an associate.' })
  associate(@Root() { evidence: { subject } }: EntryRow, @Ctx() ctx: Context) {
    return subject.kind === 'associate' ? staffLoader(ctx).load(subject.id) : null
  }

  @FieldResolver(() => IncentiveEvidence)
  evidence(@Root() { evidence, rule }: EntryRow): IncentiveEvidence {
    const { of } = evidence
    const measure = 'measure' in evidence ? evidence.measure : 'measure' in rule ? rule.measure : null
    if (of === 'quota') return { of, measure, figure: shown(evidence.figure), asked: evidence.asked }
    if (of === 'streak')
      return {
        of,
        periods: evidence.periods.map(({ start, figure, asked }) => ({ start, figure: shown(figure), asked }))
      }
    if (of === 'count') return { of, measure, figure: shown(evidence.figure) }
    if (of === 'check') {
      const floors = evidence.floors.map(({ percent, figure }) => ({ percent, figure: shown(figure) }))
      return { of, measure: 'failedItems', figure: evidence.figure && shown(evidence.figure), floors }
    }
    if (of === 'decision' || of === 'nothing') return { of, measure }
    const { rank, tied, ranked, figure } = evidence
    const ranks = { of, measure, rank, tied, ranked, figure: shown(figure) }
    return of === 'rank' ? ranks : { ...ranks, store: { figure: shown(evidence.store.figure), asked: evidence.store.asked } }
  }

  @FieldResolver(() => BothLanguages, { nullable: true, description: 'What the lowest do; it is no money.' })
  forfeit(@Root() { forfeit }: EntryRow) {
    return forfeit && showBoth(forfeit)
  }

  @FieldResolver(() => IncentiveEntry, { nullable: true, description: 'What it corrects.' })
  corrects(@Root() { correctsId }: EntryRow, @Ctx() ctx: Context) {
    return correctsId ? entryLoader(ctx).load(correctsId) : null
  }

  @FieldResolver(() => IncentiveEntry, { nullable: true, description: 'What corrects it.' })
  correctedBy(@Root() { correctedById }: EntryRow, @Ctx() ctx: Context) {
    return correctedById ? entryLoader(ctx).load(correctedById) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who closed the month, or decided.' })
  madeBy(@Root() { madeById }: EntryRow, @Ctx() ctx: Context) {
    return staff(ctx, madeById)
  }

  @FieldResolver(() => [IncentiveShare], { description: 'Who has what of it; to who sees no pay, the own share alone.' })
  async shares(@Root() { id }: EntryRow, @Ctx() ctx: Context) {
    return (await sharesLoader(ctx).load(id)) ?? []
  }

  @FieldResolver(() => [IncentiveDispute], { description: 'Disputes of it that one sees.' })
  async disputes(@Root() { id }: EntryRow, @Ctx() ctx: Context) {
    return (await disputesOfEntryLoader(ctx).load(id)) ?? []
  }
}

@Resolver(() => IncentiveEntryConnection)
export class IncentiveEntryConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: { readonly total: () => Promise<number> }) {
    return page.total()
  }
}

const shown = ({ numerator, denominator }: MeasuredFigure) => ({ numerator, denominator })

@Resolver(() => IncentiveShare)
export class IncentiveShareResolver {
  @FieldResolver(() => Staff, { nullable: true })
  staff(@Root() { staffId }: ShareRow, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(staffId)
  }
}

@Resolver(() => IncentivePay)
export class IncentivePayResolver {
  @FieldResolver(() => Staff, { nullable: true })
  staff(@Root() { staffId }: PayRow, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(staffId)
  }

  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: PayRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }
}

@Resolver(() => IncentiveStore)
export class IncentiveStoreResolver {
  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: StoreMonthRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }
}

@Resolver(() => IncentiveDispute)
export class IncentiveDisputeResolver {
  @FieldResolver(() => IncentiveEntry, { nullable: true })
  entry(@Root() { entryId }: DisputeRow, @Ctx() ctx: Context) {
    return entryLoader(ctx).load(entryId)
  }

  @FieldResolver(() => IncentiveEntry, { nullable: true, description: 'By which it was corrected.' })
  correction(@Root() { correctionId }: DisputeRow, @Ctx() ctx: Context) {
    return correctionId ? entryLoader(ctx).load(correctionId) : null
  }

  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: DisputeRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => Staff, { nullable: true })
  raisedBy(@Root() { raisedById }: DisputeRow, @Ctx() ctx: Context) {
    return staff(ctx, raisedById)
  }

  @FieldResolver(() => Staff, { nullable: true })
  decidedBy(@Root() { decidedById }: DisputeRow, @Ctx() ctx: Context) {
    return staff(ctx, decidedById)
  }

  @FieldResolver(() => Boolean, { description: 'Whether the reader may decide it: neither raised it nor made the entry.' })
  decidable(@Root() { chainId, storeId, state, raisedById, madeById }: DisputeRow, @Ctx() ctx: Context) {
    const { staffId } = ctx.actor
    return state === 'open' && staffId !== raisedById && staffId !== madeById && ctx.rights.covers('incentive:settle', { chainId, storeId })
  }
}
