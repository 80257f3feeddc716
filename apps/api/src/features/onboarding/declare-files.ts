// INC-6: a store's manager says once how many files it had; headquarters corrects the number, for a reason, and the day stays.
import { MOST_ONBOARDING_FILES, Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import { storeForChange } from '../organisation/index.ts'
import { filesThatCount, insertCorrection, insertDeclaration } from './onboarding.sql.ts'

interface Declaration {
  readonly storeId: string
  readonly files: number
  readonly idempotencyKey: string
}

function validate({ storeId, files }: Declaration): void {
  if (!isUuid(storeId)) throw new Refusal('NOT_FOUND', ['storeId'])
  if (!Number.isInteger(files) || files < 1 || files > MOST_ONBOARDING_FILES)
    throw new Refusal('INVALID_VALUE', ['files'], { min: 1, max: MOST_ONBOARDING_FILES })
}

/** On the chain's local date. @throws Forbidden; Refusal NOT_FOUND, STORE_CLOSED, INVALID_VALUE, ONBOARDING_DECLARED, of the key */
export async function declareFiles(ctx: Context, input: Declaration): Promise<string> {
  demand(ctx, 'onboarding:declare')
  validate(input)
  const { storeId, files, idempotencyKey } = input
  await ctx.write(async tx => {
    const store = await storeForChange(ctx, tx, storeId, 'onboarding:declare', 'share', 'storeId')
    const request = { operation: 'onboardingDeclare', key: idempotencyKey, body: { storeId, files, by: ctx.actor.id } }
    await idempotent(tx, request, async () => {
      if (store.closedOn) throw new Refusal('STORE_CLOSED', ['storeId'])
      const said = { storeId, files, at: ctx.clock.now(), by: ctx.actor.staffId ?? null }
      const today = await ctx.today(store.chainId)
      await refusing({ onboarding_pkey: ['ONBOARDING_DECLARED', 'storeId'] }, () => insertDeclaration(tx, said, today))
      const what = { action: 'onboardingDeclare', objectType: 'Store', objectId: storeId, chainId: store.chainId, storeId }
      await audit(tx, ctx, { ...what, detail: { files } })
      return { id: storeId }
    })
  })
  return storeId
}

/** The latest correction counts, from the declared day on. @throws Forbidden; Refusal NOT_FOUND, INVALID_VALUE, of texts and key */
export async function correctFiles(ctx: Context, input: Declaration & { readonly reason: string }): Promise<string> {
  demand(ctx, 'org:write')
  validate(input)
  const { storeId, files, idempotencyKey } = input
  await ctx.write(async tx => {
    const store = await storeForChange(ctx, tx, storeId, 'org:write', 'update', 'storeId')
    const reason = readReason(input.reason, (await ctx.chain(store.chainId)).country)
    const request = { operation: 'onboardingCorrect', key: idempotencyKey, body: { storeId, files, reason, by: ctx.actor.id } }
    await idempotent(tx, request, async () => {
      const before = await filesThatCount(tx, storeId)
      if (before === undefined) throw new Refusal('NOT_FOUND', ['storeId'])
      await insertCorrection(tx, { storeId, files, at: ctx.clock.now(), by: ctx.actor.staffId ?? null }, reason)
      const what = { action: 'onboardingCorrect', objectType: 'Store', objectId: storeId, chainId: store.chainId, storeId }
      await audit(tx, ctx, { ...what, detail: { before, files } })
      return { id: storeId }
    })
  })
  return storeId
}
