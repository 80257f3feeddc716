// TIER-10: what people do with a version before it has its day: written, handed in, approved, sent back, talked about.
import {
  decidePolicyAct,
  policyDifferences,
  Refusal,
  type PolicyAct,
  type PolicyBodies,
  type PolicyKind,
  type StoreLines
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { refusing } from '../../platform/refusing.ts'
import { optionalText, requiredText } from '../../platform/texts.ts'
import { storeForChange } from '../organisation/index.ts'
import { acting, demandPlace, LONGEST_COMMENT, note, policyForChange, settingsOf } from './act-on-policy.ts'
import { besideOf, faultsOfVersion, initialContent, readContent } from './policy-content.ts'
import { authorsOfPolicy, recordPolicyEvent } from './policy-event.sql.ts'
import { insertDraft, lockPolicy, lockPolicyInForce, saveDraft, sealPolicy, setPolicy } from './policy.sql.ts'

const LONGEST_NAME = 80
const MOST_DIFFERENCES = 50

/** A draft of a version's content, by default of what is in force; so is an old version brought back. @throws Refusal NOT_FOUND, NAME_REQUIRED, TEXT_TOO_LONG */
export async function createDraft(
  ctx: Context,
  input: {
    readonly chainId: string
    readonly storeId?: string | null
    readonly kind: PolicyKind
    readonly name: string
    readonly basedOnId?: string | null
  }
): Promise<string> {
  await ctx.chain(input.chainId)
  const place = { chainId: input.chainId, storeId: input.storeId ?? null, kind: input.kind }
  demandPlace(ctx, place, 'create', place.storeId ? 'storeId' : 'chainId')
  const name = requiredText(input.name, 'name', LONGEST_NAME, 'NAME_REQUIRED')
  return ctx.write(async tx => {
    const { chainId, storeId, kind } = place
    if (storeId) await openStore(ctx, tx, storeId, chainId)
    const base = input.basedOnId ? await lockPolicy(tx, input.basedOnId) : await lockPolicyInForce(tx, place)
    if (input.basedOnId && (base?.chainId !== chainId || base.storeId !== storeId || base.kind !== kind))
      throw new Refusal('NOT_FOUND', ['basedOnId'])
    const body = base ? readContent(base) : initialContent(place)
    const id = await insertDraft(tx, { ...place, name, body, basedOnId: base?.id ?? null, staffId: ctx.actor.staffId ?? null })
    await note(
      ctx,
      tx,
      { id, chainId, storeId, kind },
      { act: 'create', action: 'policyDraftCreate', detail: base ? { basedOn: base.version } : {} }
    )
    return id
  })
}

async function openStore(ctx: Context, tx: Tx, storeId: string, chainId: string): Promise<void> {
  const store = await storeForChange(ctx, tx, storeId, 'policy:override', 'share', 'storeId')
  if (store.chainId !== chainId) throw new Refusal('NOT_FOUND', ['storeId'])
  if (store.closedOn) throw new Refusal('STORE_CLOSED', ['storeId'])
}

export interface SaveDraft {
  readonly id: string
  /** The one that was read: whoever saved meanwhile is not overwritten. */
  readonly revision: number
  readonly name?: string | null
  /** Of the draft's kind; of a store's draft, its lines. */
  readonly rules: { readonly [K in PolicyKind]?: PolicyBodies[K] | undefined } & { readonly storeLines?: StoreLines | undefined }
}

/** A draft may have faults; they keep it from being submitted. @throws Refusal NOT_FOUND, POLICY_FROZEN, CHANGED_MEANWHILE, INVALID_VALUE, … */
export async function saveContent(ctx: Context, input: SaveDraft): Promise<string> {
  const given =
    input.name === undefined || input.name === null ? undefined : requiredText(input.name, 'name', LONGEST_NAME, 'NAME_REQUIRED')
  return acting(ctx, input.id, 'save', async (tx, version) => {
    if (version.revision !== input.revision) throw new Refusal('CHANGED_MEANWHILE', ['revision'])
    const sent = version.storeId ? input.rules.storeLines : input.rules[version.kind]
    if (!sent && Object.values(input.rules).some(Boolean)) throw new Refusal('INVALID_VALUE', ['rules'])
    // What was stored in an earlier form is compared as what it says.
    const before = readContent(version)
    const body = sent ?? before
    const name = given ?? version.name
    const differences = policyDifferences(before, body)
    if (differences.length === 0 && name === version.name) return
    await saveDraft(tx, { id: version.id, name, body })
    const detail = { ...(name !== version.name && { name }), differences: differences.slice(0, MOST_DIFFERENCES) }
    await note(ctx, tx, version, { act: 'save', action: 'policyDraftSave', detail, audited: { differences: differences.length } })
  })
}

export const discardDraft = (ctx: Context, { id }: { readonly id: string }): Promise<string> =>
  act(ctx, id, 'discard', 'policyDraftDiscard')

/** Approved at once where the chain asks for no second person. @throws Refusal POLICY_HAS_FAULTS, POLICY_NOT_IN_THAT_STATE, TRY_AGAIN_LATER */
export async function submitDraft(ctx: Context, input: { readonly id: string; readonly comment?: string | null }): Promise<string> {
  return refusing({ policy_version_number: ['TRY_AGAIN_LATER', 'id'] }, () =>
    acting(ctx, input.id, 'submit', async (tx, version, status) => {
      const [fault, ...others] = faultsOfVersion(version, (await besideOf(tx, [version.chainId])).get(version.chainId))
      if (fault) throw new Refusal('POLICY_HAS_FAULTS', fault.path.map(String), { fault: fault.code, count: others.length + 1 })
      await sealPolicy(tx, version, status)
      await note(ctx, tx, version, { act: 'submit', action: 'policySubmit', comment: commentOf(input) })
      // What a store sets is headquarters' to approve, however many people the chain asks for.
      if (!ctx.rights.covers('policy:write', { chainId: version.chainId }) || (await settingsOf(tx, version.chainId)).secondPerson) return
      await setPolicy(tx, version.id, {
        status: decidePolicyAct('approve', { status, authorIds: [] }, { actorId: null, secondPerson: false })
      })
      const approval = { secondPerson: false, authorIds: await authorsOfPolicy(tx, version.id) }
      await recordPolicyEvent(tx, { versionId: version.id, act: 'approve', staffId: null, approval })
    })
  )
}

/** @throws Refusal NOT_FOUND, POLICY_NOT_IN_THAT_STATE, POLICY_OWN_APPROVAL */
export const approvePolicy = (ctx: Context, input: { readonly id: string; readonly comment?: string | null }): Promise<string> =>
  act(ctx, input.id, 'approve', 'policyApprove', commentOf(input))

/** The version stays as it was submitted; its content becomes a draft again. The draft's id. @throws Refusal REASON_REQUIRED, … */
export async function sendBackPolicy(ctx: Context, input: { readonly id: string; readonly comment: string }): Promise<string> {
  const comment = requiredText(input.comment, 'comment', LONGEST_COMMENT, 'REASON_REQUIRED')
  let draftId = ''
  await acting(ctx, input.id, 'sendBack', async (tx, version, status) => {
    await setPolicy(tx, version.id, { status })
    const { chainId, storeId, kind, name, body } = version
    draftId = await insertDraft(tx, { chainId, storeId, kind, name, body, basedOnId: version.id, staffId: ctx.actor.staffId ?? null })
    await note(ctx, tx, version, { act: 'sendBack', action: 'policySendBack', comment })
    await recordPolicyEvent(tx, { versionId: draftId, act: 'create', staffId: null, comment, detail: { basedOn: version.version } })
  })
  return draftId
}

export async function commentOnPolicy(ctx: Context, input: { readonly id: string; readonly comment: string }): Promise<string> {
  const comment = requiredText(input.comment, 'comment', LONGEST_COMMENT)
  return ctx.write(async tx => {
    const version = await policyForChange(ctx, tx, input.id, 'comment')
    await note(ctx, tx, version, { act: 'comment', action: 'policyComment', comment })
    return version.id
  })
}

const commentOf = ({ comment }: { readonly comment?: string | null }) => optionalText(comment, 'comment', LONGEST_COMMENT) ?? ''

async function act(ctx: Context, id: string, does: PolicyAct, action: string, comment = ''): Promise<string> {
  return acting(ctx, id, does, async (tx, version, status, approval) => {
    await setPolicy(tx, version.id, { status })
    await note(ctx, tx, version, { act: does, action, comment, approval })
  })
}
