// The effective policy: transport only.
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { effectivePolicyOf } from './effective-policy.ts'
import { EffectivePolicy, EffectivePolicyInput } from './effective-policy.type.ts'
import { showRules } from './policy-body.type.ts'

@Resolver(() => EffectivePolicy)
export class EffectivePolicyResolver {
  @Query(() => EffectivePolicy, {
    nullable: true,
    description:
      'The policy that holds in a store on a day, and which line comes from where; absent where the chain has none of the kind yet.'
  })
  async effectivePolicy(
    @Arg('input', () => EffectivePolicyInput, { description: 'Rules of which kind, where and when.' }) input: EffectivePolicyInput,
    @Ctx() ctx: Context
  ): Promise<EffectivePolicy | null> {
    const holding = await effectivePolicyOf(ctx, input)
    if (!holding) return null
    const { kind, on, policy, chain, store, lines } = holding
    return { kind, on, rules: showRules(kind, policy), chainVersion: chain, storeVersion: store, lines }
  }
}
