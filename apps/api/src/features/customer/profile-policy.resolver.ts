// The chain's own weights, so that a form can tell what a field is worth while it is being filled in.
import { DEFAULT_PROFILE_POLICY } from '@keqing/domain'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Chain } from '../organisation/index.ts'
import { ProfilePolicy } from './profile-policy.type.ts'
import { profilePoliciesInForce } from './refresh-completeness.ts'

const policyLoader = (ctx: Context) => ctx.loader(policyLoader, (ids, tx) => profilePoliciesInForce(tx, ids))

@Resolver(() => Chain)
export class ProfilePolicyResolver {
  @FieldResolver(() => ProfilePolicy, { description: 'What makes a file complete; by it every completeness is counted (PROFILE-3).' })
  async profilePolicy(@Root() chain: Chain, @Ctx() ctx: Context): Promise<ProfilePolicy> {
    return (await policyLoader(ctx).load(chain.id)) ?? DEFAULT_PROFILE_POLICY
  }
}
