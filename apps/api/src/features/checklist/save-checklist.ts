// Headquarters writes a list anew: another version, for runs drawn from then on.
import { checklistFault, MOST_CHECKLIST_ITEMS, READY_CHECKLISTS, Refusal, type Checklist, type ChecklistKind } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { tidyText } from '../../platform/texts.ts'
import { addVersion, checklistsOf, sameTexts, type NewVersion } from './version.sql.ts'

/** Longer than any text may be: the domain says how long each may. */
const ANY_LENGTH = 10_000

export interface SaveChecklist extends Checklist {
  readonly chainId: string
  readonly isOn: boolean
  /** The number of the version that was changed: who comes second has not seen what the first wrote. */
  readonly basedOn: number
}

/** @throws Forbidden; Refusal NOT_FOUND, CHANGED_MEANWHILE, of what is written */
export async function saveChecklist(ctx: Context, { basedOn, ...sent }: SaveChecklist): Promise<string> {
  const { chainId } = sent
  demand(ctx, 'org:write', { chainId }, { field: ['chainId'] })
  const list = tidied(sent)
  const fault = checklistFault(list)
  if (fault) throw new Refusal(fault.code, fault.field, { max: MOST_CHECKLIST_ITEMS })
  await ctx.write(tx => add(ctx, tx, { ...list, isReady: sameTexts(list, READY_CHECKLISTS[list.kind]) }, basedOn, 'checklistSave'))
  return chainId
}

/** The ready list again, as it is due and whose it is at first. @throws Forbidden; Refusal NOT_FOUND, CHANGED_MEANWHILE */
export async function resetChecklist(
  ctx: Context,
  { chainId, kind, basedOn }: { readonly chainId: string; readonly kind: ChecklistKind; readonly basedOn: number }
): Promise<string> {
  demand(ctx, 'org:write', { chainId }, { field: ['chainId'] })
  const list = { ...READY_CHECKLISTS[kind], chainId, isReady: true, isOn: true }
  await ctx.write(tx => add(ctx, tx, list, basedOn, 'checklistReset'))
  return chainId
}

async function add(
  ctx: Context,
  tx: Tx,
  list: Omit<NewVersion, 'no' | 'at' | 'by'>,
  basedOn: number,
  action: 'checklistSave' | 'checklistReset'
): Promise<void> {
  const { chainId, kind } = list
  const now = (await checklistsOf(tx, [chainId])).get(chainId)?.find(one => one.kind === kind)
  if (now?.no !== basedOn) throw new Refusal('CHANGED_MEANWHILE', ['basedOn'])
  const no = basedOn + 1
  const id = await addVersion(tx, { ...list, no, at: ctx.clock.now(), by: ctx.actor.staffId ?? null })
  if (!id) throw new Refusal('CHANGED_MEANWHILE', ['basedOn'])
  await audit(tx, ctx, {
    ...{ action, objectType: 'Chain', objectId: chainId, chainId },
    detail: { kind, no, items: list.items.length, rhythm: list.rhythm, doer: list.doer, isOn: list.isOn }
  })
}

function tidied<L extends Checklist>(list: L): L {
  const both = (texts: Checklist['title'], field: readonly string[]) => ({
    'zh-CN': tidyText(texts['zh-CN'], [...field, 'zh-CN'], ANY_LENGTH),
    en: tidyText(texts.en, [...field, 'en'], ANY_LENGTH)
  })
  return {
    ...list,
    title: both(list.title, ['title']),
    items: list.items.map((item, at) => ({
      ...item,
      text: both(item.text, ['items', String(at), 'text']),
      help: both(item.help, ['items', String(at), 'help'])
    }))
  }
}
