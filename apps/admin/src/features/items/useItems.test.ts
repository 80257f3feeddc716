import { afterEach, expect, test } from '@jest/globals'
import { stage } from '../../app/stage.ts'
import { useItemEdit } from './useItems.ts'

const item = { id: 'i', code: 'LF-37', name: '软底乐福鞋', category: '单鞋', recordedAt: '2026-06-01T00:00:00Z', editedAt: null }
let end = () => {}
afterEach(() => end())

test('only what was changed is sent, trimmed', async () => {
  const played = stage({ ItemUpdate: { itemUpdate: { item, userErrors: [] } } }, useItemEdit)
  end = played.end
  expect(await played.result.save(item, ' 软底乐福鞋，米白 ', '单鞋')).toBe(true)
  expect(played.asked).toEqual([{ name: 'ItemUpdate', variables: { input: { id: 'i', name: '软底乐福鞋，米白' } } }])
})

test('nothing changed: nothing is asked', async () => {
  const played = stage({}, useItemEdit)
  end = played.end
  expect(await played.result.save(item, item.name, item.category)).toBe(true)
  expect(played.asked).toEqual([])
})

test('a refusal keeps the dialog open', async () => {
  const played = stage(
    { ItemUpdate: { itemUpdate: { item: null, userErrors: [{ code: 'TEXT_TOO_LONG', field: ['name'], params: [] }] } } },
    useItemEdit,
    { refusal: { TEXT_TOO_LONG: '太长' } }
  )
  end = played.end
  expect(await played.result.save(item, 'x'.repeat(300), '')).toBe(false)
  expect(played.result.at('name')).toBe('太长')
})
