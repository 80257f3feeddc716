// Onboarding of stores in the reader's sight; any other is as if it were not (TRUST 5, 8).
import { validate as isUuid } from 'uuid'
import type { Context } from '../../platform/graphql/context.ts'
import { correctionsOf, onboardingsById, type OnboardingRow } from './onboarding.sql.ts'

export const onboardingLoader = (ctx: Context) =>
  ctx.loader(onboardingLoader, async (ids, tx) => {
    const rows = await onboardingsById(
      tx,
      ids.filter(id => isUuid(id))
    )
    return new Map<string, OnboardingRow>(
      [...rows].filter(([, row]) => ctx.rights.covers('onboarding:read', { chainId: row.chainId, storeId: row.id }))
    )
  })
export const correctionsLoader = (ctx: Context) => ctx.loader(correctionsLoader, (ids, tx) => correctionsOf(tx, ids))
