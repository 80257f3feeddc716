/** A checklist while headquarters writes it: what is on the page, as the domain judges it, and as it is sent. */
import { CHECKLIST_KINDS, CHECKLIST_RHYTHMS, checklistFault, type BothTexts, type Checklist, type ChecklistFault } from '@keqing/domain'
import type { ChecklistOfFragment, ChecklistSaveInput } from '../../gql/graphql.ts'
import { known } from '../policies/public-names.ts'

export type ChecklistList = ChecklistOfFragment
type Words = ChecklistList['title']
export type DraftItem = Omit<ChecklistList['items'][number], '__typename'>
export type Draft = Pick<ChecklistList, 'kind' | 'isOn' | 'rhythm' | 'doer' | 'title'> & { readonly items: readonly DraftItem[] }

const words = ({ zhCN, en }: Words): Words => ({ zhCN, en })

/** What can be changed of a list, and nothing else: two drafts are the same where their JSON is. */
export const draftOf = ({ kind, isOn, rhythm, doer, title, items }: ChecklistList): Draft => ({
  ...{ kind, isOn, rhythm, doer, title: words(title) },
  items: items.map(({ key, critical, needsNote, automatic, text, help }) => ({
    ...{ key, critical, needsNote, automatic, text: words(text), help: words(help) }
  }))
})

export const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other)

/** A place of its own in the list, which no other version's item has: answers of old runs stay with the old ones. */
export const newItem = (): DraftItem => ({
  key: `item${crypto.randomUUID().replaceAll('-', '')}`,
  ...{ critical: false, needsNote: false, automatic: false },
  ...{ text: { zhCN: '', en: '' }, help: { zhCN: '', en: '' } }
})

const both = ({ zhCN, en }: Words): BothTexts => ({ 'zh-CN': zhCN, en })

/** The first fault that the service would refuse the draft for, at its place in it: `items.0.text.en`. */
export function draftFault({
  kind,
  rhythm,
  doer,
  title,
  items
}: Draft): { readonly code: ChecklistFault['code']; readonly at: string } | undefined {
  const list: Checklist = {
    kind: known(CHECKLIST_KINDS, kind),
    rhythm: known(CHECKLIST_RHYTHMS, rhythm),
    ...{ doer, title: both(title) },
    items: items.map(({ text, help, ...item }) => ({ ...item, text: both(text), help: both(help) }))
  }
  const fault = checklistFault(list)
  return fault && { code: fault.code, at: placeOf(fault.field) }
}

/** A field as the service names it, as a place in the draft. */
export const placeOf = (field: readonly string[]): string => field.map(part => (part === 'zh-CN' ? 'zhCN' : part)).join('.')

export const inputOf = (draft: Draft, chainId: string, basedOn: number): ChecklistSaveInput => ({
  ...{ chainId, kind: draft.kind, basedOn, isOn: draft.isOn, rhythm: draft.rhythm, doer: draft.doer, title: draft.title },
  items: draft.items.map(({ key, text, help, critical, needsNote }) => ({ key, text, help, critical, needsNote }))
})
