// Changes of chains, stores and groups: transport only.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { closeChain, createChain, updateChain } from './change-chain.ts'
import { closeStaffGroup, createStaffGroup, updateStaffGroup } from './change-staff-group.ts'
import { closeStore, createStore, updateStore } from './change-store.ts'
import {
  ChainCloseInput,
  ChainCreateInput,
  ChainPayload,
  ChainUpdateInput,
  StaffGroupCloseInput,
  StaffGroupCreateInput,
  StaffGroupPayload,
  StaffGroupUpdateInput,
  StoreCloseInput,
  StoreCreateInput,
  StorePayload,
  StoreUpdateInput
} from './organisation-input.type.ts'
import { chainLoader, groupLoader, storeLoader } from './organisation.loader.ts'

@Resolver()
export class OrganisationCommandsResolver {
  @Mutation(() => ChainPayload, { description: 'Makes a brand with the default policies; its maker becomes its headquarters.' })
  chainCreate(@Arg('input', () => ChainCreateInput, { description: 'What to do.' }) input: ChainCreateInput, @Ctx() ctx: Context) {
    return settle(async () => ({ chain: await chainLoader(ctx).load(await createChain(ctx, input)) }))
  }

  @Mutation(() => ChainPayload, { description: 'Changes a chain.' })
  chainUpdate(@Arg('input', () => ChainUpdateInput, { description: 'What to do.' }) input: ChainUpdateInput, @Ctx() ctx: Context) {
    return settle(async () => ({ chain: await chainLoader(ctx).load(await updateChain(ctx, input)) }))
  }

  @Mutation(() => ChainPayload, {
    description:
      'Closes a chain whose stores are closed. Its history stays, and is read as before; no store opens and nobody joins it any more.'
  })
  chainClose(@Arg('input', () => ChainCloseInput, { description: 'What to do.' }) input: ChainCloseInput, @Ctx() ctx: Context) {
    return settle(async () => ({ chain: await chainLoader(ctx).load(await closeChain(ctx, input)) }))
  }

  @Mutation(() => StorePayload, { description: 'Opens a store, with two staff groups.' })
  storeCreate(@Arg('input', () => StoreCreateInput, { description: 'What to do.' }) input: StoreCreateInput, @Ctx() ctx: Context) {
    return settle(async () => ({ store: await storeLoader(ctx).load(await createStore(ctx, input)) }))
  }

  @Mutation(() => StorePayload, { description: 'Changes a store.' })
  storeUpdate(@Arg('input', () => StoreUpdateInput, { description: 'What to do.' }) input: StoreUpdateInput, @Ctx() ctx: Context) {
    return settle(async () => ({ store: await storeLoader(ctx).load(await updateStore(ctx, input)) }))
  }

  @Mutation(() => StorePayload, { description: 'Closes a store whose groups are closed. Its history stays.' })
  storeClose(@Arg('input', () => StoreCloseInput, { description: 'What to do.' }) input: StoreCloseInput, @Ctx() ctx: Context) {
    return settle(async () => ({ store: await storeLoader(ctx).load(await closeStore(ctx, input)) }))
  }

  @Mutation(() => StaffGroupPayload, { description: 'Adds a staff group to a store.' })
  staffGroupCreate(
    @Arg('input', () => StaffGroupCreateInput, { description: 'What to do.' }) input: StaffGroupCreateInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ group: await groupLoader(ctx).load(await createStaffGroup(ctx, input)) }))
  }

  @Mutation(() => StaffGroupPayload, { description: 'Renames a staff group.' })
  staffGroupUpdate(
    @Arg('input', () => StaffGroupUpdateInput, { description: 'What to do.' }) input: StaffGroupUpdateInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ group: await groupLoader(ctx).load(await updateStaffGroup(ctx, input)) }))
  }

  @Mutation(() => StaffGroupPayload, { description: 'Closes a staff group that has no members and no customers left.' })
  staffGroupClose(
    @Arg('input', () => StaffGroupCloseInput, { description: 'What to do.' }) input: StaffGroupCloseInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ group: await groupLoader(ctx).load(await closeStaffGroup(ctx, input)) }))
  }
}
