// AUDIT-1: what headquarters writes is judged on the page as the service judges it, and sent whole.
import { checklistFault } from '@keqing/domain'
import { describe, expect, test } from '@jest/globals'
import { draftFault, draftOf, inputOf, isSame, newItem, type ChecklistList } from './checklist-draft.ts'

const item = (key: string, more: object = {}) => ({
  ...{ key, critical: false, needsNote: false, automatic: false },
  ...{ text: { zhCN: '问', en: 'Ask' }, help: { zhCN: '看', en: 'Look' } },
  ...more
})
const list: ChecklistList = {
  ...{ kind: 'SYSTEM', no: 3, isReady: false, isOn: true, rhythm: 'MONTHLY', doer: 'OPERATOR', title: { zhCN: '检查', en: 'Check' } },
  items: [item('registrationRate', { automatic: true, critical: true }), item('one')]
}

describe('a draft', () => {
  test('of a list is the same as another of it, until something is written', () => {
    const draft = draftOf(list)
    expect(isSame(draft, draftOf(list))).toBe(true)
    expect(isSame({ ...draft, title: { zhCN: '检查', en: 'Other' } }, draft)).toBe(false)
  })

  test.each([
    ['nothing', draftOf(list), undefined],
    [
      'a new item not yet written',
      { ...draftOf(list), items: [...draftOf(list).items, newItem()] },
      { code: 'REQUIRED', at: 'items.2.text.zhCN' }
    ],
    ['no item to answer', { ...draftOf(list), items: draftOf(list).items.slice(0, 1) }, { code: 'REQUIRED', at: 'items' }],
    ['a title in one language', { ...draftOf(list), title: { zhCN: '检查', en: ' ' } }, { code: 'REQUIRED', at: 'title.en' }],
    ['a title of 61', { ...draftOf(list), title: { zhCN: '检'.repeat(61), en: 'A' } }, { code: 'TEXT_TOO_LONG', at: 'title.zhCN' }],
    ['a system check each week', { ...draftOf(list), rhythm: 'WEEKLY' as const }, { code: 'INVALID_VALUE', at: 'rhythm' }],
    ['the same item twice', { ...draftOf(list), items: [item('one'), item('one')] }, { code: 'DUPLICATE_IN_BATCH', at: 'items.1.key' }]
  ])('with %s', (_, draft, fault) => expect(draftFault(draft)).toEqual(fault))

  test('is sent with every item in its order, and the version it was made of', () => {
    const draft = { ...draftOf(list), items: draftOf(list).items.toReversed() }
    const sent = inputOf(draft, 'chain', 3)
    expect(sent.items.map(({ key }) => key)).toEqual(['one', 'registrationRate'])
    expect(sent).toMatchObject({ chainId: 'chain', kind: 'SYSTEM', basedOn: 3, isOn: true })
  })

  test('gives new items keys of their own, which the domain takes', () => {
    const written = [newItem(), newItem()].map(({ key }) => ({
      ...item(key),
      text: { 'zh-CN': '问', en: 'a' },
      help: { 'zh-CN': '看', en: 'b' }
    }))
    expect(
      checklistFault({ kind: 'files', rhythm: 'daily', doer: 'OPERATOR', title: { 'zh-CN': '一', en: 'a' }, items: written })
    ).toBeUndefined()
  })
})
