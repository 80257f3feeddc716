// What belongs to a checklist, its items and its runs: transport only.
import { checklistResult, type ChecklistItem as Item } from '@keqing/domain'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Chain, Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { BothLanguages, showBoth } from '../policy/index.ts'
import { mayCarryOut } from './carry-out.ts'
import { answersLoader, checklistsLoader, versionLoader } from './checklist.loader.ts'
import { Checklist, ChecklistItem, ChecklistResult, ChecklistRun, ChecklistRunItem, ChecklistStateEnum } from './checklist.type.ts'
import { stateOf, type RunRow } from './run.sql.ts'
import type { ChecklistRow } from './version.sql.ts'

@Resolver(() => Chain)
export class ChainChecklistsResolver {
  @FieldResolver(() => [Checklist], { description: 'One of each kind (AUDIT-1).' })
  checklists(@Root() { id }: Chain, @Ctx() ctx: Context) {
    return checklistsLoader(ctx).load(id)
  }
}

@Resolver(() => Checklist)
export class ChecklistResolver {
  @FieldResolver(() => BothLanguages)
  title(@Root() { title }: ChecklistRow) {
    return showBoth(title)
  }
}

@Resolver(() => ChecklistItem)
export class ChecklistItemResolver {
  @FieldResolver(() => BothLanguages, { description: 'What is asked.' })
  text(@Root() { text }: Item) {
    return showBoth(text)
  }

  @FieldResolver(() => BothLanguages, { description: 'How to check it.' })
  help(@Root() { help }: Item) {
    return showBoth(help)
  }
}

@Resolver(() => ChecklistRun)
export class ChecklistRunResolver {
  @FieldResolver(() => BothLanguages, { description: 'As the list was called when the run was drawn.' })
  async title(@Root() { versionId }: RunRow, @Ctx() ctx: Context) {
    return showBoth((await versionLoader(ctx).load(versionId))!.title)
  }

  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: RunRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => ChecklistStateEnum, { description: 'As of today in the chain’s time zone.' })
  async state(@Root() row: RunRow, @Ctx() ctx: Context) {
    return stateOf(row, await ctx.today(row.chainId))
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Absent: drawn by the night.' })
  drawnBy(@Root() { drawnById }: RunRow, @Ctx() ctx: Context) {
    return drawnById ? staffLoader(ctx).load(drawnById) : null
  }

  @FieldResolver(() => Staff, { nullable: true })
  closedBy(@Root() { closedById }: RunRow, @Ctx() ctx: Context) {
    return closedById ? staffLoader(ctx).load(closedById) : null
  }

  @FieldResolver(() => Boolean, { description: 'The reader carries it out.' })
  mine(@Root() row: RunRow, @Ctx() ctx: Context) {
    return mayCarryOut(ctx, row)
  }

  @FieldResolver(() => ChecklistResult)
  async result(@Root() { id, versionId }: RunRow, @Ctx() ctx: Context) {
    const answers = (await answersLoader(ctx).load(id))!
    const { items } = (await versionLoader(ctx).load(versionId))!
    return checklistResult(items, new Map([...answers].map(([key, { verdict }]) => [key, verdict])))
  }

  @FieldResolver(() => [ChecklistRunItem], { description: 'At most 50, in the list’s order.' })
  async items(@Root() { id, versionId }: RunRow, @Ctx() ctx: Context) {
    const answers = (await answersLoader(ctx).load(id))!
    const { items } = (await versionLoader(ctx).load(versionId))!
    return items.map(item => ({ ...answers.get(item.key), item }))
  }
}

@Resolver(() => ChecklistRunItem)
export class ChecklistRunItemResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who gave the answer.' })
  answeredBy(@Root() { answeredById }: { answeredById?: string | null }, @Ctx() ctx: Context) {
    return answeredById ? staffLoader(ctx).load(answeredById) : null
  }
}
