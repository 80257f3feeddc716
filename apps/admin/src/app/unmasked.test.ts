import { expect, test } from '@jest/globals'
import { unmasked } from './unmasked.ts'

test('a masked phone is searched for by its last digits, wherever it stands; nothing else changes', () => {
  expect(['138****2201', '+8526****5678', '＊', ' 林晓芸 138＊＊＊＊2201', '13800002201', '2201', 'SB*01'].map(unmasked)).toEqual([
    '2201',
    '5678',
    '＊',
    ' 林晓芸 2201',
    '13800002201',
    '2201',
    'SB*01'
  ])
})
